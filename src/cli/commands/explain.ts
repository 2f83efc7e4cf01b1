import { Argument, Option, type Command } from 'commander';
import { codesOf, type Council } from '../../reference/councils.ts';
import { openReturns } from '../../pipeline/open.ts';
import { explainOn } from '../../pipeline/explain.ts';
import { EXPLAIN_FORMATS, type ExplainFormatName } from '../../report/explain/formats.ts';
import { openInputs, takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, readerOf, type Io } from '../io.ts';
import { firmnessOptions, readJudging, takesFirmness, takesJudging, type JudgingOptions } from '../judging.ts';
import { write } from '../output.ts';
import { exitCode, requireMonths, stopsTheRun, tellFindings } from '../tell.ts';
import { TOOL } from '../tool.ts';
import { oneCouncilValue, wholeNumber } from '../values.ts';

interface Options extends InputOptions, JudgingOptions {
  readonly format: ExplainFormatName;
  readonly width?: number;
  readonly output?: string;
}

export function explainCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesFirmness(takesJudging(takesInputs(command.addArgument(new Argument('<council>', 'by code or name').argParser(oneCouncilValue)))))
    .description('Explains one council: figures and place, each criterion with its margin and the cells behind it, reasons and providers, how the split and the trend moved, the way out, and the other side of the bed.')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(EXPLAIN_FORMATS)).default('text'))
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc explain Hampshire --sample --period 2017-09
  dtoc explain 319 returns/ --period 2017-11 --policy five-criteria-2017
  dtoc explain Shropshire --sample -p 2017-09 --policy-baseline 2017-02..2017-04`)
    .action(async (council: Council, files: string[], options: Options) => {
      const { inputs, findings, programs } = openInputs(files, options, io);
      const codes = new Set(codesOf(council.code));
      const opened = await openReturns(inputs, { hash: false, watch: codes, providers: codes, programs }, findings);
      const judging = await readJudging(options, io, findings);
      tellFindings(findings, io, { notes: true });
      if (stopsTheRun(findings)) {
        finish(EXIT.couldNotRun);
        return;
      }
      requireMonths(opened.ledger);
      const explanation = await explainOn(opened, council, { ...judging, firmness: firmnessOptions(options) });
      const view = { explanation, tool: TOOL, ...readerOf(io, options) };
      await write(io, options.output, [EXPLAIN_FORMATS[options.format](view)]);
      finish(exitCode(findings, 'error'));
    });
}
