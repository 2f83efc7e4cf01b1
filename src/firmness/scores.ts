import type { CouncilMeasures } from '../measure/councils.ts';
import { componentScore, figureOf, scoreOfHalves, type Component, type Scores } from '../score/score.ts';
import type { DrawnRates } from './criteria.ts';
import { fillStanding, newSorter } from './standing.ts';

/** Readies the score to be worked out again and again, of the councils that have one and with the components that were used. */
export function readyScores(councils: readonly CouncilMeasures[], scores: Scores): {
  readonly scored: readonly number[];
  /** Fills in the score of every scored council in a run, and its rank. */
  readonly run: (rates: DrawnRates, values: Float64Array, ranks: Uint16Array) => void;
} {
  const scored = councils.flatMap(({ code }, index) => (scores.byCouncil.has(code) ? [index] : []));
  const at = new Map(scored.map((index, position) => [index, position]));
  const components = scores.used.map((component) => readyComponent(component, councils, at));
  const sorter = newSorter(scored.length);
  const weights = scores.used.reduce((sum, { weight }) => sum + weight, 0);
  const halves = new Float64Array(scored.length);
  const [above, others] = [new Uint16Array(scored.length), new Uint16Array(scored.length)];
  const of = components[0]?.of ?? 0;
  const whole = of > 1 && components.every((component) => component.of === of);
  return {
    scored,
    run(rates, values, ranks) {
      halves.fill(0);
      for (const component of components) component.add(rates, halves, whole);
      for (let position = 0; position < scored.length; position += 1) values[position] = whole ? scoreOfHalves(halves[position]!, of, weights) : halves[position]! / weights;
      fillStanding(values, sorter.sort(values), above, others);
      for (let position = 0; position < scored.length; position += 1) ranks[position] = above[position]! + 1;
    },
  };
}

interface ReadyComponent {
  readonly of: number;
  /** Adds each scored council's weighted halves, or its weighted score. */
  readonly add: (rates: DrawnRates, sums: Float64Array, halves: boolean) => void;
}

/** Every council with the figure stands in the order, scored or not. */
function readyComponent(component: Component, councils: readonly CouncilMeasures[], scored: ReadonlyMap<number, number>): ReadyComponent {
  const held = councils.flatMap((council, index) => (figureOf(council, component) === null ? [] : [index]));
  const from = held.map((index) => councils[index]!.rate[component.measure]! - figureOf(councils[index]!, component)!);
  const positions = held.map((index) => scored.get(index) ?? -1);
  const figures = new Float64Array(held.length);
  const [above, others] = [new Uint16Array(held.length), new Uint16Array(held.length)];
  const sorter = newSorter(held.length);
  const of = held.length;
  return {
    of,
    add(rates, sums, inHalves) {
      const drawn = rates[component.measure];
      for (let at = 0; at < of; at += 1) figures[at] = drawn[held[at]!]! - from[at]!;
      fillStanding(figures, sorter.sort(figures), above, others);
      for (let at = 0; at < of; at += 1) {
        const position = positions[at]!;
        if (position < 0) continue;
        const halves = 2 * above[at]! + others[at]!;
        sums[position]! += component.weight * (inHalves ? halves : componentScore(halves, of));
      }
    },
  };
}
