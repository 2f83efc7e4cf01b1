import { Chalk } from 'chalk';
import type { Difference, Revised } from '../../attribute/differences.ts';
import { ORGANISATIONS } from '../../domain/cut.ts';
import { compareEditions, editionTitle, isDated } from '../../domain/edition.ts';
import { monthId, type Month } from '../../domain/month.ts';
import { monthsText } from '../../domain/period.ts';
import { areaName } from '../../reference/councils.ts';
import { csvRow } from '../csv-text.ts';
import { drawGrid, fitGrid, wrap } from '../formats/table.ts';
import type { Grid } from '../grid.ts';
import { firmnessDocument, firmnessLine, markedOutcome, runsText } from '../firm.ts';
import { ABSENT, whole } from '../numbers.ts';
import type { MonthEdition } from '../report.ts';
import { notJudgedText } from '../sentences.ts';
import type { Comparison } from './comparison.ts';

export interface CompareView {
  readonly comparison: Comparison;
  readonly width: number;
  readonly colour: boolean;
}

export const COMPARE_FORMATS = { text: compareText, json: compareJson, csv: compareCsv } as const;
export type CompareFormatName = keyof typeof COMPARE_FORMATS;

function compareText({ comparison, width, colour }: CompareView): string {
  const { months, onlyOlder, onlyNewer, differences, outcomes } = comparison;
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const ofTotals = differences.filter(differsByOrganisation);
  const others = differences.filter((difference) => !differsByOrganisation(difference));
  const councils = new Set(differences.filter(({ area }) => area !== '-').map(({ area }) => area));
  const say = (text: string): string[] => wrap(text, width, 2);
  return [
    ...say(`Editions of ${monthsText(months.map(({ month }) => month))} compared: ${councils.size === 0 ? 'no council\'s figures differ' : `the figures of ${councils.size} ${councils.size === 1 ? 'council' : 'councils'} differ`}.`).map((line) => chalk.bold(line)),
    ...editionLines(months).flatMap(say),
    ...(months.some(({ older, newer }) => isDated(older.edition) && isDated(newer.edition) && compareEditions(older.edition, newer.edition) > 0) ? say('What was named as the older edition is the later by its date: see that they are the right way round.') : []),
    ...(onlyOlder.length > 0 ? say(`Only in the older: ${monthsText(onlyOlder)}.`) : []),
    ...(onlyNewer.length > 0 ? say(`Only in the newer: ${monthsText(onlyNewer)}.`) : []),
    '',
    ...(ofTotals.length > 0 ? [drawGrid(fitGrid(differenceGrid(ofTotals), width), chalk), ''] : []),
    ...(others.length > 0 ? [...say('The same days, for other reasons or in other beds:'), ...others.flatMap((difference) => say(`  ${finerText(difference)}`)), ''] : []),
    ...(outcomes === null ? [] : [...outcomeLines(outcomes).flatMap(say), '']),
  ].join('\n');
}

function editionLines(months: Comparison['months']): string[] {
  const kinds = new Map<string, Month[]>();
  const name = ({ edition, files }: MonthEdition): string => `${editionTitle(edition) ?? 'undated'} (${files.join(', ')})`;
  for (const { month, older, newer } of months) {
    const kind = months.length > 3 ? `${editionTitle(older.edition) ?? 'undated'} against ${editionTitle(newer.edition) ?? 'undated'}` : `${name(older)} against ${name(newer)}`;
    kinds.set(kind, [...kinds.get(kind) ?? [], month]);
  }
  return [...kinds].map(([kind, of]) => `${monthsText(of)}: ${kind}.`);
}

function differsByOrganisation({ byOrganisation }: Difference): boolean {
  return ORGANISATIONS.some((o) => byOrganisation[o].from !== byOrganisation[o].to);
}

function differenceGrid(differences: readonly Difference[]): Grid {
  return {
    columns: ['Month', 'Council', 'NHS', 'Social care', 'Both', 'All'].map((heading, index) => ({ heading, align: index < 2 ? 'left' : 'right', priority: index === 1 ? 0 : index + 1 })),
    rows: differences.map(({ month, area, byOrganisation }) => ({
      tone: area === '-' ? 'strong' : 'plain',
      cells: [monthId(month), areaName(area), ...ORGANISATIONS.map((o) => revisedText(byOrganisation[o]))],
    })),
  };
}

function revisedText({ from, to }: Revised): string {
  return from === to ? (to === null ? ABSENT : '=') : `${whole(from)} → ${whole(to)}`;
}

function finerText({ month, area, byReason, byCare }: Difference): string {
  const parts = [...Object.entries(byReason), ...Object.entries(byCare).map(([care, revised]) => [care === 'acute' ? 'acute' : 'non-acute', revised] as const)];
  return `${monthId(month)} ${areaName(area)}: ${parts.map(([what, revised]) => `${what} ${revisedText(revised)}`).join(', ')}`;
}

function outcomeLines({ policy, period, withheld, firmness, changes, councils }: NonNullable<Comparison['outcomes']>): string[] {
  if (withheld) return [`Nobody is judged under ${policy.id} on ${period}: ${notJudgedText(withheld)}.`];
  if (changes.length === 0) return [`No outcome of ${councils} under ${policy.id} on ${period} would have been different.`];
  return [
    `${changes.length} of ${councils} outcomes under ${policy.id} on ${period} would have been different:`,
    ...changes.map(({ code, from, to, before, after }) => `  ${areaName(code)} (${code}): ${markedOutcome(from, before)} → ${markedOutcome(to, after)}${after ? `, ${runsText(after)}` : ''}`),
    ...(firmness ? [firmnessLine(firmness)] : []),
  ];
}

function compareJson({ comparison: { months, onlyOlder, onlyNewer, differences, outcomes } }: CompareView): string {
  const edition = ({ edition: { published, revised }, files }: MonthEdition): object => ({ published, revised, files });
  return `${JSON.stringify({
    months: months.map(({ month, older, newer }) => ({ month: monthId(month), older: edition(older), newer: edition(newer) })),
    onlyOlder: onlyOlder.map(monthId),
    onlyNewer: onlyNewer.map(monthId),
    differences: differences.map(({ month, area, ...difference }) => ({ month: monthId(month), code: area, name: areaName(area), ...difference })),
    outcomes: outcomes && { policy: outcomes.policy.id, period: outcomes.period, withheld: outcomes.withheld && notJudgedText(outcomes.withheld), councils: outcomes.councils, firmness: outcomes.firmness && firmnessDocument(outcomes.firmness), changes: outcomes.changes },
  }, null, 2)}\n`;
}

/** A row for each figure that differs. */
function compareCsv({ comparison: { differences } }: CompareView): string {
  return csvRow(['period', 'code', 'name', 'figure', 'older', 'newer'])
    + differences.flatMap(({ month, area, byOrganisation, byReason, byCare }) => [
      ...ORGANISATIONS.map((o) => [o === 'socialCare' ? 'social-care' : o, byOrganisation[o]] as const),
      ...Object.entries(byReason),
      ...Object.entries(byCare).map(([care, revised]) => [care === 'acute' ? 'acute' : 'non-acute', revised] as const),
    ].filter(([, { from, to }]) => from !== to).map(([figure, { from, to }]) => csvRow([monthId(month), area, areaName(area), figure, from, to]))).join('');
}
