import type { FindingLog } from '../domain/finding-log.ts';
import { councilByCode, councilByGss } from '../reference/councils.ts';
import { decodeCell, readRecords } from './csv.ts';
import { normal } from './layouts.ts';

export const CODE_HEADINGS = ['code', 'cassr_code', 'gss', 'gss_code', 'council'];

/** A table of one number by council: its heading says which of several it is. */
export interface CouncilTable {
  readonly heading: string;
  readonly byCouncil: ReadonlyMap<string, number>;
}

/**
 * Reads a CSV of a code and a number for each council, under one of the headings; other columns stand beside them unread.
 * An empty cell is a council without the number. What is wrong becomes findings; null where the file is no such table.
 */
export async function readCouncilTable(
  file: string, chunks: AsyncIterable<Uint8Array>, headings: readonly string[], findings: FindingLog,
): Promise<CouncilTable | null> {
  const table: { columns: { code: number; value: number; heading: string } | null } = { columns: null };
  const byCouncil = new Map<string, number>();
  const met = new Set<string>();
  const failure = await readRecords(chunks, (record, line) => {
    if (table.columns === null) {
      const found = record.map(normal);
      const code = found.findIndex((h) => CODE_HEADINGS.includes(h));
      const value = found.findIndex((h) => headings.includes(h));
      if (code < 0 || value < 0) {
        findings.add({ code: 'DTOC-804', file, line, found: record.slice(0, 4).map(decodeCell).join(', '), expected: `the headings \`code\` and one of ${headings.map((h) => `\`${h}\``).join(', ')}` });
        return false;
      }
      table.columns = { code, value, heading: found[value]! };
      return true;
    }
    const written = (record[table.columns.code] ?? '').trim();
    const council = (councilByCode(written) ?? councilByGss(written))?.code;
    if (council === undefined || met.has(council)) {
      findings.add({ code: 'DTOC-802', file, line, found: decodeCell(written), expected: council === undefined ? 'a CASSR or GSS code' : 'each council once' });
      return true;
    }
    met.add(council);
    const text = (record[table.columns.value] ?? '').trim();
    if (text === '') return true;
    if (/^\d{1,12}(\.\d{1,9})?$/.test(text)) byCouncil.set(council, Number(text));
    else findings.add({ code: 'DTOC-803', file, line, column: table.columns.heading, found: decodeCell(text), expected: 'a number, 0 or above, or nothing' });
    return true;
  });
  if (failure !== null) findings.add({ code: 'DTOC-101', file, line: failure.line, found: failure.what, expected: 'CSV, to the end of the file' });
  if (failure === null && met.size === 0 && !findings.kept.some((finding) => finding.file === file)) {
    findings.add({ code: 'DTOC-111', file, found: table.columns === null ? 'an empty file' : 'headings, and no row under them', expected: 'a row for each council' });
  }
  return table.columns === null || failure !== null ? null : { heading: table.columns.heading, byCouncil };
}
