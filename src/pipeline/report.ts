import type { Ledger } from '../attribute/attribution.ts';
import type { Alteration } from '../domain/alteration.ts';
import type { BothConvention } from '../domain/cut.ts';
import { isComplete } from '../domain/period.ts';
import { UserError } from '../domain/failure.ts';
import { parseMonthId } from '../domain/month.ts';
import type { FirmnessOptions } from '../firmness/firmness.ts';
import { adapt, baselinesOf, judgesAll, monthsFrom, windowText, type Adaptation } from '../judge/policy.ts';
import { changedOutcomes, type ChangedOutcome, type Judgement } from '../judge/judge.ts';
import { judgeProviders } from '../judge/providers.ts';
import { organisationOf } from '../judge/way-out.ts';
import { stakeOf, type Allocations } from '../judge/stake.ts';
import { measureAmbition } from '../measure/ambition.ts';
import { measureCouncils, measureEngland, type Frame } from '../measure/councils.ts';
import { defaultPeriod, setFrame, type FrameNote, type FrameRequest } from '../measure/frame.ts';
import { funnelAmong } from '../measure/funnel.ts';
import type { Grouping } from '../measure/grouping.ts';
import { measureProviders, providerBeds } from '../measure/providers.ts';
import { isNational } from '../reference/councils.ts';
import type { Policy } from '../reference/policies/schema.ts';
import { composeReport, type ProviderReport, type Report, type WhatIf } from '../report/report.ts';
import { DEFAULT_SCORING, score } from '../score/score.ts';
import type { Opened } from './open.ts';
import { firmnessOf } from './firmness.ts';
import { editionsOf } from './editions.ts';
import { choosePolicy, coverWindow, putPolicy, putUnderEach } from './put.ts';
import { alterFor, crossesOf, isExact } from './what-if.ts';

/** Which policy is put, and how. */
export interface PolicyRequest {
  /** Null asks for the default policy, where it judges the period. */
  readonly policy: Policy | 'none' | null;
  readonly anyway: boolean;
  /** Null: as the policy has it, or apart. */
  readonly both: BothConvention | null;
  readonly adaptation: Adaptation;
}

export type TimesRequest = Pick<FrameRequest, 'period' | 'baseline' | 'populationYear' | 'population'>;

export interface ReportRequest extends TimesRequest, PolicyRequest {
  readonly by: Grouping | 'provider' | null;
  readonly sensitivity: boolean;
  readonly allocations: Allocations | null;
  readonly alterations: readonly Alteration[];
  /** Null: how firm it all is, is not worked out. */
  readonly firmness: FirmnessOptions | null;
}

/** The main job, from the months that stand to the report: attribute, measure, score, judge. */
export async function reportOn({ reading, ledger, findings }: Opened, request: ReportRequest): Promise<Report> {
  const { policy, notJudgedByDefault, frame, notes } = setUp(ledger, request);
  const judged = (leans: Frame, councils: Parameters<typeof putPolicy>[3]): Judgement | null => policy && putPolicy(policy, ledger, leans, councils, request.anyway);
  const leaning = { organisation: policy ? organisationOf(policy) : 'socialCare', extreme: 'least' } as const;
  const crosses = crossesOf(ledger, frame);
  const alter = request.alterations.length > 0 ? alterFor(ledger, frame, request.alterations, crosses, leaning) : undefined;
  const england = measureEngland(ledger, frame, alter);
  const councils = measureCouncils(ledger, frame, alter);
  const judgement = judged(frame, councils);
  // Loaded here alone: reshaping is for the few who ask for groups.
  const groups = request.by && request.by !== 'provider' ? { by: request.by, rows: (await import('../measure/groups.ts')).groupCouncils(councils, request.by) } : null;
  const scores = score(councils, DEFAULT_SCORING);
  return composeReport({
    frame, frameNotes: notes, files: reading.files, editions: editionsOf(ledger, frame.coverage.held), england, councils, groups,
    providers: request.by === 'provider' ? providersOn(ledger, frame, policy, request.anyway) : null,
    scores, judgement, notJudgedByDefault, anyway: request.anyway, adaptation: request.adaptation,
    sensitivity: request.sensitivity && policy ? putUnderEach(policy, ledger, frame, request.anyway, alter) : null,
    // What follows for a council does not follow for the NHS.
    stake: request.allocations && judgement && request.adaptation.party !== 'nhs' ? stakeOf(judgement, request.allocations) : null,
    firmness: request.firmness && firmnessOf(ledger, frame, councils, scores, [judgement], request.firmness),
    // Held against a part of England, a council would be held against little but itself.
    funnel: isNational(new Set(councils.map(({ code }) => code)), frame.coverage.held.at(-1)!) ? funnelAmong(councils, 'socialCare') : null,
    stakeAsked: request.allocations !== null,
    ambition: request.allocations && measureAmbition(ledger, england),
    whatIf: alter ? whatIfOf(judgement) : null,
    findings: findings.kept, moreFindings: [...findings.more.values()],
  });

  function whatIfOf(least: Judgement | null): WhatIf {
    const before = judged(frame, measureCouncils(ledger, frame));
    const most = judged(frame, measureCouncils(ledger, frame, alterFor(ledger, frame, request.alterations, crosses, { ...leaning, extreme: 'most' })));
    const changed = (after: Judgement | null): ChangedOutcome[] => (before && after ? changedOutcomes(before, after) : []);
    return {
      alterations: request.alterations,
      leaning: leaning.organisation,
      exact: isExact(ledger, frame, request.alterations, crosses),
      ranked: before?.policy.criteria.some(({ kind }) => kind === 'not-in-worst') ?? false,
      changes: changed(least),
      changesAtMost: changed(most),
    };
  }
}

function providersOn(ledger: Ledger, frame: Frame, policy: Policy | null, anyway: boolean): ProviderReport {
  const rows = measureProviders(ledger, frame);
  if (!rows) {
    throw new UserError(`no providers in ${frame.coverage.period.id}`, 'providers are told by extracts alone, and every month of the period needs one');
  }
  const { coverage } = frame;
  if (!policy || !isComplete(coverage) || (!anyway && !judgesAll(policy, coverage.period.months))) return { rows, judgement: null };
  const baselines = new Map(baselinesOf(policy).flatMap((window) => {
    const then = coverWindow(window, ledger);
    const beds = isComplete(then) ? providerBeds(ledger, then, frame) : null;
    return beds ? [[windowText(window), beds] as const] : [];
  }));
  return { rows, judgement: judgeProviders(policy, rows, baselines) };
}

/** Chooses the times, the adults, the policy, and how it is put. */
export function setUp(
  ledger: Ledger, request: TimesRequest & PolicyRequest,
): { policy: Policy | null; notJudgedByDefault: Policy | null; frame: Frame; notes: FrameNote[] } {
  const named = request.policy === 'none' ? null : request.policy;
  const judged = named && !request.anyway ? monthsFrom(named.judges) : null;
  const period = request.period ?? defaultPeriod(ledger, judged);
  const { policy: chosen, notJudgedByDefault } = choosePolicy(request.policy, period, request.anyway);
  const { baseline } = request.adaptation;
  if (baseline && parseMonthId(baseline.to)! >= period.months[0]!) {
    throw new UserError(`the policy's baseline, ${windowText(baseline)}, is not before the period ${period.id}`, 'name earlier months');
  }
  const policy = chosen && adapt(chosen, request.adaptation);
  const { party, targets } = request.adaptation;
  if (!policy && (baseline || targets || party === 'nhs')) {
    throw new UserError('no policy is put, so that there is nothing to put otherwise', notJudgedByDefault ? `${notJudgedByDefault.id} does not judge ${period.id}: name one with --policy` : 'name one with --policy');
  }
  const policyAdults = policy && { year: policy.adults, policy: policy.id };
  const { frame, notes } = setFrame(ledger, { ...request, judged, policyAdults, both: request.both ?? policy?.both ?? 'apart' });
  return { policy, notJudgedByDefault, frame, notes };
}
