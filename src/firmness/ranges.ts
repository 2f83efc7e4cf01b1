import type { Range } from './firmness.ts';

/** What councils come to in runs, kept until all runs are done: their scores run by run, and how often each had which rank. */
export interface Ranges {
  /** Where the scores of a run go, in the order of the councils. */
  readonly valuesOf: (run: number) => Float64Array;
  /** Where the ranks of a run go, before they are counted. */
  readonly ranks: Uint16Array;
  readonly countRanks: () => void;
  /** The middle that holds the part asked for of a council's runs, as many below it as above. */
  readonly ofValues: (council: number, within: number) => Range;
  readonly ofRanks: (council: number, within: number) => Range;
}

export function newRanges(councils: number, runs: number): Ranges {
  const values = new Float64Array(councils * runs);
  const ranks = new Uint16Array(councils);
  const counts = new Uint16Array(councils * (councils + 1));
  const own = new Float64Array(runs);
  return {
    valuesOf: (run) => values.subarray(run * councils, (run + 1) * councils),
    ranks,
    countRanks() {
      for (let council = 0; council < councils; council += 1) counts[council * (councils + 1) + ranks[council]!]! += 1;
    },
    ofValues(council, within) {
      for (let run = 0; run < runs; run += 1) own[run] = values[run * councils + council]!;
      const outside = outsideOf(runs, within);
      return { low: atPlace(own, outside), high: atPlace(own, runs - 1 - outside) };
    },
    ofRanks(council, within) {
      const own = counts.subarray(council * (councils + 1), (council + 1) * (councils + 1));
      const outside = outsideOf(runs, within);
      return { low: rankAtPlace(own, outside), high: rankAtPlace(own, runs - 1 - outside) };
    },
  };
}

/** Runs below the middle, and as many above it. */
function outsideOf(runs: number, within: number): number {
  return Math.floor((runs * (1 - within)) / 2 + 1e-9);
}

/**
 * The value that stands at a place, counted from 0, once values are sorted; moves them about, and takes a fraction of the time that
 * sorting them does. Source: Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961).
 */
export function atPlace(values: Float64Array, place: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[place]!;
    let [up, down] = [first, last];
    while (up <= down) {
      while (values[up]! < pivot) up += 1;
      while (values[down]! > pivot) down -= 1;
      if (up > down) break;
      const value = values[up]!;
      values[up] = values[down]!;
      values[down] = value;
      up += 1;
      down -= 1;
    }
    if (down < place) first = up;
    if (up > place) last = down;
  }
  return values[place]!;
}

/** As atPlace, of ranks of which it is known how often each was had. */
function rankAtPlace(counts: Uint16Array, place: number): number {
  let rank = 0;
  for (let below = counts[0]!; below <= place; below += counts[rank]!) rank += 1;
  return rank;
}
