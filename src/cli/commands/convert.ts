import type { Command } from 'commander';
import { tidyCsv } from '../../report/tidy.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import type { Io } from '../io.ts';
import { withReturns } from '../open.ts';
import { write } from '../output.ts';

interface Options extends InputOptions {
  readonly output?: string;
}

export function convertCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(command)
    .description('Writes the figures of any returns as tidy CSV: period,code,name,care,reason,responsible,days,edition. A report on it gives the same figures.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExamples:\n  dtoc convert returns/ -o returns.csv\n  dtoc convert 2017-09.xls | dtoc report - --period 2017-09')
    .action(async (files: string[], options: Options) => {
      finish(await withReturns(files, options, io, null, ({ ledger }) => write(io, options.output, tidyCsv(ledger))));
    });
}
