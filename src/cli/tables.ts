import { UserError } from '../domain/failure.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { Adaptation } from '../judge/policy.ts';
import type { Allocations } from '../judge/stake.ts';
import type { GivenPopulation } from '../measure/population.ts';
import { openBytes } from '../read/bytes.ts';
import { readCouncilTable, type CouncilTable } from '../read/council-table.ts';
import { listInputs, type Input } from '../read/inputs.ts';
import { readPopulation } from '../read/population.ts';
import type { Io } from './io.ts';

/** The user's own tables. What is wrong with a file becomes findings, which stop the run. */

export async function readPopulationFile(path: string, io: Io, findings: FindingLog): Promise<GivenPopulation | null> {
  const chunks = await openText(path, io, findings, 'a CSV of adults', 'give a CSV with the headings code,adults or code,adults_2016,adults_2018');
  return chunks && readPopulation(path, chunks, findings);
}

export async function readAllocationsFile(path: string, io: Io, findings: FindingLog): Promise<Allocations | null> {
  const table = await readTable(path, ['pounds', 'allocation'], io, findings);
  return table && { file: path, byCouncil: table.byCouncil };
}

/** Targets are daily rates per 100,000 adults under `target`, delayed days a day under `target_beds`. */
export async function readTargetsFile(path: string, io: Io, findings: FindingLog): Promise<NonNullable<Adaptation['targets']> | null> {
  const table = await readTable(path, ['target', 'target_beds'], io, findings);
  return table && { file: path, byCouncil: Object.fromEntries(table.byCouncil), unit: table.heading === 'target' ? 'rate' : 'beds' };
}

async function readTable(path: string, headings: readonly string[], io: Io, findings: FindingLog): Promise<CouncilTable | null> {
  const chunks = await openText(path, io, findings, 'a CSV', `give a CSV with the headings ${headings.map((heading) => `code,${heading}`).join(' or ')}`);
  return chunks && readCouncilTable(path, chunks, headings, findings);
}

/** The file that an option names; null, and a finding, where there is none. Throws a UserError for a folder. */
export function oneInput(path: string, io: Io, findings: FindingLog): Input | null {
  const known = findings.kept.length;
  const [input] = listInputs([path], { recursive: false, stdin: () => io.stdin }, findings);
  if (input?.name === path) return input;
  if (findings.kept.length > known && !input) return null;
  throw new UserError(`${path} is a folder`, 'name a file');
}

async function openText(path: string, io: Io, findings: FindingLog, what: string, hint: string): Promise<AsyncIterable<Uint8Array> | null> {
  const input = oneInput(path, io, findings);
  if (!input) return null;
  const { kind, chunks } = await openBytes(input.open(), false);
  if (kind !== 'text' && kind !== 'empty') throw new UserError(`${path} is not ${what}`, hint);
  return chunks;
}
