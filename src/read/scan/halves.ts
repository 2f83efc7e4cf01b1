import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { notBuilt } from '../../domain/failure.ts';
import type { Month } from '../../domain/month.ts';
import { bitsRequired, MOST_PAIRS, type Cell } from '../extract-rows.ts';
import { chunksOf, piecesOf, type PlainFile } from '../inputs.ts';
import type { ExtractLayout } from '../layouts.ts';
import type { MonthsOfFile, ScannedMonth } from './months.ts';
import { newScan, type Opening, type OpenMonth, type Scan, type ScanState } from './scan.ts';
import { FEED, LONGEST } from './terms.ts';

/** What one half of a file holds. */
export interface Half {
  readonly state: ScanState;
  /** In the order of the file. */
  readonly months: readonly ScannedMonth[];
  readonly lines: number;
  readonly cells: readonly Cell[];
}

/** Which bytes of a file are to be read, and as what. */
export interface Part {
  readonly opening: Opening;
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly open: OpenMonth;
}

/** Reads a part of a file that begins and ends with whole rows. */
export function scanPart({ opening, path, from, to, open }: Part): Half {
  const months: ScannedMonth[] = [];
  const scan = newScan(opening, 'one by one', open, (month) => months.push(month));
  return { state: scanBytes(scan, path, from, to), months, lines: scan.lines(), cells: scan.cells() };
}

/** Reads the bytes of a file from one place to before another, where they are scanned, and to the end of the scan. */
export function scanBytes(scan: Scan, path: string, from: number, to: number): ScanState {
  for (const size of piecesOf(path, from, to, () => scan.room())) {
    const state = scan.took(size);
    if (state !== 'more') return state;
  }
  return scan.end();
}

/**
 * Reads the rows of a large file in two threads, half in each, and puts the halves together: `odd` and `mixed` as a scan says them.
 * @param from where the rows begin
 * @param worker path of the built program that reads the second half
 */
export async function scanHalves({ path, size }: PlainFile, from: number, opening: Opening, worker: string, months: MonthsOfFile): Promise<{ state: ScanState; cells: readonly Cell[] }> {
  const middle = rowAfter(path, Math.floor((from + size) / 2));
  const second = new Worker(worker, { workerData: { opening: { ...opening, line: 0 }, path, from: middle, to: size, open: 'first' } satisfies Part });
  const answered = once(second, 'message') as Promise<[Half]>;
  answered.catch(() => null);
  const a = scanPart({ opening, path, from, to: middle, open: 'last' });
  if (a.state !== 'more') {
    await second.terminate();
    return a;
  }
  const [b] = await answered.catch((error: unknown) => { throw notBuilt(error, 'dist/extract-worker.cjs, which reads half of a large extract,') ?? error; });
  return { state: joinHalves(a, b, opening.layout, months), cells: [...a.cells, ...b.cells] };
}

/** Adds the months of both halves, if they are those of one file of which nothing is to be said. */
export function joinHalves(a: Half, b: Half, layout: ExtractLayout, months: MonthsOfFile): ScanState {
  for (const { state } of [a, b]) if (state !== 'more') return state;
  const state = fit(a, b, layout);
  if (state !== 'more') return state;
  for (const month of a.months) months.add(month, 0);
  for (const month of b.months) months.add(month, a.lines);
  return 'more';
}

/** The first byte behind a line break, at or after a place. That it is no break within quotes is seen by the half before it. */
function rowAfter(path: string, at: number): number {
  for (const chunk of chunksOf(path, at, LONGEST)) {
    const feed = chunk.indexOf(FEED);
    return at + (feed >= 0 ? feed + 1 : chunk.length);
  }
  return at;
}

/** Whether one month at most is in both halves, and neither where they meet nor there any provider and council lacks a row or has one twice. */
function fit(a: Half, b: Half, layout: ExtractLayout): ScanState {
  const last = a.months.at(-1)!;
  const first = b.months[0]!;
  const before = new Set<Month>(a.months.map(({ period }) => period));
  if (b.months.some(({ period }, index) => before.has(period) && !(index === 0 && period === last.period))) return 'mixed';
  if (last.period !== first.period) return isWhole(last.period, last.pairs!, layout) && isWhole(first.period, first.pairs!, layout) ? 'more' : 'odd';
  const pairs = new Map(last.pairs);
  for (const [pair, cells] of first.pairs!) {
    const known = pairs.get(pair) ?? 0;
    if ((known & cells) !== 0) return 'odd';
    pairs.set(pair, known | cells);
  }
  return isWhole(last.period, pairs, layout) ? 'more' : 'odd';
}

function isWhole(period: Month, pairs: ReadonlyMap<string, number>, layout: ExtractLayout): boolean {
  let met = 0;
  for (const cells of pairs.values()) met |= cells;
  const required = bitsRequired(period, layout, met);
  return pairs.size <= MOST_PAIRS && [...pairs.values()].every((cells) => (cells & required) === required);
}
