import { InvalidArgumentError, Option, type Command } from 'commander';
import { ORGANISATION_NAMED } from '../../domain/cut.ts';
import type { Period } from '../../domain/period.ts';
import { ratesOf, type RatesRequest } from '../../pipeline/rates.ts';
import type { Council } from '../../reference/councils.ts';
import { RATES_FORMATS, type RatesFormatName } from '../../report/rates/formats.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import { readerOf, type Io } from '../io.ts';
import { withReturnsAnd } from '../open.ts';
import { write } from '../output.ts';
import { readPopulation, takesOrganisation, takesPeriod, takesPopulation, type OrganisationOptions, type PopulationOptions } from '../times.ts';
import { TOOL } from '../tool.ts';
import { councilValue, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions, OrganisationOptions, PopulationOptions {
  readonly period?: Period;
  readonly confidence: number;
  readonly overdispersion?: Exclude<RatesRequest['overdispersion'], null>;
  readonly council?: readonly Council[];
  readonly format: RatesFormatName;
  readonly width?: number;
  readonly output?: string;
}

export function ratesCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesOrganisation(takesPopulation(takesPeriod(takesInputs(command)), 'the latest not after the period'), 'whose days')
    .description('Prints daily rates with intervals that allow for days that come in long stays. Without --overdispersion it prints none, and says why.')
    .option('--overdispersion <how>', 'estimate (from the months at hand), months (by how those of the period differ), or a factor of your own, above 1', overdispersionValue)
    .addOption(new Option('--confidence <percent>', 'the level of the intervals').argParser(confidenceValue).default(0.95, '95'))
    .option('-c, --council <council>', 'this council only (may be given again)', several(councilValue))
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(RATES_FORMATS)).default('text'))
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc rates --sample --overdispersion estimate
  dtoc rates returns/ --period 2017-09 --overdispersion 16 --confidence 99.8
  dtoc rates returns/ --period 2017-18 --overdispersion months --format csv`)
    .action(async (files: string[], options: Options) => {
      finish(await withReturnsAnd(files, options, io, null, (findings) => readPopulation(options, io, findings), async (opened, population) => {
        const rates = ratesOf(opened, {
          period: options.period ?? null, measure: ORGANISATION_NAMED[options.measure], both: options.both ?? 'apart',
          confidence: options.confidence, overdispersion: options.overdispersion ?? null, populationYear: options.populationYear ?? null, population,
        });
        const wanted = options.council && new Set(options.council.map(({ code }) => code));
        const text = RATES_FORMATS[options.format]({
          rates, shown: rates.councils.filter(({ code }) => !wanted || wanted.has(code)), tool: TOOL, ...readerOf(io, options),
        });
        await write(io, options.output, [text]);
      }));
    });
}

function overdispersionValue(text: string): Exclude<RatesRequest['overdispersion'], null> {
  if (text === 'estimate' || text === 'months') return text;
  const factor = /^\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (factor < 1) throw new InvalidArgumentError('Write estimate, months, or a factor above 1: the variance of days over their mean, such as 16.');
  if (factor === 1) throw new InvalidArgumentError('A factor of 1 is for independent events, which delayed days are not: one long stay is thirty of them. estimate takes the factor from the months at hand.');
  return factor;
}

function confidenceValue(text: string): number {
  const percent = /^\d{2}(\.\d{1,4})?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent >= 50 && percent < 100)) throw new InvalidArgumentError('Give a percentage from 50 to below 100, such as 95 or 99.8.');
  return percent / 100;
}
