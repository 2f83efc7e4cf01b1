import { cutOf, type Care, type Reason, type Responsible } from '../../src/domain/cut.ts';
import { parseEditionText, type Edition } from '../../src/domain/edition.ts';
import { addDays, markNotSubmitted, newFigures, rowFor } from '../../src/domain/figures.ts';
import { parseMonthId, type Month } from '../../src/domain/month.ts';
import type { MonthlyReturn } from '../../src/domain/monthly-return.ts';
import type { Ledger } from '../../src/attribute/attribution.ts';
import { settleEditions } from '../../src/attribute/editions.ts';
import { newFindingLog } from '../../src/domain/finding-log.ts';

export function month(id: string): Month {
  const parsed = parseMonthId(id);
  if (parsed === null) throw new Error(id);
  return parsed;
}

/** `[NHS, social care, both]` in days, or null for not submitted. */
export type Split = readonly [number, number, number] | null;

/** A return that gives areas by organisation, as a workbook's sheet does. */
export function returnOf(
  period: string, areas: Readonly<Record<string, Split>>, options: { file?: string; edition?: string } = {},
): MonthlyReturn {
  const figures = newFigures();
  const put = (area: string, responsible: Responsible, days: number | null): void => {
    const row = rowFor(figures, area);
    const cut = cutOf('all', 'all', responsible);
    if (days === null) markNotSubmitted(figures, row, cut);
    else addDays(figures, row, cut, days);
  };
  for (const [area, split] of Object.entries(areas)) {
    put(area, 'nhs', split?.[0] ?? null);
    put(area, 'social-care', split?.[1] ?? null);
    put(area, 'both', split?.[2] ?? null);
    put(area, 'all', split && split[0] + split[1] + split[2]);
  }
  return made(period, figures, options);
}

/** A return that gives single cells: `[area, care, reason, responsible, days]`. */
export function returnOfCells(
  period: string, cells: readonly (readonly [string, Care, Reason, Responsible, number | null])[], options: { file?: string; edition?: string } = {},
): MonthlyReturn {
  const figures = newFigures();
  for (const [area, care, reason, responsible, days] of cells) {
    const row = rowFor(figures, area);
    if (days === null) markNotSubmitted(figures, row, cutOf(care, reason, responsible));
    else addDays(figures, row, cutOf(care, reason, responsible), days);
  }
  return made(period, figures, options);
}

function made(period: string, figures: MonthlyReturn['figures'], { file = `${period}.xls`, edition = '' }: { file?: string; edition?: string }): MonthlyReturn {
  const parsed: Edition | null = parseEditionText(edition);
  if (!parsed) throw new Error(edition);
  return { file, period: month(period), kind: 'tidy', layout: 'tidy', edition: parsed, figures, names: new Map(), watched: [], locate: () => ({ file }) };
}

export function ledgerOf(...returns: MonthlyReturn[]): Ledger {
  return settleEditions(returns, newFindingLog()).months;
}
