import type { Judgement } from './judge.ts';

/** A table of pounds by council, as the reader gives it. */
export interface Allocations {
  readonly file: string;
  readonly byCouncil: ReadonlyMap<string, number>;
}

/** What the policy's non-incentive puts under condition. Pounds, unrounded. */
export interface Stake {
  readonly file: string;
  readonly percent: number;
  readonly of: string;
  readonly source: string;
  /** Under condition, by council of the non-incentive; null where the table has no allocation for it. */
  readonly byCouncil: ReadonlyMap<string, number | null>;
  /** Of those that have an allocation. */
  readonly total: number;
  readonly without: readonly string[];
  /** Councils that nobody could judge, and that are in no sum. */
  readonly notJudged: number;
}

/** Null where the policy puts no share of an allocation under condition, or judged nobody. */
export function stakeOf({ policy, withheld, byCouncil }: Judgement, allocations: Allocations): Stake | null {
  if (!policy.stake || withheld) return null;
  const { percent, of, source } = policy.stake;
  const flagged = [...byCouncil].flatMap(([code, { outcome }]) => (outcome === 'non-incentive' ? [code] : []));
  const sums = new Map(flagged.map((code) => {
    const pounds = allocations.byCouncil.get(code);
    return [code, pounds === undefined ? null : (pounds * percent) / 100] as const;
  }));
  return {
    file: allocations.file, percent, of, source,
    byCouncil: sums,
    total: [...sums.values()].reduce<number>((sum, pounds) => sum + (pounds ?? 0), 0),
    without: flagged.filter((code) => sums.get(code) === null),
    notJudged: [...byCouncil.values()].filter(({ outcome }) => outcome === 'not-judged').length,
  };
}
