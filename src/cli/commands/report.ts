import { Option, type Command } from 'commander';
import type { Alteration } from '../../domain/alteration.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../report/formats/formats.ts';
import { selectCouncils, SORT_KEYS, type SortKey } from '../../report/select.ts';
import { GROUPINGS, type Grouping } from '../../measure/grouping.ts';
import type { Council } from '../../reference/councils.ts';
import { openReturns } from '../../pipeline/open.ts';
import { reportOn } from '../../pipeline/report.ts';
import { openInputs, takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, readerOf, type Io } from '../io.ts';
import { firmnessOptions, readJudging, takesFirmness, takesJudging, takesParty, type JudgingOptions } from '../judging.ts';
import { write } from '../output.ts';
import { readAllocationsFile } from '../tables.ts';
import { exitCode, FAIL_ON, stopsTheRun, tellFindings, type FailOn } from '../tell.ts';
import { TOOL } from '../tool.ts';
import { councilValue, reduceValue, regionValue, setValue, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions, JudgingOptions {
  readonly sensitivity?: boolean;
  readonly allocations?: string;
  readonly set?: readonly Alteration[];
  readonly reduce?: readonly Alteration[];
  readonly by?: Grouping | 'provider';
  readonly format: FormatName;
  readonly sort: SortKey;
  readonly reverse?: boolean;
  readonly top?: number;
  readonly region?: readonly string[];
  readonly council?: readonly Council[];
  readonly width?: number;
  readonly output?: string;
  readonly failOn: FailOn;
}

export function reportCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesFirmness(takesParty(takesJudging(takesInputs(command))))
    .description('Reads returns, attributes delays to the NHS, social care or both, scores each council and puts the policy to it.')
    .option('--sensitivity', 'say whose outcome depends on how days are counted that both caused')
    .option('--set <days>', 'what if: 812.social-care=40/day, or 812.E=120 days (may be given again)', several(setValue))
    .option('--reduce <days>', 'what if: E=20% of everyone\'s, 812.social-care=5/day less (may be given again)', several(reduceValue))
    .option('--allocations <file>', 'what is at stake: a CSV of code,pounds')
    .addOption(new Option('--by <group>', 'a table of groups of all councils, or of providers (from extracts)').choices([...GROUPINGS, 'provider']).conflicts(['council', 'region', 'top', 'sort', 'reverse']))
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(FORMAT_NAMES).default('table'))
    .addOption(new Option('--sort <key>', 'order of the councils; figures worst first').choices(SORT_KEYS).default('rank'))
    .option('--reverse', 'the other way round')
    .option('--top <n>', 'the first n councils only', wholeNumber)
    .option('--region <name>', 'councils of this region only (may be given again)', several(regionValue))
    .option('-c, --council <council>', 'this council only, by code or name, with its criteria (may be given again)', several(councilValue))
    .option('--width <columns>', 'width of the table; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addOption(new Option('--fail-on <level>', 'exit with 1 on findings of this level').choices(FAIL_ON).default('error'))
    .addHelpText('after', `
Examples:
  dtoc report --sample
  dtoc report returns/ --period 2017-09 --policy total-2017
  dtoc report 2017-0*.xls --council Hampshire --council 319
  dtoc report --sample --period 2017-09 --set 812.social-care=40/day
  dtoc report extracts/ --period 2019-20-Q1 --by region --format csv -o regions.csv`)
    .action(async (files: string[], options: Options) => {
      const { inputs, findings, programs } = openInputs(files, options, io);
      const hash = options.format === 'json';
      const opened = await openReturns(inputs, { hash, watch: null, providers: options.by === 'provider' ? 'all' : null, programs }, findings);
      const judging = await readJudging(options, io, findings);
      const allocations = options.allocations === undefined ? null : await readAllocationsFile(options.allocations, io, findings);
      const stopped = stopsTheRun(findings);
      const withNotes = stopped || opened.ledger.size === 0 || options.format === 'csv' || options.format === 'ndjson';
      tellFindings(findings, io, { notes: withNotes });
      if (stopped) {
        finish(EXIT.couldNotRun);
        return;
      }
      const report = await reportOn(opened, {
        ...judging,
        by: options.by ?? null,
        sensitivity: options.sensitivity ?? false,
        allocations,
        firmness: firmnessOptions(options),
        alterations: [...options.set ?? [], ...options.reduce ?? []],
      });
      const shown = selectCouncils(report.councils, {
        councils: options.council ? new Set(options.council.map(({ code }) => code)) : null,
        regions: options.region ? new Set(options.region) : null,
        sort: options.sort,
        reverse: options.reverse ?? false,
        top: options.top ?? null,
      });
      const text = FORMATS[options.format]({
        report,
        shown,
        closeUp: options.council !== undefined,
        tool: TOOL,
        ...readerOf(io, options),
      });
      await write(io, options.output, [text]);
      for (const council of options.council ?? []) {
        if (options.region && !options.region.includes(council.region)) io.stderr.write(`${council.name} (${council.code}) is in ${council.region}, and left out by --region\n`);
        if (!report.councils.some(({ code }) => code === council.code)) {
          io.stderr.write(`${council.name} (${council.code}) has no row in ${report.frame.coverage.period.id}\n`);
        }
      }
      finish(exitCode(findings, options.failOn));
    });
}
