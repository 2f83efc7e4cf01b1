import { newFindingLog } from '../../domain/finding-log.ts';
import type { MonthlyReturn } from '../../domain/monthly-return.ts';
import type { Columns, FileContext } from '../context.ts';
import { MAX_RECORD_BYTES, withoutBom } from '../csv.ts';
import { newScanner, type Scanner } from '../csv-scanner.ts';
import type { Role } from '../extract-rows.ts';
import { seekHeadings, type Recognised } from '../headings.ts';
import type { ExtractLayout } from '../layouts.ts';
import { monthsOfFile, type MonthsOfFile } from './months.ts';
import { newScan, type Scan, type ScanState } from './scan.ts';

export interface ScannedText {
  readonly layout: string;
  readonly returns: readonly MonthlyReturn[];
}

/**
 * Reads an extract as bytes, if it is one and nothing is to be said of it; what it is where it is not: `odd`, for the reader of records to
 * read from the start, or `mixed`, to be read from the start with `stay`. It says nothing of a file itself.
 */
export async function scanText(chunks: AsyncIterable<Uint8Array>, context: FileContext, stay: boolean): Promise<ScannedText | Exclude<ScanState, 'more'>> {
  if (context.watch !== null || (context.providers ?? null) !== null) return 'odd';
  const opening = newOpening(context, stay);
  let begun: Begun | null = null;
  for await (const chunk of chunks) {
    let state: ScanState;
    if (begun !== null) state = begun.scan.take(chunk);
    else {
      const opened = opening.take(chunk);
      if (opened === 'more') continue;
      if (opened === 'odd') return 'odd';
      begun = opened;
      state = begun.scan.take(opening.left());
    }
    if (state !== 'more') return state;
  }
  if (begun === null) return 'odd';
  const { scan, months, layout } = begun;
  const state = scan.end();
  return state === 'more' ? { layout: layout.id, returns: months.returns(scan.cells()) } : state;
}

interface Begun {
  readonly layout: ExtractLayout;
  readonly scan: Scan;
  readonly months: MonthsOfFile;
}

/** Finds the headings, and makes ready for the rows under them. */
function newOpening(context: FileContext, stay: boolean): { take(chunk: Uint8Array): Begun | 'more' | 'odd'; left(): Uint8Array } {
  // What is to be said of headings the reader of records says.
  const headings = seekHeadings({ ...context, findings: newFindingLog() });
  const state: { recognised: Recognised | null; first: boolean } = { recognised: null, first: true };
  const scanner: Scanner = newScanner((record, line) => {
    const recognised = headings.take(record, line);
    if (typeof recognised !== 'string') state.recognised = recognised;
    return recognised === 'more';
  }, MAX_RECORD_BYTES);
  return {
    take(chunk) {
      const bytes = state.first ? withoutBom(chunk) : chunk;
      state.first = false;
      const scanned = scanner.take(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      if (scanned === 'more') return 'more';
      const { recognised } = state;
      if (recognised?.layout.kind !== 'extract') return 'odd';
      const { layout, columns } = recognised;
      const months = monthsOfFile(context.file, layout, (columns as Columns<Role>).heading);
      const scan = newScan({ layout, columns, line: scanner.line, crlf: scanner.delimiter === '\r\n' }, stay, (month) => months.add(month, 0));
      return scan === null ? 'odd' : { layout, scan, months };
    },
    left: () => Buffer.from(scanner.left(), 'latin1'),
  };
}
