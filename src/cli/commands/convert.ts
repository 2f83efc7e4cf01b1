import type { Command } from 'commander';
import { openReturns } from '../../pipeline.ts';
import { tidyCsv } from '../../report/tidy.ts';
import { openInputs, takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, type Io } from '../io.ts';
import { write } from '../output.ts';
import { exitCode, requireMonths, stopsTheRun, tellFindings } from '../tell.ts';

interface Options extends InputOptions {
  readonly output?: string;
}

export function convertCommand(program: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(program.command('convert'))
    .summary('writes returns as one tidy CSV')
    .description('Writes the figures of any returns as tidy CSV: period,code,name,care,reason,responsible,days,edition. A report on it gives the same figures.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExamples:\n  dtoc convert returns/ -o returns.csv\n  dtoc convert 2017-09.xls | dtoc report - --period 2017-09')
    .action(async (files: string[], options: Options) => {
      const { inputs, findings } = await openInputs(files, options, io);
      const { ledger } = await openReturns(inputs, { hash: false, watch: null }, findings);
      tellFindings(findings, io, { notes: true });
      if (stopsTheRun(findings)) {
        finish(EXIT.couldNotRun);
        return;
      }
      requireMonths(ledger);
      await write(io, options.output, tidyCsv(ledger));
      finish(exitCode(findings, 'error'));
    });
}
