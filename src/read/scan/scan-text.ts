import { newFindingLog } from '../../domain/finding-log.ts';
import type { MonthlyReturn } from '../../domain/monthly-return.ts';
import type { Columns, FileContext } from '../context.ts';
import { MAX_RECORD_BYTES, withoutBom } from '../csv.ts';
import { newScanner } from '../csv-scanner.ts';
import type { Cell, Role } from '../extract-rows.ts';
import { seekHeadings, type Recognised } from '../headings.ts';
import type { PlainFile } from '../inputs.ts';
import { scanBytes, scanHalves } from './halves.ts';
import { monthsOfFile } from './months.ts';
import { newScan, standsAsPublished, type Opening, type Order, type Scan, type ScanState } from './scan.ts';

export interface ScannedText {
  readonly layout: string;
  readonly returns: readonly MonthlyReturn[];
}

/** Another thread takes some 40 ms to begin and 20 MiB: below so many bytes it gains nothing. */
const LARGE = 1e9;

/** Where a plain file lies, and the built program that reads half of a large one in a thread of its own. */
export interface Plain {
  readonly file: PlainFile;
  readonly worker: string;
}

/**
 * Reads an extract as bytes, if it is one and nothing is to be said of it; what it is where it is not: `odd`, for the reader of records to
 * read from the start, or `mixed`, to be read from the start in that order. It says nothing of a file itself.
 */
export async function scanText(
  chunks: AsyncIterable<Uint8Array>, context: FileContext, order: Order, plain: Plain | null, large = LARGE,
): Promise<ScannedText | Exclude<ScanState, 'more'>> {
  if (context.watch !== null || (context.providers ?? null) !== null) return 'odd';
  const source = chunks[Symbol.asyncIterator]();
  try {
    const head = await headOf(source, context);
    if (head === null || !standsAsPublished(head.opening)) return 'odd';
    const { opening } = head;
    const months = monthsOfFile(context.file, opening.layout, (opening.columns as Columns<Role>).heading);
    const inHalves = plain !== null && order === 'one by one' && plain.file.size - head.size > large;
    const { state, cells } = inHalves
      ? await scanHalves(plain.file, head.size, opening, plain.worker, months)
      : await scanWhole(newScan(opening, order, null, (month) => months.add(month, 0)), head, plain, source);
    return state === 'more' ? { layout: opening.layout.id, returns: months.returns(cells) } : state;
  } finally {
    await source.return?.();
  }
}

interface Head {
  readonly opening: Opening;
  /** Bytes up to and with the line break behind the headings. */
  readonly size: number;
  /** What was read beyond them. */
  readonly left: Uint8Array;
}

/** Finds the headings of an extract; null where there are none. What is to be said of headings the reader of records says. */
async function headOf(source: AsyncIterator<Uint8Array>, context: FileContext): Promise<Head | null> {
  const headings = seekHeadings({ ...context, findings: newFindingLog() });
  const found: { recognised: Recognised | null } = { recognised: null };
  const scanner = newScanner((record, line) => {
    const recognised = headings.take(record, line);
    if (typeof recognised !== 'string') found.recognised = recognised;
    return recognised === 'more';
  }, MAX_RECORD_BYTES);
  let size = 0;
  for (let next = await source.next(), state = 'more'; next.done !== true && state === 'more'; next = state === 'more' ? await source.next() : next) {
    const bytes = size === 0 ? withoutBom(next.value) : next.value;
    size += next.value.length;
    state = scanner.take(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  const { recognised } = found;
  if (recognised?.layout.kind !== 'extract') return null;
  const left = Buffer.from(scanner.left(), 'latin1');
  const { layout, columns } = recognised;
  return { opening: { layout, columns, line: scanner.line, crlf: scanner.delimiter === '\r\n' }, size: size - left.length, left };
}

async function scanWhole(scan: Scan, head: Head, plain: Plain | null, source: AsyncIterator<Uint8Array>): Promise<{ state: ScanState; cells: readonly Cell[] }> {
  const state = plain === null ? await scanRest(scan, head, source) : scanBytes(scan, plain.file.path, head.size, Infinity);
  return { state, cells: scan.cells() };
}

async function scanRest(scan: Scan, { left }: Head, source: AsyncIterator<Uint8Array>): Promise<ScanState> {
  let state = scan.take(left);
  while (state === 'more') {
    const next = await source.next();
    if (next.done === true) return scan.end();
    state = scan.take(next.value);
  }
  return state;
}
