import { criteriaLines, footer, title } from '../footer.ts';
import type { Grid } from '../grid.ts';
import { tableOf } from './tabular.ts';
import type { View } from './view.ts';

/** A table in GitHub's Markdown, with every column. */
export function markdownFormat(view: View): string {
  const { report, shown } = view;
  const { grid, units } = tableOf(view);
  const close = view.closeUp ? shown.flatMap(criteriaLines) : [];
  return [
    `## ${title(report)}`,
    '',
    units,
    '',
    markdownTable(grid),
    '',
    ...close.map((line) => `- ${escapeMarkdown(line)}`),
    ...(close.length > 0 ? [''] : []),
    ...listed(footer(report, view.closeUp ? shown : report.councils)),
    '',
  ].join('\n');
}

export function markdownTable({ columns, rows }: Grid): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [
    line(columns.map(({ heading }) => heading.replaceAll('\n', ' '))),
    `|${columns.map(({ align }) => (align === 'right' ? ' ---: ' : ' --- ')).join('|')}|`,
    ...rows.map(({ cells, tone }) => line(tone === 'strong' ? cells.map((cell) => (cell === '' ? '' : `**${cell}**`)) : cells)),
  ].join('\n');
}

function listed(lines: readonly (readonly [string, string])[]): string[] {
  return lines.map(([label, text]) => (label === '' ? `  - ${escapeMarkdown(text)}` : `- **${label}**: ${escapeMarkdown(text)}`));
}

// What has a meaning in Markdown or HTML is written so that it has none: names come from files.
export function escapeMarkdown(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('[', '\\[').replaceAll('`', '\\`');
}
