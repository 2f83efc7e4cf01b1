import type { MonthlyReturn } from '../domain/monthly-return.ts';
import type { FileContext, RowReader } from './context.ts';
import { decodeCell, readRecords } from './csv.ts';
import { extractReader } from './extract.ts';
import { isBlank, nearestLayout, seekHeadings } from './headings.ts';
import { looksLikePopulation } from './population.ts';
import { tidyReader } from './tidy.ts';

export interface Refusal {
  readonly found: string;
  readonly expected: string;
  /** It is known what the file is, and that it is not meant to be read as a return. */
  readonly foreign: boolean;
}

export interface TextReading {
  readonly layout: string | null;
  readonly returns: readonly MonthlyReturn[];
  /** Why the file is no return, where it is none. */
  readonly refused: Refusal | null;
}

/** Reads an extract or a tidy CSV, told apart by their headings. */
export async function readText(chunks: AsyncIterable<Uint8Array>, context: FileContext): Promise<TextReading> {
  const { file, findings } = context;
  const headings = seekHeadings(context);
  const state: { reader: RowReader | null; layout: string | null; rows: number } = { reader: null, layout: null, rows: 0 };
  const failure = await readRecords(chunks, (record, line) => {
    if (state.reader !== null) {
      if (isBlank(record)) return true;
      state.reader.row(record, line);
      state.rows += 1;
      return true;
    }
    const recognised = headings.take(record, line);
    if (typeof recognised === 'string') return recognised === 'more';
    state.layout = recognised.layout.id;
    state.reader = recognised.layout.kind === 'tidy'
      ? tidyReader(recognised.layout, recognised.columns, context)
      : extractReader(recognised.layout, recognised.columns, context);
    return true;
  });
  const { reader, layout, rows } = state;
  const { preamble } = headings;
  if (reader === null) return { layout, returns: [], refused: failure && preamble.length === 0 ? { found: failure.what, expected: 'CSV', foreign: false } : refusal(preamble) };
  if (failure !== null) {
    findings.retract(file);
    findings.add({ code: 'DTOC-101', file, line: failure.line, found: failure.what, expected: 'CSV, to the end of the file' });
  }
  if (rows === 0 && failure === null) findings.add({ code: 'DTOC-111', file, found: 'headings, and no row under them', expected: 'a row for each figure' });
  // Of a file that is not whole nothing is used, and nothing more is said.
  return { layout, returns: failure === null ? reader.end() : [], refused: null };
}

function refusal(preamble: readonly (readonly string[])[]): Refusal {
  if (preamble.some(looksLikePopulation)) {
    return { found: 'a table of populations', expected: 'a return; adults are given with --population FILE', foreign: true };
  }
  const separator = preamble[0]?.length === 1 && /[;\t|]/.exec(preamble[0][0]!)?.[0];
  if (separator) return { found: `cells separated by ${JSON.stringify(separator)}`, expected: 'cells separated by commas', foreign: false };
  const nearest = preamble.flatMap((record) => nearestLayout(record) ?? []).sort((a, b) => a.missing.length - b.missing.length)[0];
  if (nearest) {
    return {
      found: `headings like those of ${nearest.layout.title}, without ${nearest.missing.map((h) => `\`${h}\``).join(', ') || 'each of them once'}`,
      expected: Object.values(nearest.layout.headings).map((h) => `\`${h}\``).join(', '),
      foreign: false,
    };
  }
  const first = preamble[0]?.slice(0, 4).map((cell) => decodeCell(cell).slice(0, 40)).join(', ');
  return { found: first === undefined ? 'no text' : `text that begins \`${first}\``, expected: 'the headings of an extract or of the tidy layout', foreign: false };
}
