import { Option, type Command } from 'commander';
import { MEASURES } from '../../domain/cut.ts';
import { ENGLAND, codesOf } from '../../reference/councils.ts';
import { UserError } from '../../domain/failure.ts';
import type { Period } from '../../domain/period.ts';
import { traceFigure } from '../../pipeline/trace.ts';
import { TRACE_FORMATS, type TraceFormatName } from '../../report/formats/trace.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import type { Io } from '../io.ts';
import { withReturns } from '../open.ts';
import { write } from '../output.ts';
import { areaValue, periodValue } from '../values.ts';

interface Options extends InputOptions {
  readonly council: string;
  readonly period?: Period;
  readonly measure: string;
  readonly format: TraceFormatName;
  readonly output?: string;
}

export function traceCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(command)
    .description('Prints every file, sheet and cell, or line and column, that was added to a council\'s delayed days, their sum, and how the rate follows.')
    .requiredOption('-c, --council <council>', 'by code or name; England for all', areaValue)
    .addOption(new Option('-m, --measure <measure>', 'to whom, why or where the days are').choices(Object.keys(MEASURES)).default('total'))
    .option('-p, --period <period>', 'a month, a financial quarter or year; default: the latest complete quarter', periodValue)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(TRACE_FORMATS)).default('table'))
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExamples:\n  dtoc trace returns/ --council 812 --period 2017-09 --measure social-care\n  dtoc trace --sample --council Wirral --measure E --format csv')
    .action(async (files: string[], options: Options) => {
      // England may have no row, and is then every area.
      const watch = options.council === ENGLAND ? 'all' : new Set(codesOf(options.council));
      finish(await withReturns(files, options, io, watch, async (opened) => {
        const measure = { id: options.measure, parts: MEASURES[options.measure]! };
        const traced = traceFigure(opened, options.council, options.period ?? null, measure);
        if (traced.cells.length === 0) {
          throw new UserError(`the input has no cell for ${traced.area.name} in ${traced.coverage.period.id}`, '`dtoc periods` lists what it holds');
        }
        await write(io, options.output, [TRACE_FORMATS[options.format](traced)]);
      }));
    });
}
