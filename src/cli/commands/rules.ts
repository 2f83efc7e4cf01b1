import { Argument, Option, type Command } from 'commander';
import { RULE_CODES, ruleOf, type RuleCode } from '../../reference/rules/rules.ts';
import { wrap } from '../../report/formats/table.ts';
import { EXIT, terminalWidth, type Io } from '../io.ts';
import { write } from '../output.ts';
import { ruleValues } from '../values.ts';

export function rulesCommand(command: Command, io: Io, finish: (code: number) => void): void {
  command
    .description('Lists the rules that returns are held to, or prints some in full, each with an example of wrong and right.')
    .addArgument(new Argument('[codes]', 'DTOC-301, or several with commas').argParser(ruleValues))
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExamples:\n  dtoc rules\n  dtoc rules DTOC-301\n  dtoc rules --format json')
    .action(async (codes: readonly RuleCode[] | undefined, options: { readonly format: 'text' | 'json' }) => {
      const chosen = codes ?? RULE_CODES;
      const width = terminalWidth(io);
      const text = options.format === 'json'
        ? `${JSON.stringify(chosen.map((code) => ({ code, ...ruleOf(code) })), null, 2)}\n`
        : chosen.map((code) => (codes ? inFull(code, width) : inLine(code, width))).join(codes ? '\n' : '');
      await write(io, undefined, [text]);
      finish(EXIT.fine);
    });
}

function inLine(code: RuleCode, width: number): string {
  const { severity, meaning } = ruleOf(code);
  return `${wrap(`${code}  ${severity.padEnd(7)}  ${meaning}`, width, 19).join('\n')}\n`;
}

function inFull(code: RuleCode, width: number): string {
  const { severity, meaning, hint, wrong, right } = ruleOf(code);
  return `${[`${code} (${severity}): ${meaning}`, `hint   ${hint}`, `wrong  ${wrong}`, `right  ${right}`].flatMap((line) => wrap(line, width, 7)).join('\n')}\n`;
}
