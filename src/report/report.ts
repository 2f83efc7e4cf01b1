import { BOTH_CONVENTIONS, type BothConvention, type Organisation } from '../domain/cut.ts';
import type { Firmness, NoFirmness, OutcomeFirmness, Range } from '../firmness/firmness.ts';
import type { Finding } from '../domain/finding.ts';
import type { Edition } from '../domain/edition.ts';
import type { Month } from '../domain/month.ts';
import type { FileSummary } from '../domain/monthly-return.ts';
import type { ChangedOutcome, Judgement, Outcome, Verdict } from '../judge/judge.ts';
import type { Alteration } from '../domain/alteration.ts';
import { judgesAll, type Adaptation, type Party } from '../judge/policy.ts';
import type { ProviderJudgement } from '../judge/providers.ts';
import type { Stake } from '../judge/stake.ts';
import type { Ambition } from '../measure/ambition.ts';
import type { Compared, CouncilMeasures, Frame } from '../measure/councils.ts';
import type { CouncilFunnel, OnFunnel } from '../measure/funnel.ts';
import type { FrameNote } from '../measure/frame.ts';
import type { Grouping } from '../measure/grouping.ts';
import type { Group } from '../measure/groups.ts';
import type { ProviderMeasures } from '../measure/providers.ts';
import { councilsIn } from '../reference/councils.ts';
import type { Policy, Window } from '../reference/policies/schema.ts';
import { ranks, type Component, type Score, type Scores } from '../score/score.ts';

/** A place by score: 1 is best, of the councils that have one. */
export interface Place {
  readonly rank: number;
  readonly of: number;
}

/** How firm what is said of a council is: what nine in ten runs hold, and how many lead to the same outcome. */
export interface Firm {
  readonly score: Range | null;
  readonly rank: Range | null;
  readonly outcome: OutcomeFirmness | null;
}

/** All that a report says of one council. */
export interface CouncilReport extends CouncilMeasures {
  readonly score: Score | null;
  /** Components whose figure this council lacks, where that is why it has no score. */
  readonly lacks: readonly Component[];
  readonly places: { readonly england: Place | null; readonly region: Place | null; readonly type: Place | null };
  readonly verdict: Verdict | null;
  /** Null where it was not asked for, or cannot be told. */
  readonly firm: Firm | null;
  /** Its social care beds against those expected of its adults; null without either. */
  readonly funnel: OnFunnel | null;
  /** Cells of an extract that were blank, and counted as no days. */
  readonly blanks: number;
}

export interface MonthEdition {
  readonly month: Month;
  readonly edition: Edition;
  readonly files: readonly string[];
}

/** Providers beside councils: whose beds the days were spent in. */
export interface ProviderReport {
  readonly rows: readonly ProviderMeasures[];
  readonly judgement: ProviderJudgement | null;
}

/** What the reader of a report has to be told beside its figures. */
export type Note =
  | FrameNote
  | { readonly kind: 'component-left-out'; readonly component: Component }
  | { readonly kind: 'nothing-scored' }
  | { readonly kind: 'no-default-policy'; readonly policy: Policy }
  | { readonly kind: 'withheld'; readonly judgement: Judgement }
  | { readonly kind: 'anyway'; readonly policy: Policy }
  | { readonly kind: 'party-nhs'; readonly policy: Policy }
  | { readonly kind: 'policy-baseline'; readonly policy: Policy; readonly baseline: Window }
  | { readonly kind: 'targets'; readonly policy: Policy; readonly file: string }
  | { readonly kind: 'no-stake'; readonly policy: Policy | null; readonly party: Party }
  | { readonly kind: 'partial'; readonly held: number; readonly of: number }
  | { readonly kind: 'no-firmness'; readonly because: NoFirmness }
  | { readonly kind: 'no-england' };

/** What altered figures do to outcomes. */
export interface WhatIf {
  readonly alterations: readonly Alteration[];
  /** The organisation whose part of an altered reason is taken at its least, and then at its most. */
  readonly leaning: Organisation;
  /** Whether it is known to the day whose the altered days are: then both lists are one. */
  readonly exact: boolean;
  /** Whether the policy ranks councils: then what changes at both ends need not change between them. */
  readonly ranked: boolean;
  readonly changes: readonly ChangedOutcome[];
  readonly changesAtMost: readonly ChangedOutcome[];
}

/** A council whose outcome depends on how the days are counted that both caused. */
export interface Sensitive {
  readonly code: string;
  readonly outcomes: Readonly<Record<BothConvention, Outcome>>;
}

/** The whole result, before any rounding and whatever the format. Every format reads this one. */
export interface Report {
  readonly frame: Frame;
  readonly files: readonly FileSummary[];
  /** The edition that each month of the period is of. */
  readonly editions: readonly MonthEdition[];
  readonly england: Compared;
  /** By rank; councils without a score last, by code. */
  readonly councils: readonly CouncilReport[];
  readonly groups: { readonly by: Grouping; readonly rows: readonly Group[] } | null;
  readonly providers: ProviderReport | null;
  readonly components: readonly Component[];
  readonly judgement: Judgement | null;
  readonly firmness: Firmness | null;
  /** Of social care; null of a part of England, and where there is nothing to expect any by. */
  readonly funnel: CouncilFunnel | null;
  /** How the policy was put, where not as its document has it. */
  readonly adaptation: Adaptation;
  /** Null where it was not asked for. */
  readonly sensitivity: readonly Sensitive[] | null;
  readonly stake: Stake | null;
  readonly ambition: Ambition | null;
  readonly whatIf: WhatIf | null;
  readonly notes: readonly Note[];
  readonly findings: readonly Finding[];
  /** Findings counted and not kept. */
  readonly moreFindings: readonly { readonly code: string; readonly file: string; readonly count: number }[];
}

export interface Parts {
  readonly frame: Frame;
  readonly frameNotes: readonly FrameNote[];
  readonly files: readonly FileSummary[];
  readonly editions: readonly MonthEdition[];
  readonly england: Compared;
  readonly councils: readonly CouncilMeasures[];
  readonly groups: Report['groups'];
  readonly providers: ProviderReport | null;
  readonly scores: Scores;
  readonly judgement: Judgement | null;
  /** Null where it was not asked for. */
  readonly firmness: Firmness | NoFirmness | null;
  readonly funnel: CouncilFunnel | null;
  /** The default policy, where it does not judge the period and so was not put. */
  readonly notJudgedByDefault: Policy | null;
  readonly anyway: boolean;
  readonly adaptation: Adaptation;
  readonly sensitivity: ReadonlyMap<BothConvention, Judgement> | null;
  readonly stake: Stake | null;
  /** Whether what is at stake was asked for. */
  readonly stakeAsked: boolean;
  readonly ambition: Ambition | null;
  readonly whatIf: WhatIf | null;
  readonly findings: Report['findings'];
  readonly moreFindings: Report['moreFindings'];
}

/** Puts together what was measured, scored and judged. */
export function composeReport(parts: Parts): Report {
  const { councils, scores, judgement } = parts;
  const firmness = typeof parts.firmness === 'string' ? null : parts.firmness;
  const everywhere = placesAmong(councils, scores);
  const within = (key: 'region' | 'type'): Map<string, Place> => new Map(
    [...new Set(councils.map((council) => council[key]))].flatMap((group) => [...placesAmong(councils.filter((council) => council[key] === group), scores)]),
  );
  const [byRegion, byType] = [within('region'), within('type')];
  const rows = councils.map((council): CouncilReport => ({
    ...council,
    score: scores.byCouncil.get(council.code) ?? null,
    lacks: scores.unscored.get(council.code) ?? [],
    places: {
      england: everywhere.get(council.code) ?? null,
      region: byRegion.get(council.code) ?? null,
      type: byType.get(council.code) ?? null,
    },
    verdict: judgement?.byCouncil.get(council.code) ?? null,
    firm: firmness && firmOf(firmness, council.code),
    funnel: parts.funnel?.byCouncil.get(council.code) ?? null,
    blanks: parts.findings.filter(({ code, council: of, period }) => code === 'DTOC-202' && of === council.code && parts.frame.coverage.held.some((month) => month === period)).length,
  }));
  rows.sort((a, b) => (a.places.england?.rank ?? Infinity) - (b.places.england?.rank ?? Infinity) || (a.code < b.code ? -1 : 1));
  return {
    frame: parts.frame,
    files: parts.files,
    editions: parts.editions,
    england: parts.england,
    councils: rows,
    groups: parts.groups,
    providers: parts.providers,
    components: scores.used,
    judgement,
    firmness,
    funnel: parts.funnel,
    adaptation: parts.adaptation,
    sensitivity: parts.sensitivity && sensitiveAmong(rows, parts.sensitivity),
    stake: parts.stake,
    ambition: parts.ambition,
    whatIf: parts.whatIf,
    notes: notesOf(parts),
    findings: parts.findings,
    moreFindings: parts.moreFindings,
  };
}

/** @param put the place of the judgement among those that were drawn */
export function firmOf({ byCouncil }: Firmness, code: string, put = 0): Firm | null {
  const firmness = byCouncil.get(code);
  return firmness ? { score: firmness.score, rank: firmness.rank, outcome: firmness.outcomes[put] ?? null } : null;
}

function sensitiveAmong(councils: readonly CouncilReport[], judgements: ReadonlyMap<BothConvention, Judgement>): Sensitive[] {
  return councils.flatMap(({ code }) => {
    const outcomes = Object.fromEntries(BOTH_CONVENTIONS.map((both) => [both, judgements.get(both)?.byCouncil.get(code)?.outcome ?? 'not-judged'])) as Sensitive['outcomes'];
    return new Set(Object.values(outcomes)).size > 1 ? [{ code, outcomes }] : [];
  });
}

function placesAmong(councils: readonly CouncilMeasures[], scores: Scores): Map<string, Place> {
  const values = new Map(councils.flatMap(({ code }) => {
    const score = scores.byCouncil.get(code);
    return score ? [[code, score.value] as const] : [];
  }));
  return new Map([...ranks(values)].map(([code, rank]) => [code, { rank, of: values.size }]));
}

function englishCouncils({ coverage }: Frame): number {
  return councilsIn(coverage.held.at(-1)!).length;
}

function notesOf(parts: Parts): Note[] {
  const { frame, frameNotes, scores, judgement, anyway, england, notJudgedByDefault } = parts;
  return [
    ...frameNotes,
    ...(scores.byCouncil.size > 0 && scores.byCouncil.size < englishCouncils(frame) ? [{ kind: 'partial', held: scores.byCouncil.size, of: englishCouncils(frame) } as const] : []),
    ...(england.days.total === null ? [{ kind: 'no-england' } as const] : []),
    ...(typeof parts.firmness === 'string' ? [{ kind: 'no-firmness', because: parts.firmness } as const] : []),
    ...(scores.used.length === 0
      ? [{ kind: 'nothing-scored' } as const]
      : scores.leftOut.map((component) => ({ kind: 'component-left-out', component }) as const)),
    ...(notJudgedByDefault ? [{ kind: 'no-default-policy', policy: notJudgedByDefault } as const] : []),
    ...(judgement?.withheld ? [{ kind: 'withheld', judgement } as const] : []),
    ...(judgement && !judgement.withheld && anyway && !judgesAll(judgement.policy, frame.coverage.period.months)
      ? [{ kind: 'anyway', policy: judgement.policy } as const]
      : []),
    ...(judgement && parts.adaptation.party === 'nhs' ? [{ kind: 'party-nhs', policy: judgement.policy } as const] : []),
    ...(judgement && parts.adaptation.baseline ? [{ kind: 'policy-baseline', policy: judgement.policy, baseline: parts.adaptation.baseline } as const] : []),
    ...(judgement && parts.adaptation.targets ? [{ kind: 'targets', policy: judgement.policy, file: parts.adaptation.targets.file } as const] : []),
    ...(parts.stakeAsked && !parts.stake ? [{ kind: 'no-stake', policy: judgement?.policy ?? null, party: parts.adaptation.party ?? 'council' } as const] : []),
  ];
}
