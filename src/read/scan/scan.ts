import { daysInMonth, monthOf, type Month } from '../../domain/month.ts';
import { noteName, type NameOnLine, type Names } from '../../domain/monthly-return.ts';
import type { Columns } from '../context.ts';
import { bitsRequired, MEASURES, MOST_PAIRS, type Cell, type Role } from '../extract-rows.ts';
import type { ExtractLayout } from '../layouts.ts';
import type { ScannedMonth } from './months.ts';
import { newRows, type Rows } from './rows.ts';
import { ASK, CHUNK, DONE, FEED, FIRST, LONGEST, MONTH, MOST_COUNCILS, NAMED, RETURN, SUMS, TURN } from './terms.ts';
import { newTexts, type Texts } from './texts.ts';

/** `more`: go on. `odd`: something that is not known here, so that all of the file is for the reader of records. `mixed`: its months do not come one by one. */
export type ScanState = 'more' | 'odd' | 'mixed';

/** A file, or a part of one, whose rows are read as bytes. */
export interface Scan {
  /** Takes the next bytes, of which nothing is kept. */
  take(bytes: Uint8Array): ScanState;
  /** Where the next bytes may be put, and how many were, for who reads them there. */
  room(): Uint8Array;
  took(size: number): ScanState;
  /** Closes what is open, once all was taken. */
  end(): ScanState;
  /** Lines up to here. */
  lines(): number;
  /** All types of care and reasons met. */
  cells(): readonly Cell[];
}

export interface Opening {
  readonly layout: ExtractLayout;
  readonly columns: Columns<string>;
  /** Lines before the rows. */
  readonly line: number;
  readonly crlf: boolean;
}

const FIRST_MONTH = monthOf(2010, 1);

/** `one by one`: each month's rows stand together. `mixed`: all months are kept at hand, as they come in any order. */
export type Order = 'one by one' | 'mixed';

/** Of a part of a file the first or the last month may be the end or the beginning of one: it is given with what is needed to judge it whole. */
export type OpenMonth = 'first' | 'last' | null;

/**
 * Begins to read the rows of an extract as bytes. It adds up what the reader of records would, for rows of which that one finds nothing to say;
 * at any other it answers `odd`, however late.
 * @param onMonth takes each month once its rows are at an end
 */
export function newScan(opening: Opening, order: Order, open: OpenMonth, onMonth: (month: ScannedMonth) => void): Scan {
  const { layout, line: before, crlf } = opening;
  const stay = order === 'mixed';
  const rows = newRows();
  const input = beginRows(rows, opening, stay);
  const texts = newTexts(layout, FIRST_MONTH);
  const names = new Map<number, Names>();
  const closed = new Set<number>();
  let bytes = memoryOf(rows);
  // What is left of the bytes before, an unfinished row: it stands before those to come.
  let carried = 0;

  function took(count: number): ScanState {
    const end = bytes.lastIndexOf(FEED, input + count - 1) + 1;
    let rest = input - carried;
    if (end > rest) {
      const state = scanRows(rest, end);
      if (state !== 'more') return state;
      rest = end;
    }
    carried = input + count - rest;
    if (carried > LONGEST) return 'odd';
    bytes.copyWithin(input - carried, rest, input + count);
    return 'more';
  }

  function scanRows(start: number, end: number): ScanState {
    for (let from = start, state = rows.scan(from, end); state !== DONE; state = rows.scan(from, end)) {
      from = rows.rowAt();
      if (state === ASK) {
        if (!answer()) return 'odd';
      } else if (state === NAMED) {
        noteName(namesIn(rows.monthAt()), texts.councils[rows.councilAt()]!, texts.names[rows.nameAt()]!, (rows.linesRead() >>> 0) + 1);
      } else if (state === TURN) {
        // A month that lacks rows may have them further on.
        if (close([rows.monthAt()], open === 'first' && closed.size === 0) !== 'more') return 'mixed';
        rows.forget(rows.monthAt());
        rows.turn();
      } else return 'odd';
    }
    bytes = memoryOf(rows);
    return 'more';
  }

  function answer(): boolean {
    const at = rows.textAt();
    const value = texts.numberOf(rows.kindOfText(), memoryOf(rows).toString('latin1', at, at + rows.sizeOfText()));
    return value !== null && rows.learn(value, rows.kindOfText() === MONTH ? daysInMonth((FIRST_MONTH + value) as Month) : 0) !== 0;
  }

  function namesIn(month: number): Names {
    const known: Names = names.get(month) ?? new Map<string, NameOnLine[]>();
    names.set(month, known);
    return known;
  }

  /** Hands months on that are at an end, if no provider and council of theirs lacks a row; of one that is left open that is not asked. */
  function close(months: readonly number[], leftOpen: boolean): ScanState {
    rows.tally();
    for (const month of months) {
      if (closed.has(month)) return 'mixed';
      closed.add(month);
      rows.require(month, leftOpen ? 0 : bitsRequired((FIRST_MONTH + month) as Month, layout, rows.cellsMet(month)));
      if (rows.pairsIn(month) > MOST_PAIRS) return 'odd';
    }
    if (rows.lacking() > 0) return 'odd';
    for (const month of months) {
      onMonth({ period: (FIRST_MONTH + month) as Month, names: namesIn(month), ...sumsOf(rows, month, texts), pairs: leftOpen ? pairsOf(rows, month, texts) : null });
      names.delete(month);
    }
    return 'more';
  }

  return {
    take(chunk) {
      for (let from = 0; from < chunk.length; from += CHUNK) {
        const part = chunk.subarray(from, from + CHUNK);
        bytes.set(part, input);
        const state = took(part.length);
        if (state !== 'more') return state;
      }
      return 'more';
    },
    end() {
      if (carried > 0) {
        // The last row may end where the file does.
        const ending = crlf ? [RETURN, FEED] : [FEED];
        bytes.set(ending, input);
        if (took(ending.length) !== 'more' || carried > 0) return 'odd';
      }
      if (rows.linesRead() === before) return 'odd';
      return close(stay ? [...names.keys()] : [rows.monthAt()], open === 'last' || (open === 'first' && closed.size === 0));
    },
    room: () => bytes.subarray(input, input + CHUNK),
    took,
    lines: () => rows.linesRead() >>> 0,
    cells: () => texts.cells,
  };
}

const MOST_COLUMNS = 64;

/** Whether the columns stand as in the published files, or so that they can be read as those are: the month first, the days behind the reason, and that behind all else. */
export function standsAsPublished({ layout, columns }: Opening): boolean {
  const { at, optional, width } = columns as Columns<Role>;
  const monthLeads = layout.id === 'extract-2010' ? at.year === 0 && at.period === 1 : at.period === 0;
  const { days, beds } = measures(columns);
  return monthLeads && Math.max(at.provider, at.council, optional['name'] ?? Infinity) < at.care && at.care + 1 === at.reason
    && Math.min(...days, ...beds) > at.reason && width <= MOST_COLUMNS && (beds.length === 0 || beds.length === days.length);
}

function measures({ at, optional }: Columns<string>): { days: number[]; beds: number[] } {
  return { days: MEASURES.map(([role]) => at[role]!), beds: MEASURES.flatMap(([role]) => optional[`${role}Beds`] ?? []) };
}

/** Makes the rows ready, and says where their bytes go. */
function beginRows(rows: Rows, { layout, columns, line, crlf }: Opening, stay: boolean): number {
  const { at, optional, width } = columns as Columns<Role>;
  const { days, beds } = measures(columns);
  const input = rows.begin(width, layout.id === 'extract-2010' ? 2 : 1, at.provider, at.council, optional['name']!, at.care, crlf, stay, line);
  for (const [index, column] of days.entries()) rows.give(column, index + 1);
  for (const [index, column] of beds.entries()) rows.give(column, index + 1 + days.length);
  return input;
}

function memoryOf(rows: Rows): Buffer {
  return Buffer.from(rows.memory.buffer);
}

/** The sums of a month, copied out of the rows' memory. */
function sumsOf(rows: Rows, month: number, { councils }: Texts): Pick<ScannedMonth, 'codes' | 'firstLines' | 'days' | 'lines'> {
  const words = new Uint32Array(rows.memory.buffer);
  const held: { council: number; first: number }[] = [];
  for (let council = 0; council < councils.length; council += 1) {
    const sums = rows.sumsAt(month, council);
    if (sums !== 0) held.push({ council, first: words[(sums + FIRST) / words.BYTES_PER_ELEMENT]! });
  }
  held.sort((a, b) => a.first - b.first);
  const room = rows.roomFor(held.length);
  new Uint32Array(rows.memory.buffer, room, held.length).set(held.map(({ council }) => council));
  const at = rows.layOut(month, held.length);
  const days = new Float64Array(rows.memory.buffer, at, held.length * SUMS);
  return {
    codes: held.map(({ council }) => councils[council]!),
    firstLines: Uint32Array.from(held, ({ first }) => first),
    days: days.slice(),
    lines: new Uint32Array(rows.memory.buffer, at + days.byteLength, held.length * SUMS).slice(),
  };
}

/** The cells met of each provider and council of a month. */
function pairsOf(rows: Rows, month: number, { providers, councils }: Texts): Map<string, number> {
  const keys = new Uint32Array(rows.memory.buffer, rows.keysAt(), rows.pairCount());
  const cells = new Uint32Array(rows.memory.buffer, rows.cellsAt(month), rows.pairCount());
  const pairs = new Map<string, number>();
  for (const [pair, key] of keys.entries()) {
    if (cells[pair] !== 0) pairs.set(`${providers[Math.floor(key / MOST_COUNCILS)]}\t${councils[key % MOST_COUNCILS]}`, cells[pair]!);
  }
  return pairs;
}
