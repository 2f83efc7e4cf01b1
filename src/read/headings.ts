import type { Columns, FileContext } from './context.ts';
import { decodeCell } from './csv.ts';
import { normal, sameHeading, TEXT_LAYOUTS, type TextLayout } from './layouts.ts';

export interface Recognised {
  readonly layout: TextLayout;
  readonly columns: Columns<string>;
}

/** The layout whose headings all stand in this record; null where there is none. A heading that stands twice is told. */
function recogniseHeadings(record: readonly string[], line: number, context: FileContext): Recognised | null {
  const found = record.map(normal);
  for (const layout of TEXT_LAYOUTS) {
    const roles = Object.entries(layout.headings);
    if (!roles.every(([, heading]) => found.includes(normal(heading)))) continue;
    for (const [, heading] of roles) {
      if (found.filter((f) => f === normal(heading)).length > 1) {
        context.findings.add({
          code: 'DTOC-104', file: context.file, line, column: heading, found: `${heading}, more than once`, expected: `${heading}, once`,
        });
        return null;
      }
    }
    return {
      layout,
      columns: {
        at: Object.fromEntries(roles.map(([role, heading]) => [role, found.indexOf(normal(heading))])),
        heading: Object.fromEntries(roles),
        optional: Object.fromEntries(Object.entries(layout.optional).flatMap(([role, heading]) => (found.includes(normal(heading)) ? [[role, found.indexOf(normal(heading))]] : []))),
        width: record.length,
      },
    };
  }
  return null;
}

/** An extract has three or four lines of preamble to 2018; further down no heading row is looked for. */
const HEADINGS_WITHIN_RECORDS = 20;

/** Looks for the headings among the first records of a file. */
export interface HeadingSeeker {
  /** The records that were none. */
  readonly preamble: readonly (readonly string[])[];
  /** `more`: look further; `none`: a file that has them has them before. */
  take(record: readonly string[], line: number): Recognised | 'more' | 'none';
}

export function seekHeadings(context: FileContext): HeadingSeeker {
  const preamble: (readonly string[])[] = [];
  return {
    preamble,
    take(record, line) {
      if (isBlank(record)) return 'more';
      return recogniseHeadings(record, line, context) ?? (preamble.push(record) < HEADINGS_WITHIN_RECORDS ? 'more' : 'none');
    },
  };
}

/** Spreadsheets write lines of nothing but commas. */
export function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** The layout that a record comes nearest to, with the headings it lacks; null when it has not even two in common with any. */
export function nearestLayout(record: readonly string[]): { layout: TextLayout; missing: string[] } | null {
  const candidates = TEXT_LAYOUTS.map((layout) => {
    const headings: string[] = Object.values(layout.headings);
    return { layout, all: headings.length, missing: headings.filter((h) => !record.some((cell) => sameHeading(decodeCell(cell), h))) };
  });
  candidates.sort((a, b) => a.missing.length / a.all - b.missing.length / b.all);
  const best = candidates[0]!;
  return best.all - best.missing.length >= 2 ? best : null;
}
