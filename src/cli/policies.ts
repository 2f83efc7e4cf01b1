import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../domain/failure.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { Adaptation } from '../judge/policy.ts';
import { openBytes, collect } from '../read/bytes.ts';
import { POLICIES } from '../reference/policies/policies.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
import type { Io } from './io.ts';
import { oneInput, readTargetsFile } from './tables.ts';

/** A policy as it was named: one that ships, or a document of the user's. */
export type PolicyName = { readonly policy: Policy } | { readonly file: string };

/** A document is told from an id by its ending, or by a folder in its name. Null for what is neither. */
export function policyNamed(text: string): PolicyName | null {
  if (text === '-' || /[./\\]/.test(text)) return { file: text };
  const policy = POLICIES.find(({ id }) => id === text);
  return policy ? { policy } : null;
}

const MOST_BYTES = 1 << 20;

/** The policy, read where it is a document, and with the tables of targets that it names. Null where findings say why not. */
export async function loadPolicy(name: PolicyName, io: Io, findings: FindingLog): Promise<Policy | null> {
  if ('policy' in name) return name.policy;
  const text = await readDocument(name.file, io, findings);
  if (text === null) return null;
  // Loaded here alone, for those who bring a policy of their own.
  const { readPolicy } = await import('../read/policy.ts');
  const policy = readPolicy(name.file, text, findings);
  if (policy === null) return null;
  const tables = new Map<string, Adaptation['targets'] | null>();
  for (const { criteria } of [policy, ...policy.readings ?? []]) {
    for (const criterion of criteria ?? []) {
      if (criterion.kind !== 'at-or-below-target' || typeof criterion.targets !== 'string') continue;
      const file = criterion.targets;
      if (!tables.has(file)) tables.set(file, await readTargetsFile(isAbsolute(file) ? file : join(dirname(name.file), file), io, findings));
    }
  }
  if ([...tables.values()].includes(null)) return null;
  const withTable = (criterion: Criterion): Criterion => {
    if (criterion.kind !== 'at-or-below-target' || typeof criterion.targets !== 'string') return criterion;
    const { byCouncil, unit } = tables.get(criterion.targets)!;
    if (unit === 'beds' && criterion.unit === 'rate') throw new UserError(`${criterion.targets} has targets in beds, and ${policy.id} says \`unit: rate\``, 'correct the one or the other');
    return { ...criterion, targets: byCouncil };
  };
  return {
    ...policy,
    criteria: policy.criteria.map(withTable),
    ...(policy.readings ? { readings: policy.readings.map((reading) => ({ ...reading, ...(reading.criteria ? { criteria: reading.criteria.map(withTable) } : {}) })) } : {}),
  };
}

/** The text of a policy's document; null where findings say why not. */
export async function readDocument(path: string, io: Io, findings: FindingLog): Promise<string | null> {
  const input = oneInput(path, io, findings);
  if (!input) return null;
  const { kind, chunks } = await openBytes(input.open(), false);
  const bytes = kind === 'text' || kind === 'empty' ? await collect(chunks, MOST_BYTES) : null;
  if (bytes === null) throw new UserError(`${path} is not a policy`, 'a policy is a YAML or JSON text; `dtoc policy init` prints one to start from');
  return new TextDecoder('utf-8').decode(bytes);
}
