import { Chalk } from 'chalk';
import type { Finding } from '../../domain/finding.ts';
import { monthId } from '../../domain/month.ts';
import { ruleOf } from '../../reference/rules/rules.ts';
import { wrap } from '../formats/table.ts';
import { placeText, printable } from '../sentences.ts';
import { countText, gravest } from './result.ts';
import type { CheckFormat } from './view.ts';

/** Findings under the file that they are of, one a line, and at the end what each rule means and what to do. */
export const textFormat: CheckFormat = (result, { width, colour, maxFindings }) => {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const paint = { error: chalk.red, warning: chalk.yellow, note: chalk.dim };
  const { shown, untold } = gravest(result, maxFindings);
  const lines: string[] = [];
  for (const file of new Set(shown.map(({ finding }) => finding.file))) {
    lines.push(chalk.bold(file === '-' ? 'standard input' : printable(file)));
    for (const { finding, severity, known } of shown.filter((checked) => checked.finding.file === file)) {
      const text = `${severity} ${finding.code}${known ? ' (known)' : ''} ${whereText(finding)}found ${printable(finding.found)}; expected ${printable(finding.expected)}`;
      lines.push(...wrap(text, width - 2, 2).map((line, index) => `  ${index === 0 ? line.replace(severity, paint[severity](severity)) : line}`));
    }
    lines.push('');
  }
  if (untold !== null) lines.push(untold, '');
  for (const code of [...new Set(shown.map(({ finding }) => finding.code))].sort()) {
    const { meaning, hint } = ruleOf(code);
    lines.push(...wrap(`${code}: ${meaning}. Hint: ${hint}.`, width, 10));
  }
  if (shown.length > 0) lines.push('');
  lines.push(`${result.files.length} ${result.files.length === 1 ? 'file' : 'files'}: ${countText(result)}`, '');
  return lines.join('\n');
};

/** `LA - by reason, D17 (2017-09): ` */
export function whereText(finding: Finding): string {
  const place = placeText({ ...finding, file: '' }).replace(/^, /, '');
  const period = finding.period === undefined ? '' : `(${monthId(finding.period)})`;
  const where = [place, period].filter((part) => part !== '').join(' ');
  return where === '' ? '' : `${where}: `;
}
