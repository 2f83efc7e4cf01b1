import { ORGANISATIONS, REASON_CODES } from '../domain/cut.ts';
import type { Compared } from '../measure/councils.ts';
import type { CouncilReport, Report } from './report.ts';
import { outcomeText, notJudgedText, councilNote } from './sentences.ts';

type Cell = string | number | null;

/** A column of the CSV: what it is called, and what it holds of England and of a council. */
interface Column {
  readonly heading: string;
  readonly area: (area: Compared) => Cell;
  readonly council?: (council: CouncilReport, report: Report) => Cell;
}

const NAMES = { nhs: 'nhs', socialCare: 'social_care', both: 'both', total: 'total' } as const;

/** Columns of the CSV, unrounded. */
export const CSV_COLUMNS: readonly Column[] = [
  ofCouncil('rank', (c) => c.places.england?.rank ?? null),
  { heading: 'code', area: () => '-', council: (c) => c.code },
  ofCouncil('gss', (c) => c.gss),
  { heading: 'name', area: () => 'England', council: (c) => c.name },
  ofCouncil('region', (c) => c.region),
  ofCouncil('type', (c) => c.type),
  ofCouncil('score', (c) => c.score?.value ?? null),
  ofCouncil('outcome', (c) => (c.verdict ? outcomeText(c.verdict.outcome) : null)),
  ofCouncil('criteria_met', (c) => criteria(c, true)),
  ofCouncil('criteria_missed', (c) => criteria(c, false)),
  { heading: 'adults', area: (a) => a.adults },
  ...ORGANISATIONS.map((o): Column => ({ heading: `days_${NAMES[o]}`, area: (a) => a.days[o] })),
  ...ORGANISATIONS.map((o): Column => ({ heading: `share_${NAMES[o]}`, area: (a) => a.share[o] })),
  ...ORGANISATIONS.map((o): Column => ({ heading: `beds_${NAMES[o]}`, area: (a) => a.beds[o] })),
  ...ORGANISATIONS.map((o): Column => ({ heading: `rate_${NAMES[o]}`, area: (a) => a.rate[o] })),
  ...REASON_CODES.map((reason): Column => ({ heading: `reason_${reason}`, area: (a) => a.byReason[reason] })),
  { heading: 'acute', area: (a) => a.byCare.acute },
  { heading: 'non_acute', area: (a) => a.byCare.nonAcute },
  { heading: 'acute_share', area: (a) => a.acuteShare },
  ...(['baseline', 'yearEarlier'] as const).flatMap((since) => ORGANISATIONS.map((o): Column => ({
    heading: `change_${since === 'baseline' ? 'baseline' : 'year_earlier'}_rate_${NAMES[o]}`,
    area: (a) => a.change[since]?.[o]?.rate ?? null,
  }))),
  ofCouncil('under_condition', (c, { stake }) => stake?.byCouncil.get(c.code) ?? null),
  ofCouncil('place_in_region', (c) => c.places.region?.rank ?? null),
  ofCouncil('place_in_type', (c) => c.places.type?.rank ?? null),
  ofCouncil('rank_low', (c) => c.firm?.rank?.low ?? null),
  ofCouncil('rank_high', (c) => c.firm?.rank?.high ?? null),
  ofCouncil('score_low', (c) => c.firm?.score?.low ?? null),
  ofCouncil('score_high', (c) => c.firm?.score?.high ?? null),
  ofCouncil('outcome_same', (c) => c.firm?.outcome?.same ?? null),
  ofCouncil('fragile', (c) => (c.firm?.outcome ? (c.firm.outcome.fragile ? 'yes' : 'no') : null)),
  ofCouncil('funnel_ratio', (c) => c.funnel?.ratio ?? null),
  ofCouncil('funnel_z', (c) => c.funnel?.z ?? null),
  ofCouncil('funnel_z_adjusted', (c) => c.funnel?.zAdjusted ?? null),
  ofCouncil('funnel_place', (c) => c.funnel?.place ?? null),
  { heading: 'policy', area: () => null, council: (_, { judgement }) => judgement?.policy.id ?? null },
  ofCouncil('put', (_, report) => putText(report)),
  ofCouncil('what_if', (_, { whatIf }) => whatIf?.alterations.map(({ how, text }) => `${how} ${text}`).join('; ') ?? null),
  ofCouncil('note', (c) => (c.verdict?.why && c.verdict.why.kind !== 'no-figure' ? notJudgedText(c.verdict.why) : councilNote(c))),
];

/** How the policy was put, where not as its document has it, and how both is counted; null where as it has it. */
function putText({ adaptation: { party, baseline, targets }, frame: { both } }: Report): string | null {
  const parts = [
    ...(party === 'nhs' ? ['party nhs'] : []), ...(both === 'apart' ? [] : [`both ${both}`]),
    ...(baseline ? [`baseline ${baseline.from}..${baseline.to}`] : []), ...(targets ? [`targets ${targets.file}`] : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

function ofCouncil(heading: string, council: (council: CouncilReport, report: Report) => Cell): Column {
  return { heading, area: () => null, council };
}

function criteria(council: CouncilReport, met: boolean): string | null {
  return council.verdict?.criteria.filter((c) => c.met === met).map(({ id }) => id).join(' ') ?? null;
}
