import type { Month } from '../../domain/month.ts';
import { decodeCell } from '../csv.ts';
import { newScanner } from '../csv-scanner.ts';
import { cellOf, periodOf, type Cell } from '../extract-rows.ts';
import type { ExtractLayout } from '../layouts.ts';
import { CELL, COUNCIL, LONGEST, MONTH, NAME, PROVIDER } from './terms.ts';

/** What the texts of a file are, by number: equal numbers are one thing under several spellings. */
export interface Texts {
  readonly providers: readonly string[];
  /** Codes of councils, or of what else stands for an area. */
  readonly councils: readonly string[];
  readonly names: readonly string[];
  /** The types of care and reasons met. */
  readonly cells: readonly Cell[];
  /** The number of a text as it stands in the file, over one column or two; null where it is no month, or no cell. */
  numberOf(kind: number, text: string): number | null;
}

export function newTexts(layout: ExtractLayout, first: Month): Texts {
  const providers: string[] = [];
  const councils: string[] = [];
  const names: string[] = [];
  const cells: Cell[] = [];
  return {
    providers,
    councils,
    names,
    cells,
    numberOf(kind, text) {
      const [one = '', two = ''] = cellsOf(text);
      switch (kind) {
        case MONTH: {
          const period = layout.id === 'extract-2010' ? periodOf(layout, one, two) : periodOf(layout, '', one);
          return period === null ? null : period - first;
        }
        case PROVIDER: return placeIn(providers, one);
        case COUNCIL: return placeIn(councils, one.trim());
        case NAME: return placeIn(names, decodeCell(one));
        case CELL: {
          const cell = cellOf(one, two);
          if (cell === null) return null;
          if (!cells.some(({ index }) => index === cell.index)) cells.push(cell);
          return cell.index;
        }
        default: return null;
      }
    },
  };
}

function placeIn(list: string[], text: string): number {
  const known = list.indexOf(text);
  return known < 0 ? list.push(text) - 1 : known;
}

function cellsOf(text: string): readonly string[] {
  let cells: readonly string[] = [];
  const scanner = newScanner((record) => {
    cells = record;
    return true;
  }, LONGEST);
  scanner.take(Buffer.from(text, 'latin1'));
  scanner.end();
  return cells;
}
