// AssemblyScript. The providers and councils of each month, the cells that each has a row of, and the days of each council. Rows may come in any
// order: what most of them touch is small enough to stay near the processor.
import { mixed, take } from './memory.as';
import { FIRST, LINES, MOST_COUNCILS, MOST_MONTHS, SUMS } from './terms';

const MOST_PAIRS: u32 = 1 << 20;
const SUMS_SIZE: usize = FIRST + 8;

// A pair is a provider and a council, whatever the month. The seats have the number of a pair behind its key, plus 1 (u32), the keys are by number.
let room: u32 = 1 << 11;
let pairs: u32 = 0;
let seats: usize = take(usize(room) << 3);
let keys: usize = take(usize(room) << 2);
/** For each month, where a bit for each cell met of each pair stands (u32). */
const cells = memory.data(MOST_MONTHS * 4, 16);
/** That of a month that is forgotten, all 0, for the next. */
let spare: usize = 0;
/** For each month and council, where its sums are, and what it was called last, plus 1 (u32). */
const sums: usize = take(MOST_MONTHS * MOST_COUNCILS * 4);
const called: usize = take(MOST_MONTHS * MOST_COUNCILS * 4);
/** Sums that are free, each naming the next. */
let free: usize = 0;
/** Council numbers are below this. */
let councils: i32 = 0;
/** For each month: the cells that any of its pairs has, those that all must have, and how many they are (u32). */
const met = memory.data(MOST_MONTHS * 4, 16);
const required = memory.data(MOST_MONTHS * 4, 16);
const counts = memory.data(MOST_MONTHS * 4, 16);

/** The number of a provider and council; -1 where there are too many. */
export function pairOf(provider: i32, council: i32): i32 {
  const key = u32(provider) * MOST_COUNCILS + u32(council);
  let seat = seatOf(key);
  if (load<u32>(seat) != 0) return load<u32>(seat) - 1;
  if (pairs == MOST_PAIRS) return -1;
  if (pairs == room) {
    widen();
    seat = seatOf(key);
  }
  store<u32>(keys + (usize(pairs) << 2), key);
  pairs += 1;
  store<u32>(seat, pairs);
  return pairs - 1;
}

/** Where the number of a key stands, or is to stand. */
function seatOf(key: u32): usize {
  let slot = u32(mixed(key)) & (room * 2 - 1);
  let seat = seats + (usize(slot) << 2);
  while (load<u32>(seat) != 0 && load<u32>(keys + (usize(load<u32>(seat) - 1) << 2)) != key) {
    slot = (slot + 1) & (room * 2 - 1);
    seat = seats + (usize(slot) << 2);
  }
  return seat;
}

function widen(): void {
  const before = room;
  room <<= 1;
  keys = moved(keys, before);
  for (let month = 0; month < MOST_MONTHS; month += 1) {
    const block = load<u32>(cells + (month << 2));
    if (block != 0) store<u32>(cells + (month << 2), u32(moved(block, before)));
  }
  spare = 0;
  seats = take(usize(room) << 3);
  for (let pair: u32 = 0; pair < pairs; pair += 1) store<u32>(seatOf(load<u32>(keys + (usize(pair) << 2))), pair + 1);
}

function moved(block: usize, size: u32): usize {
  const to = take(usize(room) << 2);
  memory.copy(to, block, usize(size) << 2);
  return to;
}

/** Where the cells met of a pair in a month stand, until there is another pair. */
export function cellsOf(month: i32, pair: i32): usize {
  let block: usize = load<u32>(cells + (month << 2));
  if (block == 0) {
    block = spare != 0 ? spare : take(usize(room) << 2);
    spare = 0;
    store<u32>(cells + (month << 2), u32(block));
  }
  return block + (usize(pair) << 2);
}

/** Where the sums of a council in a month stand, whose first row is on this line if there is none yet. */
export function sumsOf(month: i32, council: i32, line: u32): usize {
  const known = sumsAt(month, council);
  if (known != 0) return known;
  const made = free != 0 ? free : take(SUMS_SIZE);
  if (free != 0) free = load<u32>(free);
  memory.fill(made, 0, SUMS_SIZE);
  councils = max(councils, council + 1);
  store<u32>(made, line, FIRST);
  store<u32>(sums + placeOf(month, council), u32(made));
  return made;
}

// @ts-ignore: a decorator
@inline
function placeOf(month: i32, council: i32): usize { return usize(month * MOST_COUNCILS + council) << 2; }

/** The sums of a council in a month; 0 where it has none. */
export function sumsAt(month: i32, council: i32): usize { return load<u32>(sums + placeOf(month, council)); }

/** Notes what a council is called here; false where it was called so before. */
// @ts-ignore: a decorator
@inline
export function callCouncil(month: i32, council: i32, name: i32): bool {
  const place = called + placeOf(month, council);
  if (load<i32>(place) == name + 1) return false;
  store<i32>(place, name + 1);
  return true;
}

/** Marks a cell among those met; false where it was before. */
// @ts-ignore: a decorator
@inline
export function meet(among: usize, cell: i32): bool {
  const bits = load<u32>(among);
  store<u32>(among, bits | (1 << cell));
  return (bits & (1 << cell)) == 0;
}

/** Adds days of a cell and organisation to the sums of a council. */
// @ts-ignore: a decorator
@inline
export function addTo(council: usize, sum: i32, days: i32, line: u32): void {
  const day = council + (usize(sum) << 3);
  store<f64>(day, load<f64>(day) + f64(days));
  const first = council + LINES + (usize(sum) << 2);
  if (load<u32>(first) == 0) store<u32>(first, line);
}

/** Counts, for each month, its pairs and the cells that any of them has. */
export function tally(): void {
  memory.fill(met, 0, MOST_MONTHS * 4);
  memory.fill(counts, 0, MOST_MONTHS * 4);
  for (let month = 0; month < MOST_MONTHS; month += 1) {
    const block: usize = load<u32>(cells + (month << 2));
    if (block == 0) continue;
    for (let pair: u32 = 0; pair < pairs; pair += 1) {
      const bits = load<u32>(block + (usize(pair) << 2));
      if (bits == 0) continue;
      store<u32>(met + (month << 2), load<u32>(met + (month << 2)) | bits);
      store<u32>(counts + (month << 2), load<u32>(counts + (month << 2)) + 1);
    }
  }
}

export function cellsMet(month: i32): u32 { return load<u32>(met + (month << 2)); }
export function pairsIn(month: i32): u32 { return load<u32>(counts + (month << 2)); }
export function require(month: i32, cells: u32): void { store<u32>(required + (month << 2), cells); }

/** The pairs: how many, where their keys are, the provider by MOST_COUNCILS and the council (u32), and where the cells met of each in a month are (u32), if any. */
export function pairCount(): u32 { return pairs; }
export function keysAt(): usize { return keys; }
export function cellsAt(month: i32): usize { return load<u32>(cells + (month << 2)); }

/** How many pairs lack a cell that is required in a month that they have rows in. */
export function lacking(): i32 {
  let count = 0;
  for (let month = 0; month < MOST_MONTHS; month += 1) {
    const block: usize = load<u32>(cells + (month << 2));
    if (block == 0) continue;
    const wanted = load<u32>(required + (month << 2));
    for (let pair: u32 = 0; pair < pairs; pair += 1) {
      const bits = load<u32>(block + (usize(pair) << 2));
      if (bits != 0 && (bits & wanted) != wanted) count += 1;
    }
  }
  return count;
}

let space: usize = 0;
let spaceSize: usize = 0;

/** Room for the numbers of so many councils (u32), and for what `layOut` puts behind them. */
export function roomFor(many: i32): usize {
  const size = usize(many) * (SUMS_SIZE + 8);
  if (size > spaceSize) {
    space = take(size);
    spaceSize = size;
  }
  return space;
}

/** Lays the sums of the councils whose numbers stand in the room out as columns: for each sum the days of all (f64), then for each sum their lines (u32). Answers where. */
export function layOut(month: i32, many: i32): usize {
  const at = (space + (usize(many) << 2) + 7) & ~7;
  const behind = at + ((usize(many) * SUMS) << 3);
  for (let index = 0; index < many; index += 1) {
    const from = sumsAt(month, load<u32>(space + (usize(index) << 2)));
    for (let sum = 0; sum < SUMS; sum += 1) {
      const to = usize(sum * many + index);
      store<f64>(at + (to << 3), load<f64>(from + (usize(sum) << 3)));
      store<u32>(behind + (to << 2), load<u32>(from + LINES + (usize(sum) << 2)));
    }
  }
  return at;
}

/** Forgets the cells met, the sums and the names of a month. */
export function forget(month: i32): void {
  spare = load<u32>(cells + (month << 2));
  if (spare != 0) memory.fill(spare, 0, usize(room) << 2);
  store<u32>(cells + (month << 2), 0);
  for (let council = 0; council < councils; council += 1) {
    store<u32>(called + placeOf(month, council), 0);
    const row = sumsAt(month, council);
    if (row == 0) continue;
    store<u32>(row, u32(free));
    free = row;
    store<u32>(sums + placeOf(month, council), 0);
  }
}
