import { ORGANISATIONS, REASON_CODES, type Organisation, type ReasonCode } from '../../domain/cut.ts';
import { monthId } from '../../domain/month.ts';
import type { WatchedCell } from '../../domain/monthly-return.ts';
import type { CriterionResult } from '../../judge/criteria.ts';
import { organisationOf, type Fewer } from '../../judge/way-out.ts';
import { PER_ADULTS } from '../../measure/measures.ts';
import { REASONS_FOR_DELAY } from '../../reference/reasons.ts';
import { footer, title } from '../footer.ts';
import { shortPeriod, type Grid } from '../grid.ts';
import { ABSENT, fixed, percent, signed, whole } from '../numbers.ts';
import { notJudgedText, outcomeText, placeText } from '../sentences.ts';
import type { Explanation, Side } from './explanation.ts';
import { sparkline } from './sparkline.ts';

/** A part of an explanation: a heading, a table, lines of text. Terminal and Markdown draw the same ones. */
export interface Section {
  readonly heading: string;
  readonly grid?: Grid;
  readonly lines: readonly string[];
}

const OF: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'social care', both: 'both', total: 'all' };
const TITLE: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'Social care', both: 'Both', total: 'All' };
const FOOTER_LABELS = ['Edition', 'Adults', 'Both', 'Inferred', 'Lacking', 'Note'];
const MOST_REASONS = 5;
const MOST_PROVIDERS = 5;
const MOST_CELLS = 3;
const MOST_MONTHS = 40;

export function explainTitle({ report, council }: Explanation): string {
  return `${council.name} (${council.code}), ${council.region}, ${council.type}. ${title(report)}`;
}

export function sectionsOf(explanation: Explanation): Section[] {
  return [
    figures(explanation),
    ...explanation.sides.map((side) => verdictSection(side, explanation)),
    ...(explanation.sides.length > 0 ? [] : [withheld(explanation)]),
    reasons(explanation),
    ...providers(explanation),
    trend(explanation),
  ];
}

/** What no number goes without: edition, adults, what is inferred, what is lacking. */
export function explainFooter({ report, council }: Explanation): [label: string, text: string][] {
  return footer(report, [council]).filter(([label]) => FOOTER_LABELS.includes(label));
}

function figures({ report, council, ratePlaces }: Explanation): Section {
  const { baseline, yearEarlier } = report.frame;
  const { england, region, type } = council.places;
  const text = (place: { rank: number; of: number } | null): string => (place ? `${place.rank} of ${place.of}` : ABSENT);
  return {
    heading: 'Figures',
    lines: [`Score ${fixed(council.score?.value ?? null, 1)}; place ${text(england)} in England, ${text(region)} in its region, ${text(type)} of its type (1 is best). Rates: delayed days a day per 100,000 adults.`],
    grid: {
      columns: ['', 'Days', 'Beds', 'Share', 'Rate', 'Place', ...(baseline ? [`Since ${shortPeriod(baseline)}`] : []), ...(yearEarlier ? ['On a year'] : [])]
        .map((heading, index) => ({ heading, align: index === 0 ? 'left' : 'right', priority: index })),
      rows: ORGANISATIONS.map((o) => ({
        tone: 'plain',
        cells: [
          TITLE[o], whole(council.days[o]), fixed(council.beds[o], 1), percent(council.share[o]), fixed(council.rate[o], 2), text(ratePlaces[o]),
          ...(baseline ? [signed(council.change.baseline?.[o]?.rate ?? null, 2)] : []),
          ...(yearEarlier ? [signed(council.change.yearEarlier?.[o]?.rate ?? null, 2)] : []),
        ],
      })),
    },
  };
}

function withheld({ report }: Explanation): Section {
  const { judgement } = report;
  return {
    heading: 'Verdict',
    lines: [judgement?.withheld ? `Not judged under ${judgement.policy.id}: ${notJudgedText(judgement.withheld)}.` : 'No policy was put. Name one with --policy.'],
  };
}

function verdictSection(side: Side, explanation: Explanation): Section {
  const { party, policy, verdict } = side;
  const follows = verdict.outcome === 'not-judged' ? undefined : policy.follows[verdict.outcome];
  const own = party === 'council';
  const { name } = explanation.council;
  return {
    heading: own
      ? `${policy.id}, ${name}: ${outcomeText(verdict.outcome).toUpperCase()}`
      : `The other side of the bed, the same asked of the NHS in ${name}: ${outcomeText(verdict.outcome)}`,
    lines: [
      ...(own ? [] : ['Its levels were set for social care; what follows for a council does not follow for the NHS.']),
      ...side.criteria.flatMap((criterion) => [
        criterionText(criterion.result),
        ...(own ? askedText(criterion.result, explanation.council.adults) : []),
        ...(own ? [`  ${cellsText(criterion.figureCells)}${criterion.thresholdCells.length === 0 ? '' : `; held against ${cellsText(criterion.thresholdCells)}`}`] : []),
      ]),
      ...wayOutLines(side, explanation),
      ...(own && follows ? [`What follows: ${follows}.`] : []),
      ...(own && explanation.conventions ? [conventionText(explanation)] : []),
    ],
  };
}

function criterionText({ id, title: asked, met, figure, threshold, margin, marginBeds, meetsAtThreshold, unit }: CriterionResult): string {
  if (met === null) return `${id}: ${asked}: no figure`;
  const of = unit === 'percent' ? '%' : '';
  return `${id}: ${met ? 'met' : 'MISSED'}, ${fixed(figure, 2)}${of} against ${meetsAtThreshold ? 'at most' : 'below'} ${fixed(threshold, 2)}${of}, ${met ? 'with' : 'by'} ${fixed(Math.abs(margin!), 2)}${of}`
    + `${marginBeds === null ? '' : ` (${fixed(Math.abs(marginBeds), 1)} beds)`}${met ? ' to spare' : ''}: ${asked}`;
}

function askedText({ asked }: CriterionResult, adults: number | null): string[] {
  if (!asked) return [];
  const beds = (rate: number): string => (adults === null ? '' : ` (${fixed((rate * adults) / PER_ADULTS, 1)} beds)`);
  if (asked.to >= asked.from) return [`  Asked to hold ${fixed(asked.from, 2)}${beds(asked.from)}.`];
  return [`  Asked to come from ${fixed(asked.from, 2)}${beds(asked.from)} to ${fixed(asked.to, 2)}${beds(asked.to)}, a cut of ${fixed((1 - asked.to / asked.from) * 100, 1)}%.`];
}

/** The cells behind a figure, or where there are many how many and in what files. */
export function cellsText(cells: readonly WatchedCell[]): string {
  if (cells.length === 0) return 'no cell';
  if (cells.length <= MOST_CELLS) return cells.map((cell) => `${placeText(cell)} = ${cell.days === null ? 'not submitted' : whole(cell.days)}`).join(', ');
  const files = [...new Set(cells.map(({ file }) => placeText({ file })))];
  return `${whole(cells.length)} cells of ${files.length <= 3 ? files.join(', ') : `${files.length} files`} (\`dtoc trace\` lists them)`;
}

function wayOutLines(side: Side, { report, council }: Explanation): string[] {
  const { wayOut: out, policy, verdict } = side;
  const missed = [...out.criteria];
  const single = missed.length === 1 && out.outcomes.length === 1 && missed[0]![1]?.days === out.outcomes[0]!.fewer?.days;
  const of = report.frame.coverage;
  const fewerText = ({ organisation, days, beds }: Fewer): string => `${whole(days)} fewer ${organisation === 'total' ? '' : `${OF[organisation]} `}days of ${whole(council.days[organisation])} in the ${of.period.kind}, ${fixed(beds, 1)} a day`;
  const lines = single ? [] : missed.map(([id, fewer]) => (fewer ? `To meet ${id}: ${fewerText(fewer)}.` : `To meet ${id}: none of its days alone would do.`));
  if (verdict.outcome === 'incentive' || (out.outcomes.length === 0 && missed.length === 0)) return [];
  return [
    ...lines,
    ...out.outcomes.map(({ to, fewer }) => (fewer
      ? `The way out, to ${outcomeText(to)}: ${fewerText(fewer)}.`
      : `The way out, to ${outcomeText(to)}: no number of fewer ${OF[organisationOf(policy)]} days alone leads there.`)),
    ...(side.route ? [`  ${routeText(side)}`] : []),
  ];
}

function routeText({ route, wayOut: out }: Side): string {
  const { alone, together } = route!;
  const of = (answer: string): ReasonCode[] => REASON_CODES.filter((reason) => alone[reason] === answer);
  const named = (reasons: readonly ReasonCode[]): string => reasons.join(', ');
  const [certain, maybe] = [of('yes'), of('maybe')];
  const organisation = out.outcomes.find(({ fewer }) => fewer)!.fewer!.organisation;
  const whose = organisation === 'nhs' ? 'the NHS\'s' : organisation === 'socialCare' ? 'social care\'s' : organisation === 'both' ? 'both\'s' : null;
  return [
    certain.length > 0 ? `By reason: ${named(certain)} ${certain.length === 1 ? 'holds' : 'each hold'} enough alone.` : 'By reason: none is certain to hold enough alone.',
    ...(maybe.length > 0 ? [`${named(maybe)} may, if enough of ${maybe.length === 1 ? 'its' : 'their'} days are ${whose ?? 'counted'}.`] : []),
    ...(certain.length > 0 ? []
      : together.forCertain ? [`${named(together.forCertain)} together do.`]
        : together.atBest && together.atBest.length > 1 ? [`${named(together.atBest)} together may.`] : []),
  ].join(' ');
}

function conventionText({ conventions }: Explanation): string {
  const found = [...new Set(Object.values(conventions!))];
  if (found.length === 1) return `However days are counted that both caused (apart, half, to either), the outcome is ${outcomeText(found[0]!)}.`;
  const kinds = found.map((outcome) => `${outcomeText(outcome)} counted ${(['apart', 'half', 'nhs', 'social-care'] as const).filter((both) => conventions![both] === outcome).join(', ')}`);
  return `The outcome depends on how days are counted that both caused: ${kinds.join('; ')}.`;
}

function reasons({ report, council, cross, sides }: Explanation): Section {
  const organisation = sides[0] ? organisationOf(sides[0].policy) : 'socialCare';
  const whose = organisation === 'total' ? 'socialCare' : organisation;
  const total = council.days.total;
  const days = report.frame.coverage.days;
  const sorted = REASON_CODES.filter((reason) => (council.byReason[reason] ?? 0) > 0)
    .sort((a, b) => council.byReason[b]! - council.byReason[a]! || (a < b ? -1 : 1));
  const bedsOf = (reason: ReasonCode, o: Organisation): string => {
    const held = cross?.reasons[reason][o];
    if (!held) return ABSENT;
    return held.least === held.most ? fixed(held.least / days, 1) : `${fixed(held.least / days, 1)} to ${fixed(held.most / days, 1)}`;
  };
  const { acute, nonAcute } = council.byCare;
  const rest = sorted.slice(MOST_REASONS);
  return {
    heading: 'Reasons for delay, in delayed days a day',
    grid: {
      columns: [
        { heading: '', align: 'left', priority: 0 }, { heading: 'Beds', align: 'right', priority: 0 }, { heading: 'Share', align: 'right', priority: 3 },
        { heading: `of them\n${OF[whose]}`, align: 'right', priority: 1 }, { heading: `of them\n${whose === 'nhs' ? 'social care' : 'NHS'}`, align: 'right', priority: 2 },
      ],
      rows: sorted.slice(0, MOST_REASONS).map((reason) => ({
        tone: 'plain',
        cells: [
          `${reason} ${REASONS_FOR_DELAY[reason].title}`, fixed(council.byReason[reason]! / days, 1), total ? percent((council.byReason[reason]! / total) * 100) : ABSENT,
          bedsOf(reason, whose), bedsOf(reason, whose === 'nhs' ? 'socialCare' : 'nhs'),
        ],
      })),
    },
    lines: [
      ...(rest.length > 0 ? [`And ${rest.map((reason) => `${reason} ${fixed(council.byReason[reason]! / days, 1)}`).join(', ')}.`] : []),
      `Acute beds ${percent(council.acuteShare)}: ${fixed(acute === null ? null : acute / days, 1)} acute, ${fixed(nonAcute === null ? null : nonAcute / days, 1)} non-acute.`,
      ...(cross === null ? ['Whose the reasons are is not to be had: the returns give no reasons, or they contradict each other.']
        : cross.exact ? [] : ['A span is bounds: margins do not say whose a reason\'s days are, and the attribution rules prove no more.']),
    ],
  };
}

function providers({ providers: held, council, report }: Explanation): Section[] {
  if (!held) return [];
  const days = report.frame.coverage.days;
  const total = council.days.total;
  return [{
    heading: 'Providers whose beds these are, in delayed days a day',
    grid: {
      columns: ['', 'NHS', 'Social care', 'Both', 'All', 'Share'].map((heading, index) => ({ heading, align: index === 0 ? 'left' : 'right', priority: index })),
      rows: held.slice(0, MOST_PROVIDERS).map(({ code, name, byOrganisation: of }) => ({
        tone: 'plain',
        cells: [`${name || 'provider'} (${code})`, ...(['nhs', 'socialCare', 'both', 'total'] as const).map((o) => fixed(of[o] / days, 1)), total ? percent((of.total / total) * 100) : ABSENT],
      })),
    },
    lines: held.length > MOST_PROVIDERS ? [`And ${held.length - MOST_PROVIDERS} more providers with ${fixed(held.slice(MOST_PROVIDERS).reduce((sum, { byOrganisation: of }) => sum + of.total, 0) / days, 1)} a day together.`] : [],
  }];
}

function trend({ history: whole }: Explanation): Section {
  const history = whole.slice(-MOST_MONTHS);
  const told = history.filter(({ beds }) => beds.total !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return { heading: 'Trend', lines: ['No month has a figure.'] };
  const share = history.map(({ beds }) => (beds.total === null || beds.total === 0 || beds.socialCare === null ? null : (beds.socialCare / beds.total) * 100));
  const [firstShare, lastShare] = [share.find((s) => s !== null) ?? null, share.findLast((s) => s !== null) ?? null];
  const line = (o: Organisation): string[] => [TITLE[o], sparkline(history.map(({ beds }) => beds[o])), `${fixed(first.beds[o], 1)} to ${fixed(last.beds[o], 1)} beds`];
  return {
    heading: `Trend, ${monthId(first.month)} to ${monthId(last.month)}, each line from 0 to its own largest${history.some(({ beds }) => beds.total === null) ? '; a gap is a month without a figure' : ''}`,
    grid: {
      columns: ['', '', ''].map((heading) => ({ heading, align: 'left', priority: 0 })),
      rows: [line('socialCare'), line('nhs'), ['Social care share', sparkline(share), `${percent(firstShare)} to ${percent(lastShare)}`]].map((cells) => ({ tone: 'plain', cells })),
    },
    lines: [],
  };
}
