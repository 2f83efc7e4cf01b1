import { ORGANISATIONS } from '../domain/cut.ts';
import type { CouncilMeasures } from '../measure/councils.ts';
import { figureOf, type Component, type Scores } from '../score/score.ts';
import { put, type Runs } from './runs/runs.ts';

/** Has every run scored as the period was, with the components that were used; answers which councils have a score, in order. */
export function giveScores(runs: Runs, councils: readonly CouncilMeasures[], scores: Scores): readonly number[] {
  const scored = councils.flatMap(({ code }, index) => (scores.byCouncil.has(code) ? [index] : []));
  const positions = new Map(scored.map((index, position) => [index, position]));
  for (const component of scores.used) giveComponent(runs, component, councils, positions);
  runs.scoreOf(scored.length);
  return scored;
}

/** Every council with the figure stands in the order, scored or not. */
function giveComponent(runs: Runs, component: Component, councils: readonly CouncilMeasures[], scored: ReadonlyMap<number, number>): void {
  const held = councils.flatMap((council, index) => (figureOf(council, component) === null ? [] : [index]));
  put(
    runs, runs.newComponent(ORGANISATIONS.indexOf(component.measure), component.weight, held.length),
    Float64Array.from(held, (index) => councils[index]!.rate[component.measure]! - figureOf(councils[index]!, component)!),
    Int32Array.from(held),
    Int32Array.from(held, (index) => scored.get(index) ?? -1),
  );
}
