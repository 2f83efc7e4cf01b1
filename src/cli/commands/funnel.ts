import { InvalidArgumentError, Option, type Command } from 'commander';
import { ORGANISATION_NAMED } from '../../domain/cut.ts';
import type { Period } from '../../domain/period.ts';
import { funnelOf } from '../../pipeline/funnel.ts';
import type { Council } from '../../reference/councils.ts';
import { FUNNEL_FORMATS, type FunnelFormatName } from '../../report/funnel/formats.ts';
import { DEFAULT_TRIM } from '../../statistics/funnel.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import { readerOf, type Io } from '../io.ts';
import { withReturnsAnd } from '../open.ts';
import { write } from '../output.ts';
import { readPopulation, takesOrganisation, takesPeriod, takesPopulation, type OrganisationOptions, type PopulationOptions } from '../times.ts';
import { TOOL } from '../tool.ts';
import { councilValue, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions, OrganisationOptions, PopulationOptions {
  readonly period?: Period;
  readonly trim: number;
  readonly council?: readonly Council[];
  readonly outside?: boolean;
  readonly ascii?: boolean;
  readonly format: FunnelFormatName;
  readonly width?: number;
  readonly output?: string;
}

export function funnelCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesOrganisation(takesPopulation(takesPeriod(takesInputs(command)), 'the latest not after the period'), 'whose beds')
    .description('Draws delayed beds against adults on a funnel plot: what the national rate would have each council have, and who is outside the limits once the spread between councils is allowed for.')
    .option('--trim <part>', 'the part of councils at each end that the spread does not follow', trimValue, DEFAULT_TRIM)
    .option('-c, --council <council>', 'list this council only (may be given again)', several(councilValue))
    .option('--outside', 'list the councils outside the limits only')
    .option('--ascii', 'draw the chart in ASCII')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(FUNNEL_FORMATS)).default('text'))
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc funnel --sample --outside
  dtoc funnel returns/ --period 2017-09 --measure total
  dtoc funnel returns/ --period 2017-18-Q2 --format csv -o funnel.csv`)
    .action(async (files: string[], options: Options) => {
      finish(await withReturnsAnd(files, options, io, null, (findings) => readPopulation(options, io, findings), async (opened, population) => {
        const funnel = funnelOf(opened, {
          period: options.period ?? null, measure: ORGANISATION_NAMED[options.measure], both: options.both ?? 'apart', trim: options.trim,
          populationYear: options.populationYear ?? null, population,
        });
        const wanted = options.council && new Set(options.council.map(({ code }) => code));
        const shown = funnel.councils.filter(({ code, place }) => (!wanted || wanted.has(code)) && (!options.outside || place !== 'inside'));
        const text = FUNNEL_FORMATS[options.format]({
          funnel, shown, tool: TOOL, ...readerOf(io, options), ascii: options.ascii ?? false,
        });
        if (shown.length === 0) io.stderr.write(options.outside ? 'none of the councils asked for is outside the limits\n' : 'none of the councils asked for has a figure and adults\n');
        await write(io, options.output, [text]);
      }));
    });
}

function trimValue(text: string): number {
  const trim = /^0(\.\d{1,4})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(trim < 0.5)) throw new InvalidArgumentError('Give a part of the councils below 0.5, such as 0.1.');
  return trim;
}
