import type { Ledger } from '../attribute/attribution.ts';
import { BOTH_CONVENTIONS, type BothConvention } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { cover, isComplete, yearEarlier, type Coverage, type Period } from '../domain/period.ts';
import type { Case } from '../judge/criteria.ts';
import { judge, type Circumstances, type Judgement } from '../judge/judge.ts';
import { baselinesOf, judgesAll, monthsFrom, windowText } from '../judge/policy.ts';
import { measureAt, measureCouncils, type Alter, type CouncilMeasures, type Frame } from '../measure/councils.ts';
import { councilsIn, isNational } from '../reference/councils.ts';
import { DEFAULT_POLICY } from '../reference/policies/policies.ts';
import type { Policy, Window } from '../reference/policies/schema.ts';

/** The policy that was asked for, or the default where it judges the period. */
export function choosePolicy(
  asked: Policy | 'none' | null, period: Period, anyway: boolean,
): { policy: Policy | null; notJudgedByDefault: Policy | null } {
  if (asked !== null) return { policy: asked === 'none' ? null : asked, notJudgedByDefault: null };
  return anyway || judgesAll(DEFAULT_POLICY, period.months)
    ? { policy: DEFAULT_POLICY, notJudgedByDefault: null }
    : { policy: null, notJudgedByDefault: DEFAULT_POLICY };
}

export function putPolicy(policy: Policy, ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[], anyway: boolean): Judgement {
  return judge(policy, casesFor(policy, ledger, frame, councils), circumstancesOf(ledger, frame, councils, anyway));
}

/** Councils with their figures at every time that a policy asks of. */
export function casesFor(policy: Policy, ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[]): Case[] {
  const windows = baselinesOf(policy).flatMap((window) => {
    const coverage = coverWindow(window, ledger);
    return isComplete(coverage) ? [{ key: windowText(window), coverage }] : [];
  });
  const earlier = cover(yearEarlier(frame.coverage.period), (month) => ledger.has(month));
  const hasEarlier = isComplete(earlier);
  return councils.map((now) => ({
    code: now.code,
    now,
    baselines: new Map(windows.map(({ key, coverage }) => [key, measureAt(ledger, now.code, coverage, frame)])),
    yearEarlier: hasEarlier ? measureAt(ledger, now.code, earlier, frame) : null,
  }));
}

export function circumstancesOf(ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[], anyway: boolean): Circumstances {
  const has = (month: Month): boolean => ledger.has(month);
  const month = frame.coverage.held.at(-1)!;
  const held = new Set(councils.filter(({ rate }) => rate.total !== null).map(({ code }) => code));
  return {
    coverage: frame.coverage, anyway,
    hasBaseline: (window) => monthsFrom(window).every(has),
    hasYearEarlier: isComplete(cover(yearEarlier(frame.coverage.period), has)),
    councils: { held: held.size, of: councilsIn(month).length, national: isNational(held, month) },
  };
}

/** A policy put under each convention of counting what both caused. */
export function putUnderEach(policy: Policy, ledger: Ledger, frame: Frame, anyway: boolean, alter?: Alter): Map<BothConvention, Judgement> {
  return new Map(BOTH_CONVENTIONS.map((both) => {
    const counted = { ...frame, both };
    return [both, putPolicy(policy, ledger, counted, measureCouncils(ledger, counted, alter), anyway)];
  }));
}

/** What the input holds of a policy's window. */
export function coverWindow(window: Window, ledger: Ledger): Coverage {
  return cover({ kind: 'run', id: windowText(window), months: monthsFrom(window) }, (month) => ledger.has(month));
}
