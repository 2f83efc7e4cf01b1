/** Sorts the same number of figures again and again. */
export interface Sorter {
  /** Positions of the figures, smallest figure first; equal figures in any order. Good until the next call. */
  readonly sort: (figures: Float64Array) => Uint16Array;
}

const BUCKETS = 256;

/**
 * A sorter by buckets: positions are dropped into chains by size, each chain kept in order. For the few hundred figures of a run
 * that is several times as fast as sorting them by comparison, and sorting is most of what a run costs.
 */
export function newSorter(count: number): Sorter {
  const heads = new Int16Array(BUCKETS);
  const nexts = new Int16Array(count);
  const order = new Uint16Array(count);
  return {
    sort(figures) {
      let [least, most] = [Infinity, -Infinity];
      for (let at = 0; at < count; at += 1) {
        const figure = figures[at]!;
        if (figure < least) least = figure;
        if (figure > most) most = figure;
      }
      const scale = most > least ? (BUCKETS - 1) / (most - least) : 0;
      heads.fill(-1);
      for (let at = 0; at < count; at += 1) drop(figures, at, ((figures[at]! - least) * scale) | 0, heads, nexts);
      let filled = 0;
      for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
        for (let at = heads[bucket]!; at >= 0; at = nexts[at]!) {
          order[filled] = at;
          filled += 1;
        }
      }
      return order;
    },
  };
}

/** Into its chain, behind all smaller figures. */
function drop(figures: Float64Array, at: number, bucket: number, heads: Int16Array, nexts: Int16Array): void {
  const figure = figures[at]!;
  let before = -1;
  let behind = heads[bucket]!;
  while (behind >= 0 && figures[behind]! < figure) {
    before = behind;
    behind = nexts[behind]!;
  }
  nexts[at] = behind;
  if (before < 0) heads[bucket] = at;
  else nexts[before] = at;
}

/** Fills in, for each figure, how many are above it and how many others are equal to it. */
export function fillStanding(figures: Float64Array, order: Uint16Array, above: Uint16Array, others: Uint16Array): void {
  const count = order.length;
  for (let start = 0; start < count;) {
    const figure = figures[order[start]!]!;
    let end = start + 1;
    while (end < count && figures[order[end]!] === figure) end += 1;
    for (let at = start; at < end; at += 1) {
      above[order[at]!] = count - end;
      others[order[at]!] = end - start - 1;
    }
    start = end;
  }
}
