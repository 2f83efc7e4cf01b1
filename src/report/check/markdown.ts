import { monthId } from '../../domain/month.ts';
import { ruleOf } from '../../reference/rules/rules.ts';
import { escapeMarkdown } from '../formats/markdown.ts';
import { placeText, printable } from '../sentences.ts';
import { countText, gravest } from './result.ts';
import type { CheckFormat } from './view.ts';

/** A table of findings in GitHub's Markdown: what a pull request or a step summary shows. */
export const markdownFormat: CheckFormat = (result, { maxFindings }) => {
  const { shown, untold } = gravest(result, maxFindings);
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
    ...(untold === null ? [] : [untold, '']),
  ].join('\n');
};
