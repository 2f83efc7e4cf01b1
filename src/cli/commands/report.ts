import { Option, type Command } from 'commander';
import type { Period } from '../../domain/period.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../report/formats/formats.ts';
import { selectCouncils, SORT_KEYS, type SortKey } from '../../report/select.ts';
import { GROUPINGS, type Grouping } from '../../measure/grouping.ts';
import { POLICIES, type Policy } from '../../judge/policy.ts';
import type { Council } from '../../reference/councils.ts';
import { openReturns, reportOn } from '../../pipeline.ts';
import { openInputs, takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, terminalWidth, wantsColour, type Io } from '../io.ts';
import { write } from '../output.ts';
import { readPopulationFile } from '../population.ts';
import { exitCode, FAIL_ON, stopsTheRun, tellFindings, type FailOn } from '../tell.ts';
import { TOOL } from '../tool.ts';
import { baselineValue, councilValue, periodValue, policyValue, regionValue, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions {
  readonly period?: Period;
  readonly baseline?: Period | 'none';
  readonly policy?: Policy | 'none';
  readonly anyway?: boolean;
  readonly populationYear?: number;
  readonly population?: string;
  readonly by?: Grouping;
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

export function reportCommand(program: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(program.command('report'))
    .summary('scores and flags every council, from returns')
    .description('Reads returns, attributes delays to the NHS, social care or both, scores each council and puts the policy to it.')
    .option('-p, --period <period>', 'a month (2017-09), a financial quarter (2017-18-Q2) or year (2017-18); default: the latest complete quarter', periodValue)
    .option('--baseline <period>', 'what changes are counted from, or none; default: 2017-02 where the input holds it', baselineValue)
    .option('--policy <id>', `${POLICIES.map(({ id }) => id).join(', ')} or none; default: social-care-2017 for the months it judges`, policyValue)
    .option('--anyway', 'put the policy to months that it does not judge')
    .option('--population-year <year>', 'the mid-year of the adults; default: the latest not after the baseline', wholeNumber)
    .option('--population <file>', 'your own adults: a CSV of code,adults or code,adults_2016,…')
    .addOption(new Option('--by <group>', 'a table of groups of all councils').choices(GROUPINGS).conflicts(['council', 'region', 'top', 'sort', 'reverse']))
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
  dtoc report extracts/ --period 2019-20-Q1 --by region --format csv -o regions.csv`)
    .action(async (files: string[], options: Options) => {
      const { inputs, findings } = await openInputs(files, options, io);
      const hash = options.format === 'json';
      const opened = await openReturns(inputs, { hash, watch: null }, findings);
      const population = options.population === undefined ? null : await readPopulationFile(options.population, io, findings);
      const stopped = stopsTheRun(findings);
      const withNotes = stopped || opened.ledger.size === 0 || options.format === 'csv' || options.format === 'ndjson';
      tellFindings(findings, io, { notes: withNotes });
      if (stopped) {
        finish(EXIT.couldNotRun);
        return;
      }
      const report = await reportOn(opened, {
        period: options.period ?? null,
        baseline: options.baseline ?? null,
        populationYear: options.populationYear ?? null,
        population,
        policy: options.policy ?? null,
        anyway: options.anyway ?? false,
        by: options.by ?? null,
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
        width: options.width ?? terminalWidth(io),
        colour: options.output === undefined && wantsColour(io.stdout, io.env),
      });
      await write(io, options.output, [text]);
      for (const council of options.council ?? []) {
        if (!report.councils.some(({ code }) => code === council.code)) {
          io.stderr.write(`${council.name} (${council.code}) has no row in ${report.frame.coverage.period.id}\n`);
        }
      }
      finish(exitCode(findings, options.failOn));
    });
}
