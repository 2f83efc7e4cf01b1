import { InvalidArgumentError, Option, type Command } from 'commander';
import { MEASURES } from '../../domain/cut.ts';
import type { Month } from '../../domain/month.ts';
import { SERIES_UNITS, type SeriesUnit } from '../../measure/series.ts';
import type { GivenPopulation } from '../../measure/population.ts';
import { trendOf, type TrendRequest } from '../../pipeline/trend.ts';
import { TREND_FORMATS, type TrendFormatName } from '../../report/trend/formats.ts';
import { DEFAULT_LENGTHS, IMPROVEMENTS, LEAST_BASELINE, type Improvement, type RuleLengths } from '../../statistics/xmr.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import { readerOf, type Io } from '../io.ts';
import { withReturnsAnd } from '../open.ts';
import { write } from '../output.ts';
import { readPopulation, takesPopulation, type PopulationOptions } from '../times.ts';
import { TOOL } from '../tool.ts';
import { amountValue, areaValue, monthValue, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions, PopulationOptions {
  readonly council: readonly string[];
  readonly measure: string;
  readonly unit: SeriesUnit;
  readonly from?: Month;
  readonly to?: Month;
  readonly rebase?: readonly Month[];
  readonly fixAfter?: number;
  readonly improvement: Improvement;
  readonly target?: number;
  readonly screen: boolean;
  readonly trendLength: number;
  readonly shiftLength: number;
  readonly closeLength: RuleLengths['close'];
  readonly ascii?: boolean;
  readonly format: TrendFormatName;
  readonly width?: number;
  readonly output?: string;
}

const { trend, shift, close } = DEFAULT_LENGTHS;

export function trendCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesPopulation(takesInputs(command), 'the latest not after the last month')
    .description('Draws a council\'s months on an XmR chart, as Making Data Count does: which months are more than chance, and whether a target will be hit.')
    .requiredOption('-c, --council <council>', 'by code or name; England for all (may be given again)', several(areaValue))
    .addOption(new Option('-m, --measure <measure>', 'to whom, why or where the days are').choices(Object.keys(MEASURES)).default('social-care'))
    .addOption(new Option('--unit <unit>', 'delayed beds, the daily rate, days, or the share of all days').choices(SERIES_UNITS).default('beds'))
    .option('--from <month>', 'the first month; default: the first of the input', monthValue)
    .option('--to <month>', 'the last month; default: the last of the input', monthValue)
    .option('--rebase <month>', 'the limits start anew in this month (may be given again)', several(monthValue))
    .option('--fix-after <n>', `the limits are those of the first n months, ${LEAST_BASELINE} or more`, wholeNumber)
    .addOption(new Option('--improvement <direction>', 'which way is better').choices(IMPROVEMENTS).default('decrease'))
    .option('--target <figure>', 'say whether it will be hit, missed, or either; in the unit of the chart', amountValue)
    .option('--no-screen', 'count moving ranges in that stand out')
    .option('--trend-length <n>', 'so many rising or falling are a signal', lengthValue, trend)
    .option('--shift-length <n>', 'so many on one side of the mean are a signal', lengthValue, shift)
    .addOption(new Option('--close-length <n/m>', 'so many of so many near a limit are a signal').argParser(closeValue).default(close, `${close.of}/${close.in}`))
    .option('--ascii', 'draw the chart in ASCII')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(TREND_FORMATS)).default('text'))
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc trend --sample --council Hampshire
  dtoc trend returns/ --council 812 --measure E --rebase 2017-10 --target 40
  dtoc trend returns/ --council England --unit rate --measure total --format csv`)
    .action(async (files: string[], options: Options) => {
      finish(await withReturnsAnd(files, options, io, null, (findings) => readPopulation(options, io, findings), async (opened, population) => {
        const text = TREND_FORMATS[options.format]({
          trend: trendOf(opened, requestOf(options, population)), tool: TOOL, ...readerOf(io, options), ascii: options.ascii ?? false,
        });
        await write(io, options.output, [text]);
      }));
    });
}

function requestOf(options: Options, population: GivenPopulation | null): TrendRequest {
  return {
    areas: options.council, measure: options.measure, unit: options.unit,
    from: options.from ?? null, to: options.to ?? null, rebase: options.rebase ?? [], target: options.target ?? null,
    options: {
      fixAfter: options.fixAfter ?? null, screen: options.screen, improvement: options.improvement,
      lengths: { trend: options.trendLength, shift: options.shiftLength, close: options.closeLength },
    },
    populationYear: options.populationYear ?? null, population,
  };
}

function lengthValue(text: string): number {
  const length = wholeNumber(text);
  if (length < 2 || length > 100) throw new InvalidArgumentError('Give a number of months from 2 to 100; 7 is usual, 6 or 8 are used too.');
  return length;
}

function closeValue(text: string): RuleLengths['close'] {
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(text);
  const [of, width] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || of < 1 || of > width) throw new InvalidArgumentError('Write it as 2/3: so many of so many months.');
  return { of, in: width };
}
