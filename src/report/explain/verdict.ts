import { REASON_CODES, type Organisation, type ReasonCode } from '../../domain/cut.ts';
import type { CriterionResult } from '../../judge/criteria.ts';
import { organisationOf, type Fewer, type Route, type WayOut } from '../../judge/way-out.ts';
import { bedsAtRate } from '../../measure/measures.ts';
import { areaName } from '../../reference/councils.ts';
import type { Grid } from '../grid.ts';
import { runsText } from '../firm.ts';
import { ABSENT, fixed, whole } from '../numbers.ts';
import { byConventionText } from '../regime.ts';
import { councilNote, notJudgedText, outcomeText, placeText } from '../sentences.ts';
import type { ExplainedCell, Explanation, Side } from './explanation.ts';
import type { Section } from './section.ts';

export const OF: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'social care', both: 'both', total: 'all' };
export const TITLE: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'Social care', both: 'Both', total: 'All' };
const MOST_CELLS = 3;

/** Both sides of the bed beside each other; then what is asked, from which cells, and the way out. */
export function verdictSection(explanation: Explanation): Section {
  if (explanation.sides.length === 0) return withheld(explanation);
  const { sides, council, conventions } = explanation;
  const [own, nhs] = [sides[0]!, sides[1]];
  const { policy, verdict } = own;
  const follows = verdict.outcome === 'not-judged' ? undefined : policy.follows[verdict.outcome];
  const note = councilNote(council);
  return {
    heading: `${policy.id}, ${council.name}: ${headlineOf(own)}${nhs ? `; its NHS: ${headlineOf(nhs)}` : ''}`,
    grid: sidesGrid(sides),
    lines: [
      ...(verdict.why ? [`Not judged: ${verdict.why.kind === 'no-figure' && note !== null ? note : `${notJudgedText(verdict.why)}.`}`] : []),
      ...own.criteria.map(({ result }) => criterionText(result, council.adults)),
      ...wayOutLines(own, explanation),
      ...(nhs ? [...wayOutLines(nhs, explanation).map((line) => (line.startsWith(' ') ? line : `For the NHS: ${line[0]!.toLowerCase()}${line.slice(1)}`)), 'What is asked was set for social care; nothing follows from it for the NHS.'] : []),
      ...(follows ? [`What follows: ${follows}.`] : []),
      ...(conventions && verdict.outcome !== 'not-judged' ? [conventionText(explanation)] : []),
    ],
  };
}

/** `NON-INCENTIVE, fragile: in 72 of 100 runs` */
function headlineOf({ verdict, firmness }: Side): string {
  const outcome = outcomeText(verdict.outcome).toUpperCase();
  return firmness ? `${outcome}${firmness.fragile ? ', fragile:' : ''} ${runsText(firmness)}` : outcome;
}

/** The cells that the figures and thresholds of the verdict come from. */
export function cellsSection({ sides: [own] }: Explanation): Section[] {
  if (!own) return [];
  return [{
    heading: 'The cells behind it',
    lines: [
      ...figureCellLines(own),
      ...own.criteria.filter(({ thresholdCells }) => thresholdCells.length > 0)
        .map(({ result, thresholdCells }) => `${result.id} is ${result.edge === null ? 'held against' : 'counted from'} ${cellsText(thresholdCells)}.`),
    ],
  }];
}

function sidesGrid(sides: readonly Side[]): Grid {
  const columns = sides.flatMap(({ party, policy }): Grid['columns'] => [
    { heading: party === 'nhs' ? 'NHS' : TITLE[organisationOf(policy)].replace(' ', '\n'), align: 'right', priority: party === 'nhs' ? 3 : 1 },
    { heading: 'Asked', align: 'right', priority: party === 'nhs' ? 6 : 2 },
    { heading: '', align: 'left', priority: party === 'nhs' ? 4 : 1 },
    { heading: 'Fewer\na day', align: 'right', priority: party === 'nhs' ? 5 : 1 },
  ]);
  const outcomes = [...new Set(sides.flatMap(({ wayOut: out }) => out.outcomes.map(({ to }) => to)))];
  return {
    columns: [{ heading: '', align: 'left', priority: 0 }, ...columns],
    rows: [
      ...sides[0]!.criteria.map(({ result }, index) => ({
        tone: result.met === false ? 'bad' as const : result.met ? 'good' as const : 'plain' as const,
        cells: [result.id, ...sides.flatMap(({ criteria, wayOut: out }) => criterionCells(criteria[index]!.result, out))],
      })),
      ...outcomes.map((to) => ({
        tone: 'plain' as const,
        cells: [`to ${outcomeText(to)}`, ...sides.flatMap(({ wayOut: out }) => ['', '', '', fewerText(out.outcomes.find((o) => o.to === to))])],
      })),
    ],
  };
}

function criterionCells({ id, met, figure, threshold, meetsAtThreshold, unit }: CriterionResult, out: WayOut): string[] {
  const of = unit === 'percent' ? '%' : '';
  if (met === null) return [figure === null ? ABSENT : `${fixed(figure, 2)}${of}`, ABSENT, ABSENT, ''];
  return [`${fixed(figure, 2)}${of}`, `${meetsAtThreshold ? '≤' : '<'} ${fixed(threshold, 2)}${of}`, met ? 'met' : 'MISSED', met ? '' : fewerText({ fewer: out.criteria.get(id) ?? null })];
}

function fewerText(entry: { readonly fewer: Fewer | null } | undefined): string {
  return entry === undefined ? '' : entry.fewer === null ? 'no way' : fixed(entry.fewer.beds, 1);
}

/** The cells that the figures come from, once for each organisation that is asked about. */
function figureCellLines({ criteria }: Side): string[] {
  const byMeasure = new Map(criteria.map(({ result, figureCells }) => [result.measure, figureCells]));
  return [...byMeasure].map(([measure, cells]) => `${TITLE[measure]} from ${cellsText(cells)}.`);
}

function criterionText(result: CriterionResult, adults: number | null): string {
  const { id, title: asked, met, marginBeds } = result;
  const margin = met === null || marginBeds === null ? '' : met ? `, with ${fixed(Math.abs(marginBeds), 1)} beds to spare` : `, missed by ${fixed(Math.abs(marginBeds), 1)} beds`;
  const edge = result.edge === null ? '' : ` The edge is ${areaName(result.edge)}'s figure.`;
  return `${id}: ${asked}${margin}.${askedText(result, adults)}${edge}`;
}

function askedText({ asked }: CriterionResult, adults: number | null): string {
  if (!asked) return '';
  const beds = (rate: number): string => (adults === null ? fixed(rate, 2) : `${fixed(bedsAtRate(rate, adults), 1)} beds`);
  if (asked.to >= asked.from) return ` Asked to hold ${beds(asked.from)}.`;
  return ` Asked to come from ${beds(asked.from)} to ${beds(asked.to)}, a cut of ${fixed((1 - asked.to / asked.from) * 100, 1)}%.`;
}

/** The cells behind a figure, or where there are many how many and in what files. */
function cellsText(cells: readonly ExplainedCell[]): string {
  if (cells.length === 0) return 'no cell';
  if (cells.length <= MOST_CELLS) return cells.map((cell) => `${placeText(cell)} = ${cell.days === null ? 'not submitted' : whole(cell.days)}${cell.part === 1 ? '' : ' (half)'}`).join(' + ');
  const files = [...new Set(cells.map(({ file }) => placeText({ file })))];
  return `${whole(cells.length)} cells of ${files.length <= 3 ? files.join(', ') : `${files.length} files`} (\`dtoc trace\` lists them)`;
}

function wayOutLines(side: Side, { report, council }: Explanation): string[] {
  const { wayOut: out, policy } = side;
  const { period } = report.frame.coverage;
  const lacking = side.criteria.filter(({ result }) => result.met === null).map(({ result }) => result.id);
  const open = out.outcomes.length === 0 && lacking.length > 0 && (side.verdict.outcome === 'none' || side.verdict.outcome === 'non-incentive');
  return [
    ...(open ? [`Whether there is a way out cannot be told: no figure for ${lacking.join(', ')}.`] : []),
    ...out.outcomes.flatMap(({ to, fewer }, index) => (fewer
      ? [
          `The way out, to ${outcomeText(to)}: ${whole(fewer.days)} fewer ${fewer.organisation === 'total' ? '' : `${OF[fewer.organisation]} `}days of ${whole(council.days[fewer.organisation])} in the ${period.kind}, ${fixed(fewer.beds, 1)} a day.`,
          ...(side.routes[index] ? [`  ${routeText(side.routes[index], fewer.organisation)}`] : []),
        ]
      : [`There is no way out, to ${outcomeText(to)}, by fewer ${OF[organisationOf(policy)]} days alone.`])),
  ];
}

function routeText({ alone, together }: Route<ReasonCode>, organisation: Organisation): string {
  const of = (answer: string): ReasonCode[] => REASON_CODES.filter((reason) => alone[reason] === answer);
  const named = (reasons: readonly ReasonCode[]): string => reasons.join(', ');
  const [certain, maybe] = [of('yes'), of('maybe')];
  const whose = organisation === 'nhs' ? 'the NHS\'s' : organisation === 'socialCare' ? 'social care\'s' : organisation === 'both' ? 'both\'s' : 'counted';
  return [
    certain.length > 0 ? `By reason: ${named(certain)} ${certain.length === 1 ? 'holds' : 'each hold'} enough alone.` : 'By reason: none is certain to hold enough alone.',
    ...(maybe.length > 0 ? [`${named(maybe)} may, if enough of ${maybe.length === 1 ? 'its' : 'their'} days are ${whose}.`] : []),
    ...(certain.length > 0 ? [] : [
      ...(together.atBest && together.atBest.length > 1 && together.atBest.length < (together.forCertain?.length ?? Infinity) ? [`${named(together.atBest)} together may.`] : []),
      ...(together.forCertain ? [`${named(together.forCertain)} together do.`] : []),
    ]),
  ].join(' ');
}

function conventionText({ conventions, sides }: Explanation): string {
  return new Set(Object.values(conventions!)).size === 1
    ? 'However the days that both caused are counted, the outcome is the same.'
    : `The outcome${sides[0]?.firmness?.fragile ? ', fragile as it is,' : ''} depends on how days are counted that both caused: ${byConventionText(conventions!)}.`;
}

function withheld({ report }: Explanation): Section {
  const { judgement } = report;
  return {
    heading: 'Verdict',
    lines: [judgement?.withheld ? `Not judged under ${judgement.policy.id}: ${notJudgedText(judgement.withheld)}.` : 'No policy was put. Name one with --policy.'],
  };
}
