import { Option, type Command } from 'commander';
import type { Period } from '../../domain/period.ts';
import { checkReturns, openReturns } from '../../pipeline/open.ts';
import { ruleOf, type RuleCode } from '../../reference/rules/rules.ts';
import { CHECK_FORMATS, type CheckFormatName } from '../../report/check/formats.ts';
import type { CheckView } from '../../report/check/view.ts';
import { chooseFindings, countText, isChosen, keyOf, type CheckResult } from '../../report/check/result.ts';
import { openInputs, takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, readerOf, type Io } from '../io.ts';
import { readKnown, writeKnown } from '../known-findings.ts';
import { appendToFile, write } from '../output.ts';
import { couldNotRead, FAIL_ON, failsAt, type FailOn } from '../tell.ts';
import { TOOL } from '../tool.ts';
import { periodValue, ruleValues, several, wholeNumber } from '../values.ts';

interface Options extends InputOptions {
  readonly period?: Period;
  readonly format: CheckFormatName;
  readonly failOn: FailOn;
  readonly rules?: readonly RuleCode[][];
  readonly ignore?: readonly RuleCode[][];
  readonly baselineFindings?: string;
  readonly writeBaseline?: string;
  readonly maxFindings: number;
  readonly width?: number;
  readonly output?: string;
}

export function checkCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(command)
    .description('Holds returns to the rules of their layout, their own arithmetic, the rules of attribution and the list of councils, and points at what is suspicious; decides by the exit code.')
    .option('-p, --period <period>', 'the month, quarter or year that must be there whole', periodValue)
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(CHECK_FORMATS)).default('text'))
    .addOption(new Option('--fail-on <level>', 'exit with 1 on findings of this level').choices(FAIL_ON).default('error'))
    .option('--rules <codes>', 'only these rules: DTOC-301,DTOC-302 (may be given again)', several(ruleValues))
    .option('--ignore <codes>', 'not these rules (may be given again)', several(ruleValues))
    .option('--baseline-findings <file>', 'findings known before: they are told as notes and fail nothing')
    .option('--write-baseline <file>', 'write all findings of this run as known')
    .option('--max-findings <n>', 'findings shown in text and Markdown', wholeNumber, 50)
    .option('--width <columns>', 'width of the text; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', `
Examples:
  dtoc check --sample
  dtoc check returns/ --period 2017-18-Q2 --fail-on warning
  dtoc check returns/ --format sarif -o dtoc.sarif
  dtoc check returns/ --write-baseline known.json; dtoc check returns/ --baseline-findings known.json`)
    .action(async (files: string[], options: Options) => {
      const known = options.baselineFindings === undefined ? new Set<string>() : await readKnown(options.baselineFindings);
      const { inputs, findings, programs } = openInputs(files, options, io);
      const opened = await openReturns(inputs, { hash: false, watch: null, programs }, findings);
      checkReturns(opened, options.period ?? null);
      const choice = { rules: options.rules ? new Set(options.rules.flat()) : null, ignored: new Set(options.ignore?.flat()), known };
      const result: CheckResult = {
        tool: TOOL,
        files: [...new Set([...inputs.map(({ name }) => name), ...findings.kept.map(({ file }) => file)])].sort(),
        findings: chooseFindings(findings.kept, choice),
        more: [...findings.more.values()].filter(({ code }) => isChosen(code as RuleCode, choice)),
      };
      const view: CheckView = {
        ...readerOf(io, options),
        maxFindings: options.maxFindings,
        fails: ({ severity, known: before }) => !before && failsAt(severity, options.failOn),
      };
      await write(io, options.output, [CHECK_FORMATS[options.format](result, view)]);
      const summary = io.env['GITHUB_STEP_SUMMARY'];
      if (options.format === 'github' && summary) await appendToFile(summary, CHECK_FORMATS.md(result, view));
      if (options.output !== undefined || options.format === 'github') io.stderr.write(`${countText(result)}\n`);
      if (options.writeBaseline !== undefined) {
        await writeKnown(options.writeBaseline, result.findings.map(({ finding }) => keyOf(finding)));
        io.stderr.write(`${result.findings.length} findings written to ${options.writeBaseline} as known\n`);
      }
      const fails = result.findings.some(view.fails) || result.more.some(({ code }) => failsAt(ruleOf(code as RuleCode).severity, options.failOn));
      finish(couldNotRead(findings) ? EXIT.couldNotRun : fails ? EXIT.findings : EXIT.fine);
    });
}
