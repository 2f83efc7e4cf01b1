import type { Finding, Severity } from '../../domain/finding.ts';
import { monthId } from '../../domain/month.ts';
import { ruleOf, type RuleCode } from '../../reference/rules/rules.ts';

/** A finding as a gate sees it: with its severity, and whether it was known before. */
export interface CheckedFinding {
  readonly finding: Finding<RuleCode>;
  /** A known finding of any severity counts as a note. */
  readonly severity: Severity;
  readonly known: boolean;
}

/** What a check found, before it is put into any format. */
export interface CheckResult {
  readonly tool: { readonly name: string; readonly version: string };
  /** Every file that was read or refused, by name. */
  readonly files: readonly string[];
  readonly findings: readonly CheckedFinding[];
  /** Findings counted and not kept. */
  readonly more: readonly { readonly code: string; readonly file: string; readonly count: number }[];
}

export interface Choice {
  /** Null for all rules. */
  readonly rules: ReadonlySet<RuleCode> | null;
  readonly ignored: ReadonlySet<RuleCode>;
  /** Keys of findings that were known before. */
  readonly known: ReadonlySet<string>;
}

/** Chooses among findings by rule, softens the known ones, and orders all by file, place and rule. */
export function chooseFindings(findings: readonly Finding[], choice: Choice): CheckedFinding[] {
  return (findings as readonly Finding<RuleCode>[])
    .filter(({ code }) => isChosen(code, choice))
    .map((finding): CheckedFinding => {
      const isKnown = !UNREAD.has(finding.code) && choice.known.has(keyOf(finding));
      return { finding, known: isKnown, severity: isKnown ? 'note' : ruleOf(finding.code).severity };
    })
    .sort((a, b) => compare(orderOf(a.finding), orderOf(b.finding)));
}

/** What could not be read is told whatever was asked: a gate that did not look has not passed. */
export const UNREAD: ReadonlySet<string> = new Set(['DTOC-101', 'DTOC-102', 'DTOC-109', 'DTOC-111']);

export function isChosen(code: RuleCode, { rules, ignored }: Choice): boolean {
  return UNREAD.has(code) || (rules === null || rules.has(code)) && !ignored.has(code);
}

/** What a finding is known by from one run to the next, wherever the file lies and whatever line it stands on by then. */
export function keyOf(finding: Finding): string {
  return [finding.code, basename(finding.file), finding.sheet ?? '', finding.cell ?? '', finding.column ?? '', finding.period === undefined ? '' : monthId(finding.period), finding.council ?? '', finding.found].join(' | ');
}

function basename(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** The findings that are shown where not all are: the gravest, in their order. */
export function gravest(result: CheckResult, most: number): { shown: CheckedFinding[]; untold: string | null } {
  const chosen = new Set((['error', 'warning', 'note'] as const).flatMap((severity) => result.findings.filter((checked) => checked.severity === severity)).slice(0, most));
  const rest = { ...result, findings: result.findings.filter((checked) => !chosen.has(checked)) };
  const left = rest.findings.length > 0 || rest.more.length > 0;
  return { shown: result.findings.filter((checked) => chosen.has(checked)), untold: left ? `and ${countText(rest)} more` : null };
}

export function countBy(result: CheckResult): Record<Severity, number> & { known: number } {
  const counts = { error: 0, warning: 0, note: 0, known: 0 };
  for (const { severity, known } of result.findings) {
    if (known) counts.known += 1;
    else counts[severity] += 1;
  }
  for (const { code, count } of result.more) counts[ruleOf(code as RuleCode).severity] += count;
  return counts;
}

/** `2 errors, 1 warning, 3 notes; 4 known` */
export function countText(result: CheckResult): string {
  const { known, ...counts } = countBy(result);
  const told = Object.entries(counts).filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity}${count === 1 ? '' : 's'}`);
  return `${told.join(', ') || 'no findings'}${known === 0 ? '' : `; ${known} known before and softened to notes`}`;
}

function orderOf(finding: Finding): string {
  const line = String(finding.line ?? 0).padStart(9, '0');
  const [, column = '', row = ''] = /^([A-Z]*)(\d*)$/.exec(finding.cell ?? '') ?? [];
  return [finding.file, finding.sheet ?? '', line, row.padStart(6, '0'), column.padStart(3), finding.code, finding.council ?? '', finding.found].join('\u0000');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
