// AssemblyScript. Sorts figures by buckets: positions are counted into them by size, laid out bucket by bucket, and moved within those.
// For the few hundred figures of a run that is several times as fast as sorting them by comparison, and sorting is most of what a run costs.

const BUCKETS: i32 = 256;

/** Where the positions of each bucket begin (i32). */
const begins = memory.data(4 * 257, 16);
let buckets: usize = 0;
let order: usize = 0;

/** Makes room for so many figures. */
export function readyOrder(most: i32): void {
  buckets = heap.alloc(<usize>most << 2);
  order = heap.alloc(<usize>most << 2);
}

/** The position of the figure in this place, the smallest being in place 0; good until the next sorting. */
// @ts-ignore: a decorator
@inline
export function inPlace(place: i32): i32 {
  return load<i32>(order + (<usize>place << 2));
}

// @ts-ignore: a decorator
@inline
function figureAt(figures: usize, position: i32): f64 {
  return load<f64>(figures + (<usize>position << 3));
}

/** Sorts the positions of so many figures, smallest figure first; equal figures stand in any order. */
export function sort(figures: usize, count: i32): void {
  let least = Infinity;
  let most = -Infinity;
  // The instructions for the smaller and the larger of two also look for NaN, at ten times the price.
  for (let at = 0; at < count; at += 1) {
    const figure = figureAt(figures, at);
    if (figure < least) least = figure;
    if (figure > most) most = figure;
  }
  const scale = most > least ? (BUCKETS - 1) / (most - least) : 0;
  memory.fill(begins, 0, 4 * (BUCKETS + 1));
  for (let at = 0; at < count; at += 1) {
    const share = (figureAt(figures, at) - least) * scale;
    // Figures that differ by next to nothing have no finite scale: then they share a bucket.
    const bucket = begins + (<usize>(share < BUCKETS - 1 ? share : BUCKETS - 1) << 2);
    store<i32>(buckets + (<usize>at << 2), <i32>bucket);
    store<i32>(bucket, load<i32>(bucket, 4) + 1, 4);
  }
  for (let bucket = begins; bucket < begins + 4 * BUCKETS; bucket += 4) store<i32>(bucket, load<i32>(bucket) + load<i32>(bucket, 4), 4);
  for (let at = 0; at < count; at += 1) {
    const bucket = <usize>load<i32>(buckets + (<usize>at << 2));
    const place = load<i32>(bucket);
    store<i32>(bucket, place + 1);
    store<i32>(order + (<usize>place << 2), at);
  }
  for (let place = 1; place < count; place += 1) moveDown(figures, place);
}

/** To where no larger figure stands before it. */
// @ts-ignore: a decorator
@inline
function moveDown(figures: usize, from: i32): void {
  const at = inPlace(from);
  const figure = figureAt(figures, at);
  let place = from;
  while (place > 0 && figureAt(figures, inPlace(place - 1)) > figure) {
    store<i32>(order + (<usize>place << 2), inPlace(place - 1));
    place -= 1;
  }
  store<i32>(order + (<usize>place << 2), at);
}

/** How many of the sorted figures from this place on are equal to the one that stands there. */
export function tiedFrom(figures: usize, count: i32, place: i32): i32 {
  const figure = figureAt(figures, inPlace(place));
  let end = place + 1;
  while (end < count && figureAt(figures, inPlace(end)) == figure) end += 1;
  return end - place;
}

/**
 * The value that would stand in a place, counted from 0, were values sorted; moves them about, and takes a fraction of the time that
 * sorting them does. Source: Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961).
 */
export function valueInPlace(values: usize, count: i32, place: i32): f64 {
  let first = 0;
  let last = count - 1;
  while (first < last) {
    const pivot = figureAt(values, place);
    let up = first;
    let down = last;
    while (up <= down) {
      while (figureAt(values, up) < pivot) up += 1;
      while (figureAt(values, down) > pivot) down -= 1;
      if (up > down) break;
      const value = figureAt(values, up);
      store<f64>(values + (<usize>up << 3), figureAt(values, down));
      store<f64>(values + (<usize>down << 3), value);
      up += 1;
      down -= 1;
    }
    if (down < place) first = up;
    if (up > place) last = down;
  }
  return figureAt(values, place);
}
