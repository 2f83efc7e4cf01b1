import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { parse, CsvError } from 'csv-parse';
import { newScanner, type ScanState } from './csv-scanner.ts';
import { fromWindows1252 } from './windows-1252.ts';

/** Longest record that is held, in bytes: far above any real row, so that a missing quote cannot swallow a file into memory. */
export const MAX_RECORD_BYTES = 1 << 20;

export interface CsvFailure {
  readonly line: number;
  readonly what: string;
}

/** What is done with a record and the line on which it starts (1 is the file's first); false stops early. */
export type OnRecord = (record: readonly string[], line: number) => boolean;

/** Where reading begins, if not at the first byte of a file. */
interface Start {
  readonly line: number;
  readonly delimiter: string | null;
}

/**
 * Hands the records of a CSV to `onRecord`. Well-formed text is taken apart by its commas and line breaks; from the first record on
 * that is anything else, csv-parse reads it, as the reference that says what it is. A failure says on which line the text stops being CSV.
 */
export async function readRecords(chunks: AsyncIterable<Uint8Array>, onRecord: OnRecord): Promise<CsvFailure | null> {
  const source = chunks[Symbol.asyncIterator]();
  const scanner = newScanner(onRecord, MAX_RECORD_BYTES);
  let first = true;
  let state: ScanState = 'more';
  try {
    for (let next = await source.next(); next.done !== true && state === 'more'; next = state === 'more' ? await source.next() : next) {
      state = scanner.take(bytesOf(first ? withoutBom(next.value) : next.value));
      first = false;
    }
    if (state === 'more') state = scanner.end();
    if (state === 'odd') return await readByReference(rest(scanner.left(), source), onRecord, scanner);
  } finally {
    await source.return?.();
  }
  return null;
}

function bytesOf(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

async function* rest(left: string, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(left, 'latin1');
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}

/** The same by csv-parse alone. */
export async function readByReference(chunks: AsyncIterable<Uint8Array>, onRecord: OnRecord, from: Start = { line: 0, delimiter: null }): Promise<CsvFailure | null> {
  let line = from.line;
  const state: { stopped: boolean; failure: unknown } = { stopped: false, failure: null };
  const parser = parse({
    // Bytes come through one to one, and only the few cells that are not ASCII are decoded: see decodeCell.
    encoding: 'latin1',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    ...(from.delimiter === null ? {} : { record_delimiter: from.delimiter }),
    on_record: (record: string[], context) => {
      if (state.stopped) return null;
      const end = from.line + context.lines;
      const start = startLine(record, line, end);
      line = end;
      try {
        state.stopped = !onRecord(record, start);
      } catch (error) {
        state.stopped = true;
        state.failure = error;
      }
      return null;
    },
  });
  parser.resume();
  const finished = once(parser, 'end');
  finished.catch((error: unknown) => { state.failure ??= error; });
  let first = from.line === 0;
  for await (const chunk of chunks) {
    if (state.stopped || state.failure !== null) break;
    if (!parser.write(Buffer.from(first ? withoutBom(chunk) : chunk))) await Promise.race([once(parser, 'drain'), finished]).catch(() => null);
    first = false;
  }
  if (state.stopped) parser.destroy();
  else {
    parser.end();
    await finished.catch(() => null);
  }
  if (state.failure instanceof CsvError) return { line: line + 1, what: sentence(state.failure) };
  if (state.failure !== null) throw state.failure as Error;
  return null;
}

// csv-parse counts the line on which a record ends.
function startLine(record: readonly string[], before: number, end: number): number {
  if (end === before + 1) return end;
  let breaks = 0;
  for (const cell of record) if (cell.includes('\n')) breaks += cell.split('\n').length - 1;
  return end - breaks;
}

/** Bytes behind a byte order mark. */
export function withoutBom(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

/** The text of a cell: UTF-8 where its bytes are, else Windows-1252, of which every byte is a character. */
export function decodeCell(cell: string): string {
  if (/^[\x00-\x7f]*$/.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : fromWindows1252(cell);
}

function sentence(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED': return 'a quote that is never closed';
    case 'INVALID_OPENING_QUOTE': return 'a quote in the middle of an unquoted cell';
    case 'CSV_INVALID_CLOSING_QUOTE': return 'text behind a closing quote';
    case 'CSV_MAX_RECORD_SIZE': return `a row of more than ${MAX_RECORD_BYTES} bytes`;
    default: return error.message;
  }
}
