// AssemblyScript. The rows of an extract, as bytes: which month, provider, council, type of care and reason each is of, and its days, added
// up as they come. It knows well-formed rows of whole numbers; at any other it answers ODD.
import { beds, cellEnd, COMMA, days, QUOTE, readBeds, readCount, ZERO } from './cells.as';
import { same, take } from './memory.as';
import { addTo, callCouncil, cellsOf, meet, pairOf, sumsOf } from './pairs.as';
import { ASK, CELL, CHUNK, COUNCIL, DONE, FEED, LONGEST, MONTH, MOST_MONTHS, NAME, NAMED, ODD, PROVIDER, RETURN, TURN } from './terms';
import { foretell, foretold, keepText, sizeOf, textOf, valueOf } from './texts.as';

export { cellsAt, cellsMet, forget, keysAt, lacking, layOut, pairCount, pairsIn, require, roomFor, sumsAt, tally } from './pairs.as';

/** Beds are held to their days as the reader of records holds them; what comes near its tolerance is left to it. */
const TOLERANCE: f64 = 0.99e-4;

/** What the columns behind the reason hold: 0 nothing that is asked for, 1 to 3 days, 4 to 6 beds. */
const roles = memory.data(64, 16);
/** Where the columns up to the type of care begin (u32). */
const starts = memory.data(65 * 4, 16);
/** The last row up to its type of care: the next mostly begins alike. */
const prefix = memory.data(LONGEST + 16, 16);
let prefixSize: usize = 0;
/** A row of no days, from behind its reason to its end. */
const zeros = memory.data(160, 16);
let zerosSize: usize = 0;
/** The days of each month (i32). */
const lengths = memory.data(MOST_MONTHS * 4, 16);

let width: i32 = 0;
let monthColumns: i32 = 0;
let providerColumn: i32 = 0;
let councilColumn: i32 = 0;
let nameColumn: i32 = 0;
let careColumn: i32 = 0;
let crlf: bool = false;
let monthsStay: bool = false;
let hasBeds: bool = false;

// The row at hand, and what its texts came to.
let at: usize = 0;
let line: u32 = 0;
let month: i32 = -1;
let council: i32 = 0;
let name: i32 = 0;
/** Where the cells met of its provider and council are, and the sums of its council. */
let among: usize = 0;
let sums: usize = 0;
let cell: usize = 0;
let kind: i32 = 0;
let text: usize = 0;
let textSize: usize = 0;

export function rowAt(): usize { return at; }
export function linesRead(): u32 { return line; }
export function monthAt(): i32 { return month; }
export function councilAt(): i32 { return council; }
export function nameAt(): i32 { return name; }
export function kindOfText(): i32 { return kind; }
export function textAt(): usize { return text; }
export function sizeOfText(): usize { return textSize; }

/**
 * Makes ready for rows of so many columns behind so many lines: the month in the first one or two of them, the reason behind the type of care.
 * With `stay` months may come in any order. Answers where CHUNK bytes may be put; LONGEST before them and behind them are free.
 */
export function begin(
  columns: i32, spanOfMonth: i32, ofProvider: i32, ofCouncil: i32, ofName: i32, ofCare: i32, returns: bool, stay: bool, before: u32,
): usize {
  width = columns;
  monthColumns = spanOfMonth;
  providerColumn = ofProvider;
  councilColumn = ofCouncil;
  nameColumn = ofName;
  careColumn = ofCare;
  crlf = returns;
  monthsStay = stay;
  line = before;
  const input = take(CHUNK + 2 * LONGEST);
  for (let column = careColumn + 2; column < width; column += 1) {
    store<u8>(zeros + zerosSize, ZERO);
    store<u8>(zeros + zerosSize + 1, column + 1 < width ? COMMA : crlf ? RETURN : FEED);
    zerosSize += 2;
  }
  if (crlf) {
    store<u8>(zeros + zerosSize, FEED);
    zerosSize += 1;
  }
  return input + LONGEST;
}

/** Says what a column behind the reason holds. */
export function give(column: i32, role: i32): void {
  store<u8>(roles + column, role);
  if (role > 3) hasBeds = true;
}

/** Says what the text that was asked for is, and of a month how many days it has. Equal numbers are the same thing, spelt in other ways. */
export function learn(value: i32, length: i32): bool {
  if (kind == MONTH) {
    if (value >= MOST_MONTHS) return false;
    store<i32>(lengths + (value << 2), length);
  }
  return keepText(kind, text, textSize, value, kind == COUNCIL);
}

export function turn(): void {
  month = -1;
  prefixSize = 0;
}

/** Reads rows, the last of which ends where they end. */
export function scan(from: usize, to: usize): i32 {
  at = from;
  while (at < to) {
    if (prefixSize == 0 || !same(at, prefix, prefixSize)) {
      const state = readPrefix();
      if (state != DONE) return state;
    }
    let p = at + prefixSize;
    let here = foretold(cell, p);
    if (here == 0) {
      let end = cellEnd(p);
      if (end == 0 || load<u8>(end) != COMMA) return ODD;
      end = cellEnd(end + 1);
      if (end == 0 || load<u8>(end) != COMMA) return ODD;
      here = known(CELL, p, end + 1);
      if (here == 0) return ASK;
      foretell(cell, here);
    }
    cell = here;
    p += sizeOf(here);
    if (!meet(among, valueOf(here))) return ODD;
    if (same(p, zeros, zerosSize)) p += zerosSize;
    else {
      p = readDays(p);
      if (p == 0 || (hasBeds && !bedsAgree())) return ODD;
      const sum = valueOf(here) * 3;
      for (let m = 0; m < 3; m += 1) {
        const count = load<i32>(days + (m << 2));
        if (count != 0) addTo(sums, sum + m, count, line + 1);
      }
    }
    line += 1;
    at = p;
  }
  return DONE;
}

/** What stands before the type of care: month, provider, council and its name. */
function readPrefix(): i32 {
  let p = at;
  for (let column = 0; column < careColumn; column += 1) {
    store<u32>(starts + (column << 2), u32(p));
    p = cellEnd(p);
    if (p == 0 || load<u8>(p) != COMMA) return ODD;
    p += 1;
  }
  store<u32>(starts + (careColumn << 2), u32(p));
  if (p - at > usize(LONGEST)) return ODD;
  const ofMonth = known(MONTH, at, startOf(monthColumns) - 1);
  if (ofMonth == 0) return ASK;
  if (valueOf(ofMonth) != month) {
    if (month >= 0 && !monthsStay) return TURN;
    month = valueOf(ofMonth);
  }
  const ofProvider = known(PROVIDER, startOf(providerColumn), startOf(providerColumn + 1) - 1);
  if (ofProvider == 0) return ASK;
  const ofCouncil = known(COUNCIL, startOf(councilColumn), startOf(councilColumn + 1) - 1);
  if (ofCouncil == 0) return ASK;
  const ofName = known(NAME, startOf(nameColumn), startOf(nameColumn + 1) - 1);
  if (ofName == 0) return ASK;
  council = valueOf(ofCouncil);
  name = valueOf(ofName);
  const pair = pairOf(valueOf(ofProvider), council);
  if (pair < 0) return ODD;
  among = cellsOf(month, pair);
  sums = sumsOf(month, council, line + 1);
  if (callCouncil(month, council, name)) return NAMED;
  prefixSize = p - at;
  memory.copy(prefix, at, prefixSize);
  return DONE;
}

// @ts-ignore: a decorator
@inline
function startOf(column: i32): usize { return load<u32>(starts + (column << 2)); }

function known(wanted: i32, from: usize, to: usize): usize {
  kind = wanted;
  text = from;
  textSize = to - from;
  return textOf(wanted, from, textSize);
}

/** The columns behind the reason, and the end of the row. Answers where the next begins, or 0. */
function readDays(p: usize): usize {
  for (let column = careColumn + 2; column < width; column += 1) {
    const role = load<u8>(roles + column);
    if (role == 0) {
      p = cellEnd(p);
      if (p == 0) return 0;
    } else {
      const quoted = load<u8>(p) == QUOTE;
      if (quoted) p += 1;
      p = role <= 3 ? readCount(p, role - 1) : readBeds(p, role - 4);
      if (p == 0) return 0;
      if (quoted) {
        if (load<u8>(p) != QUOTE) return 0;
        p += 1;
      }
    }
    const isLast = column + 1 == width;
    if (load<u8>(p) != (isLast ? (crlf ? RETURN : FEED) : COMMA)) return 0;
    p += 1;
    if (isLast && crlf) {
      if (load<u8>(p) != FEED) return 0;
      p += 1;
    }
  }
  return p;
}

/** Whether the beds are the days over those of the month, as far as they are printed. */
function bedsAgree(): bool {
  const length = f64(load<i32>(lengths + (month << 2)));
  for (let m = 0; m < 3; m += 1) {
    const count = load<i32>(days + (m << 2));
    if (abs(load<f64>(beds + (m << 3)) - f64(count) / length) > TOLERANCE) return false;
  }
  return true;
}
