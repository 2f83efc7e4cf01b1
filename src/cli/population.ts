import { UserError } from '../domain/failure.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { GivenPopulation } from '../measure/population.ts';
import { openBytes } from '../read/bytes.ts';
import { listInputs } from '../read/inputs.ts';
import { readPopulation } from '../read/population.ts';
import type { Io } from './io.ts';

/** The user's own adults. What is wrong with the file becomes findings, which stop the run. */
export async function readPopulationFile(path: string, io: Io, findings: FindingLog): Promise<GivenPopulation | null> {
  const [input] = await listInputs([path], { recursive: false, stdin: io.stdin }, findings);
  if (!input) return null;
  const { kind, chunks } = await openBytes(input.open(), false);
  if (kind !== 'text') throw new UserError(`${path} is not a CSV of adults`, 'give a CSV with the headings code,adults or code,adults_2016,adults_2018');
  return readPopulation(path, chunks, findings);
}
