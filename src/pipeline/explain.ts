import type { Ledger } from '../attribute/attribution.ts';
import { daysOfMonth, shareOfBoth } from '../attribute/convention.ts';
import { crossOf } from '../attribute/cross.ts';
import { attributeProviders } from '../attribute/providers.ts';
import { traceDays } from '../attribute/trace.ts';
import { BOTH_CONVENTIONS, byOrganisation, ORGANISATION_NAMED, REASON_CODES, RESPONSIBLE_OF, type BothConvention, type Organisation, type Responsible } from '../domain/cut.ts';
import { UserError } from '../domain/failure.ts';
import { daysInMonth, type Month } from '../domain/month.ts';
import { monthsText, yearEarlier } from '../domain/period.ts';
import { putCriteria, type Judgement, type NotJudged, type Outcome } from '../judge/judge.ts';
import { adapt, baselineOf, monthsFrom, needsYearEarlier, PARTIES, type Party } from '../judge/policy.ts';
import { organisationOf, routeBy, wayOut } from '../judge/way-out.ts';
import type { Frame } from '../measure/councils.ts';
import { average, bedsAtRate } from '../measure/measures.ts';
import { geographyIn, type Council } from '../reference/councils.ts';
import type { Criterion, Policy } from '../reference/policies/schema.ts';
import { assuranceOf, xmr } from '../statistics/xmr.ts';
import type { ChartedTrend, ExplainedCell, Explanation, Side } from '../report/explain/explanation.ts';
import { firmOf, type Firm, type Report } from '../report/report.ts';
import { DEFAULT_SCORING, ranks, score } from '../score/score.ts';
import { firmnessOf } from './firmness.ts';
import type { Opened } from './open.ts';
import { casesFor, putPolicy, putUnderEach } from './put.ts';
import { reportOn, setUp, type PolicyRequest, type ReportRequest, type TimesRequest } from './report.ts';

export type ExplainRequest = TimesRequest & PolicyRequest & Pick<ReportRequest, 'firmness'>;

/** One council, explained: its figures and cells, its verdict, the way out of it, and the other side of the bed. */
export async function explainOn(opened: Opened, council: Council, request: ExplainRequest): Promise<Explanation> {
  const { ledger } = opened;
  // How firm it all is, is worked out below, for both sides of the bed at once.
  const report = await reportOn(opened, { ...request, by: null, sensitivity: false, allocations: null, alterations: [], firmness: null });
  const row = report.councils.find(({ code }) => code === council.code);
  if (!row) {
    const { held, period } = report.frame.coverage;
    throw new UserError(`${council.name} has no row in ${period.id}`, geographyIn(council, held.at(-1)!)
      ? `the input holds ${monthsText([...ledger.keys()])}`
      : 'there was no such council then: see the list of `dtoc periods`, or name the council that took its place');
  }
  const { policy, frame } = setUp(ledger, request);
  const parties = policy && canBePut(report.judgement?.withheld ?? null) ? partiesOf(policy, ledger, frame, report, request.anyway) : [];
  const drawn = request.firmness && firmnessOf(ledger, frame, report.councils, score(report.councils, DEFAULT_SCORING), parties.map(({ judgement }) => judgement), request.firmness);
  const firmness = typeof drawn === 'string' ? null : drawn;
  const history = historyOf(ledger, council, frame);
  const sides = parties.map((party, index) => sideOf(party, ledger, frame, report, council.code, firmness && firmOf(firmness, council.code, index)));
  return {
    report: typeof drawn === 'string' ? { ...report, notes: [...report.notes, { kind: 'no-firmness', because: drawn }] } : report,
    firmness,
    council: { ...row, firm: firmness && firmOf(firmness, council.code) },
    ratePlaces: byOrganisation((o) => placeByRate(report, council.code, o)),
    sides,
    conventions: policy && conventionsOf(policy, ledger, frame, council.code, request.anyway),
    cross: crossOf(ledger, council.code, frame.coverage.held),
    providers: providersOf(ledger, frame.coverage.held),
    charted: chartOf(history.filter(({ month }) => month <= frame.coverage.held.at(-1)!), sides[0] ?? null, row.adults),
    history,
  };
}

function placeByRate({ councils }: Report, code: string, organisation: Organisation): { rank: number; of: number } | null {
  const rates = new Map(councils.flatMap((c) => (c.rate[organisation] === null ? [] : [[c.code, -c.rate[organisation]] as const])));
  const rank = ranks(rates).get(code);
  return rank === undefined ? null : { rank, of: rates.size };
}

function partiesOf(policy: Policy, ledger: Ledger, frame: Frame, report: Report, anyway: boolean): { party: Party; judgement: Judgement }[] {
  return PARTIES.flatMap((party) => {
    // A policy of all days asks the same of both.
    if (party === 'nhs' && policy.criteria.every(({ measure }) => measure !== 'social-care')) return [];
    return [{ party, judgement: putPolicy(adapt(policy, { party }), ledger, frame, report.councils, anyway) }];
  });
}

function sideOf({ party, judgement }: { party: Party; judgement: Judgement }, ledger: Ledger, frame: Frame, report: Report, code: string, firm: Firm | null): Side {
  const { policy } = judgement;
  const cases = casesFor(policy, ledger, frame, report.councils);
  const judged = judgement.byCouncil.get(code)!;
  const verdict = { ...judged, criteria: judged.criteria.length > 0 ? judged.criteria : putCriteria(policy, cases).get(code)! };
  const out = wayOut(policy, cases, code, frame.coverage.days);
  const cross = frame.both === 'apart' ? crossOf(ledger, code, frame.coverage.held) : null;
  return {
    party, policy, verdict, wayOut: out,
    firmness: firm?.outcome ?? null,
    criteria: verdict.criteria.map((result, index) => ({
      result,
      figureCells: cellsOf(ledger, code, frame.coverage.held, policy.criteria[index]!, frame.both),
      thresholdCells: cellsOf(ledger, code, monthsOfThreshold(policy.criteria[index]!, policy, frame), policy.criteria[index]!, frame.both),
    })),
    routes: out.outcomes.map(({ fewer }) => (fewer && cross ? routeBy(fewer.days, REASON_CODES, (reasons) => cross.together(reasons, organisationOf(policy))) : null)),
  };
}

/** Where a policy is withheld for want of one time's figures, what it asks of the others can be put all the same. */
function canBePut(withheld: NotJudged | null): boolean {
  return withheld === null || withheld.kind === 'no-year-earlier' || withheld.kind === 'no-baseline';
}

function monthsOfThreshold(criterion: Criterion, policy: Policy, frame: Frame): readonly Month[] {
  if (needsYearEarlier(criterion)) return yearEarlier(frame.coverage.period).months;
  const baseline = baselineOf(criterion, policy);
  return baseline ? monthsFrom(baseline) : [];
}

/** The cells of an organisation's days, and of what both caused as far as it is counted with them. */
function cellsOf(ledger: Ledger, code: string, months: readonly Month[], { measure }: Criterion, convention: BothConvention): ExplainedCell[] {
  const organisation = ORGANISATION_NAMED[measure];
  const cells = (responsible: Responsible, part: number): ExplainedCell[] => (part === 0 ? [] : traceDays(ledger, code, months, ['all', 'all', responsible]).cells.map((cell) => ({ ...cell, part })));
  return [
    ...cells(RESPONSIBLE_OF[organisation], organisation === 'both' && convention !== 'apart' ? 0 : 1),
    ...(organisation === 'nhs' || organisation === 'socialCare' ? cells('both', shareOfBoth(convention)[organisation]) : []),
  ];
}

function conventionsOf(policy: Policy, ledger: Ledger, frame: Frame, code: string, anyway: boolean): Record<BothConvention, Outcome> {
  const each = putUnderEach(policy, ledger, frame, anyway);
  return Object.fromEntries(BOTH_CONVENTIONS.map((both) => [both, each.get(both)!.byCouncil.get(code)?.outcome ?? 'not-judged'])) as Record<BothConvention, Outcome>;
}

function providersOf(ledger: Ledger, months: readonly Month[]): Explanation['providers'] {
  return attributeProviders(ledger, months)?.filter(({ byOrganisation: days }) => days.total > 0)
    .sort((a, b) => b.byOrganisation.total - a.byOrganisation.total || (a.code < b.code ? -1 : 1)) ?? null;
}

/** The organisation's months that the policy asks about first, or social care's. */
function chartOf(history: Explanation['history'], own: Side | null, adults: number | null): ChartedTrend | null {
  const organisation = own ? organisationOf(own.policy) : 'socialCare';
  const points = xmr(history.map(({ beds }) => beds[organisation]));
  const last = points.findLastIndex(({ value }) => value !== null);
  if (last < 0) return null;
  const asked = own?.criteria.find(({ result }) => result.asked !== null && result.measure === organisation)?.result.asked ?? null;
  const target = bedsAtRate(asked?.to ?? null, adults);
  const held = history.filter((_, index) => points[index]!.value !== null);
  return {
    organisation, target, assurance: assuranceOf(points[last]!.limits, target, 'decrease'),
    last: { month: history[last]!.month, ...points[last]! }, from: held[0]!.month, months: held.length,
  };
}

/** Months on other ground than the period's are of other people: they have no figure here. */
function historyOf(ledger: Ledger, council: Council, { coverage, both }: Frame): Explanation['history'] {
  const ground = geographyIn(council, coverage.held.at(-1)!)?.gss;
  const held = [...ledger.keys()].sort((a, b) => a - b);
  const [first, last] = [held[0]!, held.at(-1)!];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as Month).map((month) => {
    if (!ledger.has(month) || geographyIn(council, month)?.gss !== ground) return { month, beds: byOrganisation(() => null) };
    const days = daysOfMonth(ledger, council.code, month, both);
    return { month, beds: byOrganisation((o) => average(days[o], daysInMonth(month))) };
  });
}
