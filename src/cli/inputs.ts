import { join } from 'node:path';
import type { Command } from 'commander';
import { newFindingLog, type FindingLog } from '../domain/finding-log.ts';
import { UserError } from '../domain/failure.ts';
import { listInputs, type Input } from '../read/inputs.ts';
import type { Io } from './io.ts';

export interface InputOptions {
  readonly sample?: boolean;
  readonly recursive?: boolean;
}

export const SAMPLE = join('fixtures', 'sample', 'england-2016-09-to-2018-03.csv');

/** The arguments and options by which every command is given its returns. */
export function takesInputs(command: Command): Command {
  return command
    .argument('[files...]', 'returns: .xls or .xlsx workbooks, extracts, tidy CSVs (.gz too), folders of them, or - for standard input')
    .option('--sample', 'read the embedded sample: England, February 2017 to March 2018 and September 2016')
    .option('-r, --recursive', 'read the folders inside folders too');
}

export function openInputs(
  paths: readonly string[], options: InputOptions, io: Io,
): { inputs: Input[]; findings: FindingLog; programs: string } {
  const findings = newFindingLog();
  const all = [...paths, ...(options.sample ? [join(io.home, SAMPLE)] : [])];
  if (all.length === 0) {
    throw new UserError('no returns were named', 'name files or folders, `-` for standard input, or --sample for the embedded sample');
  }
  const listed = listInputs(all, { recursive: options.recursive ?? false, stdin: () => io.stdin }, findings);
  // The sample is called by what it is, wherever the tool happens to be installed.
  const inputs = listed.map((input) => (input.name === join(io.home, SAMPLE) ? { ...input, name: 'sample' } : input));
  if (inputs.length === 0 && findings.kept.length === 0) {
    throw new UserError(`nothing to read in ${paths.join(', ')}`, 'the folder is empty; --recursive looks into the folders inside it');
  }
  return { inputs, findings, programs: join(io.home, 'dist') };
}
