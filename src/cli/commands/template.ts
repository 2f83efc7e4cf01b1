import type { Command } from 'commander';
import { UserError } from '../../domain/failure.ts';
import type { Period } from '../../domain/period.ts';
import { geographyIn, type Council } from '../../reference/councils.ts';
import { template } from '../../report/template.ts';
import { EXIT, type Io } from '../io.ts';
import { write } from '../output.ts';
import { councilValue, periodValue } from '../values.ts';

interface Options {
  readonly period: Period;
  readonly council: Council;
  readonly output?: string;
}

export function templateCommand(command: Command, io: Io, finish: (code: number) => void): void {
  command
    .description('Writes a tidy return of a council with the cells that the rules of attribution allow, and no days. Filled in, it passes `dtoc check`; a cell left empty is not submitted, none is 0.')
    .requiredOption('-p, --period <period>', 'a month (2017-09), a financial quarter (2017-18-Q2) or year', periodValue)
    .requiredOption('-c, --council <council>', 'by code or name', councilValue)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExample:\n  dtoc template --period 2017-18-Q2 --council 812 -o hampshire.csv')
    .action(async ({ period, council, output }: Options) => {
      if (!period.months.every((month) => geographyIn(council, month))) {
        throw new UserError(`${council.name} (${council.code}) did not exist throughout ${period.id}`, 'Bournemouth and Poole ended, and Bournemouth, Christchurch and Poole began, in April 2019');
      }
      await write(io, output, [template(council, period)]);
      finish(EXIT.fine);
    });
}
