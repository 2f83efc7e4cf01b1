import { ORGANISATIONS, type Organisation, type ReasonCode } from '../domain/cut.ts';
import { monthId } from '../domain/month.ts';
import type { Coverage } from '../domain/period.ts';
import type { Compared } from '../measure/councils.ts';
import type { Group } from '../measure/groups.ts';
import { inHundred, markedOutcome, rangeText, rankText } from './firm.ts';
import { ABSENT, fixed, percent, signed, whole } from './numbers.ts';
import { PLACE_TEXT } from './sentences.ts';
import type { CouncilReport, Report } from './report.ts';

/** A table for people: headings of one or more lines, and rows of text. Terminal and Markdown draw the same one. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}

export interface GridColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Columns of a higher number give way first where there is no room. */
  readonly priority: number;
}

export interface GridRow {
  readonly cells: readonly string[];
  readonly tone: 'plain' | 'strong' | 'good' | 'bad' | 'faint' | 'better' | 'worse';
}

const TITLE: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'Social\ncare', both: 'Both', total: 'All' };

interface Column extends GridColumn {
  readonly area: (area: Compared) => string;
  readonly council?: (council: CouncilReport) => string;
}

export function councilGrid(report: Report, councils: readonly CouncilReport[]): Grid {
  const columns = councilColumns(report);
  return {
    columns,
    rows: [
      ...(report.england.days.total === null
        ? []
        : [{ cells: columns.map((column) => column.area(report.england)), tone: 'strong' as const }]),
      ...councils.map((council) => ({ cells: columns.map((column) => (column.council ?? column.area)(council)), tone: toneOf(council) })),
    ],
  };
}

export function groupGrid(report: Report, groups: readonly Group[], heading: string): Grid {
  const figures: [heading: string, group: (group: Group) => string, england: (england: Compared) => string][] = [
    ['Councils', (g) => (g.councils === g.of ? String(g.of) : `${g.councils} of ${g.of}`), () => ''],
    ...(groups.every((g) => g.rated === g.councils) ? [] : [['Rated', (g: Group): string => String(g.rated), (): string => ''] satisfies [string, unknown, unknown]]),
    ...ORGANISATIONS.map((o): [string, (g: Group) => string, (e: Compared) => string] => [TITLE[o], (g) => fixed(g.rate[o], 1), (e) => fixed(e.rate[o], 1)]),
    ['Median\nsocial\ncare', (g) => fixed(g.medianRate.socialCare, 1), () => ''],
    ['Delayed\ndays', (g) => whole(g.days.total), (e) => whole(e.days.total)],
    ['Beds', (g) => whole(g.beds.total), (e) => whole(e.beds.total)],
    ['NHS\nshare', (g) => percent(g.share.nhs), (e) => percent(e.share.nhs)],
    ['Social care\nshare', (g) => percent(g.share.socialCare), (e) => percent(e.share.socialCare)],
  ];
  return {
    columns: [
      { heading, align: 'left', priority: 0 },
      ...figures.map(([title], index): GridColumn => ({ heading: title, align: 'right', priority: index })),
    ],
    rows: [
      ...(report.england.days.total === null ? [] : [{ cells: ['England', ...figures.map(([, , text]) => text(report.england))], tone: 'strong' as const }]),
      ...groups.map((group) => ({ cells: [group.name, ...figures.map(([, text]) => text(group))], tone: 'plain' as const })),
    ],
  };
}

function councilColumns(report: Report): Column[] {
  const { baseline, yearEarlier } = report.frame;
  const rate = (o: Organisation, priority: number): Column => right(TITLE[o], priority, (a) => fixed(a.rate[o], 1));
  return [
    { ...right('Rank', 4, () => ''), council: rankText },
    { heading: 'Council', align: 'left', priority: 0, area: () => 'England', council: (c) => c.name },
    ...(report.components.length > 0 ? [{ ...right('Score', 5, () => ''), council: (c: CouncilReport): string => fixed(c.score?.value ?? null, 1) }] : []),
    // Whose days are judged is shown where there is room for one of the two.
    rate('nhs', report.adaptation.party === 'nhs' ? 2 : 8),
    rate('socialCare', report.adaptation.party === 'nhs' ? 8 : 2),
    rate('both', 9),
    rate('total', 3),
    ...(baseline ? [right(`Change\nsince\n${shortPeriod(baseline)}`, 6, (a) => signed(a.change.baseline?.socialCare?.rate ?? null, 1))] : []),
    ...(yearEarlier ? [right('Change\non a\nyear', 7, (a) => signed(a.change.yearEarlier?.socialCare?.rate ?? null, 1))] : []),
    ...(report.judgement
      ? [{ heading: 'Outcome', align: 'left', priority: 1, area: () => '', council: (c) => (c.verdict ? markedOutcome(c.verdict.outcome, c.firm?.outcome) : ABSENT) } satisfies Column]
      : []),
    ...(report.stake ? [{ ...right('Under\ncondition', 1, () => whole(report.stake!.total)), council: (c: CouncilReport): string => pounds(report.stake!.byCouncil.get(c.code)) } satisfies Column] : []),
    right('Delayed\ndays', 10, (a) => whole(a.days.total)),
    right('Beds', 12, (a) => fixed(a.beds.total, 0)),
    right('Social care\nshare', 11, (a) => percent(a.share.socialCare)),
    ...(report.firmness ? [
      { ...right('Score\nrange', 12, () => ''), council: (c: CouncilReport): string => (c.firm?.score ? rangeText(c.firm.score) : ABSENT) },
      ...(report.judgement ? [{ ...right('Same in\n100 runs', 12, () => ''), council: (c: CouncilReport): string => (c.firm?.outcome ? inHundred(c.firm.outcome) : ABSENT) }] : []),
    ] : []),
    ...(report.funnel ? [{ heading: 'Social care\non a funnel', align: 'left', priority: 12, area: () => '', council: (c) => (c.funnel ? PLACE_TEXT[c.funnel.place] || 'inside' : ABSENT) } satisfies Column] : []),
    right('Acute\nshare', 15, (a) => percent(a.acuteShare)),
    { heading: 'Top\nreason', align: 'left', priority: 14, area: (a) => topReason(a) },
    { heading: 'Region', align: 'left', priority: 13, area: () => '', council: (c) => c.region },
    { ...right('Place in\nregion', 16, () => ''), council: (c) => placeText(c.places.region) },
    { heading: 'Type', align: 'left', priority: 17, area: () => '', council: (c) => c.type },
    { ...right('Place in\ntype', 18, () => ''), council: (c) => placeText(c.places.type) },
  ];
}

function right(heading: string, priority: number, area: (area: Compared) => string): Column {
  return { heading, align: 'right', priority, area };
}

function placeText(place: { rank: number; of: number } | null): string {
  return place ? `${place.rank} of ${place.of}` : ABSENT;
}

function pounds(sum: number | null | undefined): string {
  return sum === undefined ? '' : whole(sum);
}

export function shortPeriod(coverage: Coverage): string {
  return coverage.period.kind === 'month' ? monthId(coverage.period.months[0]!) : coverage.period.id;
}

function topReason(area: Compared): string {
  const reasons = Object.entries(area.byReason) as [ReasonCode, number | null][];
  const [code, days] = reasons.reduce((top, entry) => ((entry[1] ?? -1) > (top[1] ?? -1) ? entry : top));
  if (days === null || days === 0 || area.days.total === null) return ABSENT;
  return `${code} ${percent((days / area.days.total) * 100)}`;
}

function toneOf(council: CouncilReport): GridRow['tone'] {
  switch (council.verdict?.outcome) {
    case 'incentive': return 'good';
    case 'non-incentive': return 'bad';
    case 'not-judged': return 'faint';
    default: return 'plain';
  }
}
