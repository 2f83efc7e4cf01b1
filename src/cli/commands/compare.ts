import { Argument, Option, type Command } from 'commander';
import type { FindingLog } from '../../domain/finding-log.ts';
import { newFindingLog } from '../../domain/finding-log.ts';
import { compareOn } from '../../pipeline/compare.ts';
import { openReturns, type Opened } from '../../pipeline/open.ts';
import { COMPARE_FORMATS, type CompareFormatName } from '../../report/compare/formats.ts';
import { openInputs } from '../inputs.ts';
import { EXIT, readerOf, type Io } from '../io.ts';
import { firmnessOptions, readJudging, takesFirmness, takesJudging, takesParty, type JudgingOptions } from '../judging.ts';
import { write } from '../output.ts';
import { exitCode, requireMonths, stopsTheRun, tellFindings } from '../tell.ts';
import { wholeNumber } from '../values.ts';

interface Options extends JudgingOptions {
  readonly recursive?: boolean;
  readonly with?: readonly string[];
  readonly format: CompareFormatName;
  readonly width?: number;
  readonly output?: string;
}

export function compareCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesFirmness(takesParty(takesJudging(command
    .addArgument(new Argument('<older>', 'a return, or a folder of them'))
    .addArgument(new Argument('<newer>', 'another edition of the same months'))
    .option('-r, --recursive', 'read the folders inside folders too')
    .option('--with <files...>', 'other months that stand beside both, such as a baseline'))))
    .description('Says whose figures differ between two editions, by how much, and whose outcome under a policy would have been different.')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(COMPARE_FORMATS)).default('text'))
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc compare 2017-09-november.xls 2017-09-revised.xls
  dtoc compare old/ new/ --policy total-2017 --period 2017-10 --with 2017-02.xls
  dtoc compare old/ new/ --format csv -o revisions.csv`)
    .action(async (older: string, newer: string, options: Options) => {
      const findings = newFindingLog();
      const opened: Opened[] = [];
      // Each edition is settled by itself: here a later one takes the place of no other.
      for (const paths of [[older], [newer], ...(options.with ? [options.with] : [])]) opened.push(await openOne(paths, options, io, findings));
      const judging = await readJudging(options, io, findings);
      tellFindings(findings, io, { notes: true });
      if (stopsTheRun(findings)) {
        finish(EXIT.couldNotRun);
        return;
      }
      const [before, after, beside] = opened;
      for (const { ledger } of [before!, after!]) requireMonths(ledger);
      const comparison = compareOn(before!.ledger, after!.ledger, beside?.ledger ?? new Map(), { ...judging, firmness: firmnessOptions(options) });
      const view = { comparison, ...readerOf(io, options) };
      await write(io, options.output, [COMPARE_FORMATS[options.format](view)]);
      finish(exitCode(findings, 'error'));
    });
}

async function openOne(paths: readonly string[], options: Options, io: Io, findings: FindingLog): Promise<Opened> {
  const { inputs, findings: ofPaths, programs } = openInputs(paths, options, io);
  for (const finding of ofPaths.kept) findings.add(finding);
  return openReturns(inputs, { hash: false, watch: null, programs }, findings);
}
