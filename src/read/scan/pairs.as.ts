// AssemblyScript. The providers and councils of each month, the cells that each has a row of, and the days of each council.
import { mixed, take } from './memory.as';
import { FIRST, LINES, MOST_COUNCILS, MOST_MONTHS, SUMS } from './terms';

const MOST_PAIRS: i32 = 1 << 21;
// A provider and council of a month: key (u64, never 0), a bit for each cell met (u32), the sums of the council (u32).
const PAIR: usize = 16;
/** Behind the sums of a council and their lines: its first line, and what it was called last (u32). */
const CALLED: usize = FIRST + 4;
const SUMS_SIZE: usize = FIRST + 8;

let pairSlots: u32 = 1 << 12;
let pairs: usize = take(usize(pairSlots) * PAIR);
let pairCount: i32 = 0;
/** The sums of each month and council (u32), and those that are free, each naming the next. */
const sums: usize = take(MOST_MONTHS * MOST_COUNCILS * 4);
let free: usize = 0;
/** Council numbers are below this. */
let councils: i32 = 0;
/** For each month: the cells that any of its providers and councils has, those that all must have, and how many they are (u32). */
const met = memory.data(MOST_MONTHS * 4, 16);
const required = memory.data(MOST_MONTHS * 4, 16);
const counts = memory.data(MOST_MONTHS * 4, 16);

/** The entry of a provider and council in a month, whose first row stands on this line if there is none yet; 0 where there are too many. */
export function pairOf(month: i32, provider: i32, council: i32, line: u32): usize {
  const key = (u64(1) << 48) | (u64(month) << 32) | (u64(provider) << 12) | u64(council);
  let pair = seatOf(pairs, pairSlots, key);
  if (load<u64>(pair) == key) return pair;
  if (pairCount == MOST_PAIRS) return 0;
  pairCount += 1;
  if (u32(pairCount) * 2 > pairSlots) {
    const before = pairs;
    pairs = take(usize(pairSlots) * 2 * PAIR);
    for (let old = before; old < before + usize(pairSlots) * PAIR; old += PAIR) {
      if (load<u64>(old) != 0) memory.copy(seatOf(pairs, pairSlots * 2, load<u64>(old)), old, PAIR);
    }
    pairSlots *= 2;
    pair = seatOf(pairs, pairSlots, key);
  }
  store<u64>(pair, key);
  store<u32>(pair, u32(sumsFor(month, council, line)), 12);
  return pair;
}

function seatOf(table: usize, size: u32, key: u64): usize {
  let slot = u32(mixed(key)) & (size - 1);
  let pair = table + usize(slot) * PAIR;
  while (load<u64>(pair) != 0 && load<u64>(pair) != key) {
    slot = (slot + 1) & (size - 1);
    pair = table + usize(slot) * PAIR;
  }
  return pair;
}

function sumsFor(month: i32, council: i32, line: u32): usize {
  const known = sumsAt(month, council);
  if (known != 0) return known;
  const made = free != 0 ? free : take(SUMS_SIZE);
  if (free != 0) free = load<u32>(free);
  memory.fill(made, 0, SUMS_SIZE);
  councils = max(councils, council + 1);
  store<u32>(made, line, FIRST);
  store<u32>(sums + ((month * MOST_COUNCILS + council) << 2), u32(made));
  return made;
}

/** The sums of a council in a month; 0 where it has none. */
export function sumsAt(month: i32, council: i32): usize { return load<u32>(sums + ((month * MOST_COUNCILS + council) << 2)); }

/** Notes what a pair's council is called here; false where it was called so before. */
// @ts-ignore: a decorator
@inline
export function callCouncil(pair: usize, name: i32): bool {
  const row: usize = load<u32>(pair, 12);
  if (load<i32>(row, CALLED) == name + 1) return false;
  store<i32>(row, name + 1, CALLED);
  return true;
}

/** Marks a cell of a pair as met; false where it was before. */
// @ts-ignore: a decorator
@inline
export function meet(pair: usize, cell: i32): bool {
  const cells = load<u32>(pair, 8);
  store<u32>(pair, cells | (1 << cell), 8);
  return (cells & (1 << cell)) == 0;
}

/** Adds days of a cell and organisation to those of a pair's council. */
// @ts-ignore: a decorator
@inline
export function addTo(pair: usize, sum: i32, days: i32, line: u32): void {
  const row: usize = load<u32>(pair, 12);
  const day = row + (usize(sum) << 3);
  store<f64>(day, load<f64>(day) + f64(days));
  const first = row + LINES + (usize(sum) << 2);
  if (load<u32>(first) == 0) store<u32>(first, line);
}

/** Counts, for each month, its pairs and the cells that any of them has. */
export function tally(): void {
  memory.fill(met, 0, MOST_MONTHS * 4);
  memory.fill(counts, 0, MOST_MONTHS * 4);
  for (let pair = pairs; pair < pairs + usize(pairSlots) * PAIR; pair += PAIR) {
    if (load<u64>(pair) == 0) continue;
    const month = monthOf(pair) << 2;
    store<u32>(met + month, load<u32>(met + month) | load<u32>(pair, 8));
    store<u32>(counts + month, load<u32>(counts + month) + 1);
  }
}

export function cellsMet(month: i32): u32 { return load<u32>(met + (month << 2)); }
export function pairsIn(month: i32): u32 { return load<u32>(counts + (month << 2)); }
export function require(month: i32, cells: u32): void { store<u32>(required + (month << 2), cells); }

/** Where the pairs stand, and how many have room there: of each its key, 0 where there is none, with the provider above 12 bits of the council, then its cells (u32). */
export function pairsAt(): usize { return pairs; }
export function roomForPairs(): u32 { return pairSlots; }

/** How many pairs lack a cell that is required. */
export function lacking(): i32 {
  let count = 0;
  for (let pair = pairs; pair < pairs + usize(pairSlots) * PAIR; pair += PAIR) {
    const cells = load<u64>(pair) == 0 ? 0 : load<u32>(required + (monthOf(pair) << 2));
    if ((load<u32>(pair, 8) & cells) != cells) count += 1;
  }
  return count;
}

function monthOf(pair: usize): i32 { return i32(load<u64>(pair) >> 32) & 0xffff; }

let room: usize = 0;
let roomSize: usize = 0;

/** Room for the numbers of so many councils (u32), and for what `layOut` puts behind them. */
export function roomFor(many: i32): usize {
  const size = usize(many) * (SUMS_SIZE + 8);
  if (size > roomSize) {
    room = take(size);
    roomSize = size;
  }
  return room;
}

/** Lays the sums of the councils that stand in the room out as columns: for each sum the days of all (f64), then for each sum their lines (u32). Answers where. */
export function layOut(month: i32, many: i32): usize {
  const at = (room + (usize(many) << 2) + 7) & ~7;
  const behind = at + ((usize(many) * SUMS) << 3);
  for (let index = 0; index < many; index += 1) {
    const from = sumsAt(month, load<u32>(room + (usize(index) << 2)));
    for (let sum = 0; sum < SUMS; sum += 1) {
      const to = usize(sum * many + index);
      store<f64>(at + (to << 3), load<f64>(from + (usize(sum) << 3)));
      store<u32>(behind + (to << 2), load<u32>(from + LINES + (usize(sum) << 2)));
    }
  }
  return at;
}

/** Forgets the pairs and sums of the one month that there is. */
export function forget(month: i32): void {
  memory.fill(pairs, 0, usize(pairSlots) * PAIR);
  pairCount = 0;
  for (let council = 0; council < councils; council += 1) {
    const row = sumsAt(month, council);
    if (row == 0) continue;
    store<u32>(row, u32(free));
    free = row;
    store<u32>(sums + ((month * MOST_COUNCILS + council) << 2), 0);
  }
}
