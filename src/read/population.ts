import type { FindingLog } from '../domain/finding-log.ts';
import { councilByCode, councilByGss, ENGLAND } from '../reference/councils.ts';
import { decodeCell, readRecords } from './csv.ts';
import { CODE_HEADINGS } from './council-table.ts';
import { normal } from './layouts.ts';

/** Adults by council, as a user's own file gives them: by year, or for one unnamed year. */
export interface PopulationTable {
  readonly file: string;
  /** Ascending; empty when the file has one column, `adults`, of no stated year. */
  readonly years: readonly number[];
  /** Adults by area code and by column: `years`, or the one column. */
  readonly adults: ReadonlyMap<string, readonly (number | null)[]>;
}

interface Columns {
  readonly code: number;
  readonly adults: readonly { readonly index: number; readonly year: number | null }[];
}

const ADULTS_HEADING = /^adults(?:_mid)?(?:_(\d{4}))?$/;

export function looksLikePopulation(record: readonly string[]): boolean {
  const headings = record.map(normal);
  return headings.some((h) => CODE_HEADINGS.includes(h)) && headings.some((h) => ADULTS_HEADING.test(h));
}

/** Reads a CSV of adults: `code,adults`, or `code,adults_2016,adults_2018`, with any other columns beside them. */
export async function readPopulation(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  findings: FindingLog,
): Promise<PopulationTable | null> {
  const table: { columns: Columns | null } = { columns: null };
  const adults = new Map<string, (number | null)[]>();
  const failure = await readRecords(chunks, (record, line) => {
    if (table.columns === null) {
      if (!looksLikePopulation(record)) {
        findings.add({ code: 'DTOC-102', file, line, found: record.slice(0, 4).map(decodeCell).join(', '), expected: 'the headings `code,adults` or `code,adults_2016,adults_2018`' });
        return false;
      }
      const headings = record.map(normal);
      table.columns = {
        code: headings.findIndex((h) => CODE_HEADINGS.includes(h)),
        adults: headings.flatMap((h, index) => {
          const match = ADULTS_HEADING.exec(h);
          return match ? [{ index, year: match[1] === undefined ? null : Number(match[1]) }] : [];
        }).sort((a, b) => (a.year ?? 0) - (b.year ?? 0)),
      };
      return true;
    }
    const written = (record[table.columns.code] ?? '').trim();
    const code = written === ENGLAND ? ENGLAND : (councilByCode(written) ?? councilByGss(written))?.code;
    if (code === undefined || adults.has(code)) {
      findings.add({ code: 'DTOC-802', file, line, found: decodeCell(written), expected: code === undefined ? 'a CASSR or GSS code, or `-` for England' : 'each council once' });
      return true;
    }
    adults.set(code, table.columns.adults.map(({ index }) => {
      const text = (record[index] ?? '').trim();
      if (text === '') return null;
      if (/^[1-9]\d*$/.test(text)) return Number(text);
      findings.add({ code: 'DTOC-801', file, line, found: decodeCell(text), expected: 'a number of adults above 0, or nothing' });
      return null;
    }));
    return true;
  });
  if (failure !== null) findings.add({ code: 'DTOC-101', file, line: failure.line, found: failure.what, expected: 'CSV, to the end of the file' });
  if (table.columns === null || failure !== null) return null;
  return { file, years: table.columns.adults.flatMap(({ year }) => year ?? []), adults };
}
