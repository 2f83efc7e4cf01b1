import { monthId } from '../../domain/month.ts';
import { ruleOf } from '../../reference/rules/rules.ts';
import { escapeMarkdown } from '../formats/markdown.ts';
import { placeText, printable } from '../sentences.ts';
import { countText } from './result.ts';
import type { CheckFormat } from './formats.ts';

/** A table of findings in GitHub's Markdown: what a pull request or a step summary shows. */
export const markdownFormat: CheckFormat = (result, { maxFindings }) => {
  const shown = result.findings.slice(0, maxFindings);
  const untold = result.findings.length - shown.length + result.more.reduce((sum, { count }) => sum + count, 0);
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => escapeMarkdown(printable(cell))).join(' | ')} |`;
  return [
    `### Delayed transfers of care: ${countText(result)}`,
    '',
    ...(shown.length === 0 ? [] : [
      row(['', 'Rule', 'Where', 'Month', 'Found', 'Expected']),
      '| --- | --- | --- | --- | --- | --- |',
      ...shown.map(({ finding, severity, known }) => row([
        known ? 'known' : severity, `${finding.code} ${ruleOf(finding.code).meaning}`, placeText(finding),
        finding.period === undefined ? '' : monthId(finding.period), finding.found, finding.expected,
      ])),
      '',
    ]),
    ...(untold > 0 ? [`and ${untold} more`, ''] : []),
  ].join('\n');
};
