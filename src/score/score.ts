import type { Organisation } from '../domain/cut.ts';
import type { CouncilMeasures } from '../measure/councils.ts';
import { componentScore, scoreOfHalves } from './points.ts';
import data from './scoring.json' with { type: 'json' };

export interface Component {
  readonly id: string;
  readonly title: string;
  /** A whole number; weights are relative to each other. */
  readonly weight: number;
  readonly measure: Organisation;
  readonly of: 'level' | 'change-baseline' | 'change-year-earlier';
}

export interface Scoring {
  readonly id: string;
  readonly components: readonly Component[];
}

export interface Score {
  /** 0 (worst in every component) to 100 (best in every one). */
  readonly value: number;
  /** Each component's own score, 0 to 100, by id. */
  readonly components: Readonly<Record<string, number>>;
}

export interface Scores {
  readonly used: readonly Component[];
  /** Components that no council has a figure for: left out, and the weights of the others rescaled. */
  readonly leftOut: readonly Component[];
  readonly byCouncil: ReadonlyMap<string, Score>;
  /** Councils without a score, with the components whose figure they lack. */
  readonly unscored: ReadonlyMap<string, readonly Component[]>;
}

export const DEFAULT_SCORING = data as Scoring;

/**
 * Scores councils by where they stand among each other. A component's score is
 * 100 x (councils strictly worse + half of the others tied) / (n - 1), over the n councils that have its figure, lower
 * figures being better; a council's score is the weighted mean. A council that lacks a figure others have gets none.
 */
export function score(councils: readonly CouncilMeasures[], scoring: Scoring): Scores {
  const figures = scoring.components.map((component) => ({
    component,
    standing: standings(councils.map((council) => [council.code, figureOf(council, component)])),
  }));
  const given = figures.filter(({ standing }) => standing.of > 0);
  const byCouncil = new Map<string, Score>();
  const unscored = new Map<string, Component[]>();
  for (const { code } of councils) {
    const lacking = given.filter(({ standing }) => !standing.halves.has(code));
    if (given.length === 0 || lacking.length > 0) {
      unscored.set(code, lacking.map(({ component }) => component));
      continue;
    }
    byCouncil.set(code, {
      value: weightedMean(given.map(({ component, standing }) => ({ weight: component.weight, halves: standing.halves.get(code)!, of: standing.of }))),
      components: Object.fromEntries(given.map(({ component, standing }) => [component.id, componentScore(standing.halves.get(code)!, standing.of)])),
    });
  }
  return {
    used: given.map(({ component }) => component),
    leftOut: figures.filter(({ standing }) => standing.of === 0).map(({ component }) => component),
    byCouncil,
    unscored,
  };
}

/** Rank 1 is the highest score; equal scores share a rank. */
export function ranks(values: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...values].sort(([, a], [, b]) => b - a);
  const ranked = new Map<string, number>();
  let rank = 0;
  let last = Number.NaN;
  for (const [index, [code, value]] of sorted.entries()) {
    if (value !== last) rank = index + 1;
    last = value;
    ranked.set(code, rank);
  }
  return ranked;
}

interface Standing {
  /** Twice the councils strictly worse, and once each other council tied: whole numbers, so that equal places stay equal. */
  readonly halves: ReadonlyMap<string, number>;
  /** Councils with the figure. */
  readonly of: number;
}

function standings(figures: readonly (readonly [string, number | null])[]): Standing {
  const held = figures.flatMap(([code, figure]) => (figure === null ? [] : [{ code, figure }]));
  held.sort((a, b) => b.figure - a.figure);
  const halves = new Map<string, number>();
  for (let start = 0; start < held.length;) {
    let end = start + 1;
    while (end < held.length && held[end]!.figure === held[start]!.figure) end += 1;
    for (let i = start; i < end; i += 1) halves.set(held[i]!.code, 2 * start + (end - start - 1));
    start = end;
  }
  return { halves, of: held.length };
}

function weightedMean(parts: readonly { weight: number; halves: number; of: number }[]): number {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const of = parts[0]!.of;
  if (of > 1 && parts.every((part) => part.of === of)) return scoreOfHalves(parts.reduce((sum, { weight, halves }) => sum + weight * halves, 0), of, weights);
  return parts.reduce((sum, { weight, halves, of: n }) => sum + weight * componentScore(halves, n), 0) / weights;
}

export function figureOf(council: CouncilMeasures, component: Component): number | null {
  switch (component.of) {
    case 'level': return council.rate[component.measure];
    case 'change-baseline': return council.change.baseline?.[component.measure]?.rate ?? null;
    case 'change-year-earlier': return council.change.yearEarlier?.[component.measure]?.rate ?? null;
  }
}
