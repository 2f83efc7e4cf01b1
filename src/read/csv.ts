import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { parse, CsvError } from 'csv-parse';

/** Longest record that is held, in bytes: far above any real row, so that a missing quote cannot swallow a file into memory. */
const MAX_RECORD_BYTES = 1 << 20;

export interface CsvFailure {
  readonly line: number;
  readonly what: string;
}

/**
 * Hands the records of a CSV to `onRecord`, each with the line on which it starts (1 is the file's first).
 * `onRecord` answers false to stop early. A failure says on which line the text stops being CSV.
 */
export async function readRecords(
  chunks: AsyncIterable<Uint8Array>,
  onRecord: (record: readonly string[], line: number) => boolean,
): Promise<CsvFailure | null> {
  let line = 0;
  const state: { stopped: boolean; failure: unknown } = { stopped: false, failure: null };
  const parser = parse({
    // Bytes come through one to one, and only the few cells that are not ASCII are decoded: see decodeCell.
    encoding: 'latin1',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (record: string[], context) => {
      if (state.stopped) return null;
      const start = startLine(record, line, context.lines);
      line = context.lines;
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
  let first = true;
  for await (const chunk of chunks) {
    if (state.stopped || state.failure !== null) break;
    if (!parser.write(first ? withoutBom(chunk) : chunk)) await Promise.race([once(parser, 'drain'), finished]).catch(() => null);
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

function withoutBom(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}

const windows1252 = new TextDecoder('windows-1252');

/** The text of a cell: UTF-8 where its bytes are, else Windows-1252, of which every byte is a character. */
export function decodeCell(cell: string): string {
  if (/^[\x00-\x7f]*$/.test(cell)) return cell;
  const bytes = Buffer.from(cell, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes);
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
