import type { Ledger } from '../attribute/attribution.ts';
import { CARES, cutParts, REASONS, RESPONSIBLES, type Cut } from '../domain/cut.ts';
import { editionText } from '../domain/edition.ts';
import { cutsHeld, daysAt, isPresent } from '../domain/figures.ts';
import { monthId } from '../domain/month.ts';
import { areaName, councilByCode, ENGLAND } from '../reference/councils.ts';
import { TIDY_HEADINGS } from '../reference/tidy.ts';
import { csvRow } from './csv-text.ts';

/** The months that stand, as tidy CSV, a chunk a month: England, then councils, then residents of elsewhere, by code. */
export function* tidyCsv(ledger: Ledger): Generator<string> {
  yield csvRow(TIDY_HEADINGS);
  for (const [period, { returns }] of [...ledger].sort(([a], [b]) => a - b)) {
    const edition = editionText(returns[0]!.edition);
    const areas = [...new Set(returns.flatMap(({ figures }) => figures.areas))].sort(byKind);
    const cuts = [...new Set(returns.flatMap(({ figures }) => cutsHeld(figures)))].sort((a, b) => order(a) - order(b));
    const rows: string[] = [];
    for (const area of areas) {
      const name = areaName(area);
      for (const cut of cuts) {
        const from = returns.find(({ figures }) => isPresent(figures, figures.rows.get(area) ?? -1, cut));
        if (!from) continue;
        const { care, reason, responsible } = cutParts(cut);
        const days = daysAt(from.figures, from.figures.rows.get(area)!, cut);
        rows.push(csvRow([monthId(period), area, name, care, reason, responsible, days, edition]));
      }
    }
    yield rows.join('');
  }
}

function byKind(a: string, b: string): number {
  const kind = (area: string): number => (area === ENGLAND ? 0 : councilByCode(area) ? 1 : 2);
  return kind(a) - kind(b) || (a < b ? -1 : 1);
}

// From the whole to its parts: all care before each type of it, all reasons before each.
function order(cut: Cut): number {
  const { care, reason, responsible } = cutParts(cut);
  const rank = (list: readonly string[], part: string): number => (part === 'all' ? 0 : list.indexOf(part) + 1);
  return (rank(CARES, care) * 100 + rank(REASONS, reason)) * 10 + RESPONSIBLES.indexOf(responsible);
}
