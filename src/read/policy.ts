import { closest, distance } from 'fastest-levenshtein';
import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { FindingLog } from '../domain/finding-log.ts';
import { contradictionsIn } from '../reference/policies/contradictions.ts';
import { policyDocument, type Policy } from '../reference/policies/schema.ts';
import type { RuleCode } from '../reference/rules/rules.ts';

type Path = readonly (string | number)[];

/**
 * Reads a policy, YAML or JSON (which is YAML too). What is wrong with it becomes findings with line and column, all at once;
 * null where there is any.
 */
export function readPolicy(file: string, text: string, findings: FindingLog): Policy | null {
  const lines = new LineCounter();
  const document = parseTree(text, lines);
  const tell = (code: RuleCode, offset: number, found: string, expected: string): void => {
    const { line, col } = lines.linePos(offset);
    findings.add({ code, file, line, column: String(col), found, expected });
  };
  if (document === null) {
    tell('DTOC-901', 0, 'lists and keys inside each other without end', 'a policy');
    return null;
  }
  for (const { code, message, pos } of document.errors) tell('DTOC-901', pos[0], code === 'MULTIPLE_DOCS' ? 'a second document after `---`' : message.split('\n')[0]!, 'one document of YAML or JSON');
  if (document.errors.length > 0) return null;
  const value = valueOf(document);
  if (value instanceof Error) {
    tell('DTOC-901', 0, value.message, 'YAML without so many aliases');
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell('DTOC-904', 0, value === null ? 'nothing' : Array.isArray(value) ? 'a list' : 'a single value', 'the keys and values of a policy');
    return null;
  }
  const parsed = v.safeParse(policyDocument, value);
  if (!parsed.success) {
    const told = parsed.issues.map((issue) => describeIssue(innermost(issue), document)).sort((a, b) => a.offset - b.offset);
    for (const { code, offset, found, expected } of told) tell(code, offset, found, expected);
    return null;
  }
  const policy: Policy = parsed.output;
  const contradictions = contradictionsIn(policy);
  for (const { path, found, expected } of contradictions) tell('DTOC-905', offsetOf(document, path), `${pathText(path)}: ${found}`, expected);
  return contradictions.length === 0 ? policy : null;
}

// What is nested too deeply fills the stack of whoever reads it.
function parseTree(text: string, lineCounter: LineCounter): Document | null {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, stringKeys: true, logLevel: 'silent' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

// Aliases that multiply are refused by the library, as an error.
function valueOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    return error;
  }
}

interface Issue {
  readonly type: string;
  readonly received: string;
  readonly expected: string | null;
  readonly message: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
  readonly issues?: readonly Issue[] | undefined;
}

/** Where none of several shapes fits, the fault is told that lies deepest: of the shape that was most likely meant. */
function innermost(issue: Issue): Issue {
  if (issue.received !== 'Object') return issue;
  const depth = ({ path }: Issue): number => path?.length ?? 0;
  const [deepest] = [...issue.issues ?? []].map(innermost).sort((a, b) => depth(b) - depth(a));
  return deepest && depth(deepest) > 0 ? { ...deepest, path: [...issue.path ?? [], ...deepest.path ?? []] } : issue;
}

function describeIssue(issue: Issue, document: Document): { code: RuleCode; offset: number; found: string; expected: string } {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const name = path.at(-1);
  const parent = path.slice(0, -1);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const known = keysAt(parent, document);
    const nearest = known.length === 0 ? null : closest(String(name), known);
    const near = nearest !== null && distance(String(name), nearest) <= Math.max(1, nearest.length / 3) ? nearest : null;
    const expected = `${known.length === 0 ? 'no key' : `one of ${known.join(', ')}`}${near ? `; ${near} perhaps` : ''}`;
    return { code: 'DTOC-903', offset: offsetOf(document, path, true), found: pathText(path), expected };
  }
  if (issue.received === 'undefined') {
    return { code: 'DTOC-902', offset: offsetOf(document, parent), found: `no ${pathText(path)}`, expected: descriptionAt(path, document) ?? issue.expected ?? 'a value' };
  }
  const found = `${path.length === 0 ? '' : `${pathText(path)}: `}${receivedText(issue.received)}`;
  return { code: 'DTOC-904', offset: offsetOf(document, path), found, expected: expectationAt(path, issue, document) };
}

function receivedText(received: string): string {
  return received === 'Object' ? 'keys and values' : received === 'Array' ? 'a list' : received;
}

function expectationAt(path: Path, { expected, type: issueType }: Issue, document: Document): string {
  const description = descriptionAt(path, document) ?? (expected?.startsWith('/') ? 'the CASSR code of a council, quoted: "812"' : null);
  // A list of choices says more than a description; a regular expression says less.
  const choices = expected?.startsWith('(') && !expected.includes('Object') ? expected.slice(1, -1).replaceAll('"', '').replaceAll(' | ', ', ') : null;
  const bound = /^([<>]=?)(-?\d+)$/.exec(expected ?? '');
  const type = bound ? `${bound[1] === '>=' ? 'at least' : 'at most'} ${bound[2]}` : TYPES[expected ?? (issueType === 'integer' ? 'integer' : '')] ?? null;
  return [choices ?? type, description].filter((part) => part !== null).join(': ') || (expected ?? 'another value');
}

const TYPES: Readonly<Record<string, string>> = { Array: 'a list', Object: 'keys and values', string: 'text', number: 'a number', integer: 'a whole number', boolean: 'true or false' };

/** `criteria 2, level`: where in the document, counted as people count. */
function pathText(path: Path): string {
  return path.map((key) => String(typeof key === 'number' ? key + 1 : key)).join(' ');
}

function offsetOf(document: Document, path: Path, ofKey = false): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true) as { range?: readonly [number, number, number] } | undefined;
    if (ofKey && length === path.length) {
      const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    if (node?.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** What is known of a schema, whatever it is wrapped in. */
interface SchemaLike {
  readonly wrapped?: SchemaLike;
  readonly entries?: Readonly<Record<string, SchemaLike>>;
  readonly item?: SchemaLike;
  readonly options?: readonly SchemaLike[];
  readonly key?: unknown;
  readonly type?: string;
  readonly literal?: unknown;
  readonly pipe?: readonly { readonly type?: string; readonly description?: string }[];
}

/** The part of the schema that a path leads to; a variant's is chosen by the kind that the document gives. */
function schemaAt(path: Path, document: Document): SchemaLike | null {
  let schema: SchemaLike | undefined = policyDocument as unknown as SchemaLike;
  for (const [index, key] of path.entries()) {
    schema = unwrapped(schema, path.slice(0, index), document);
    schema = typeof key === 'number' ? schema?.item : schema?.entries?.[key];
  }
  return unwrapped(schema, path, document) ?? null;
}

function unwrapped(schema: SchemaLike | undefined, path: Path, document: Document): SchemaLike | undefined {
  if (schema?.wrapped) return unwrapped(schema.wrapped, path, document);
  if (schema?.type !== 'variant') return schema;
  const kind = document.getIn([...path, 'kind']);
  return schema.options?.find((option) => option.entries?.['kind']?.literal === kind) ?? schema;
}

function keysAt(path: Path, document: Document): string[] {
  return Object.keys(schemaAt(path, document)?.entries ?? {});
}

function descriptionAt(path: Path, document: Document): string | null {
  return schemaAt(path, document)?.pipe?.find((action) => action.type === 'description')?.description ?? null;
}
