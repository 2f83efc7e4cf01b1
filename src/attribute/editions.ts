import { REASON_CODES, RESPONSIBLES, type Care, type Reason, type Responsible } from '../domain/cut.ts';
import { compareEditions, editionText, isDated } from '../domain/edition.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { monthId, type Month } from '../domain/month.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { areaName } from '../reference/councils.ts';
import { statedMargin } from './margin.ts';

/** The returns that stand for a month: one, or several that agree in every figure they share, the latest edition first. */
export interface SettledMonth {
  readonly period: Month;
  readonly returns: readonly MonthlyReturn[];
}

/** A return that a later edition of its month took the place of. */
export interface Replacement {
  readonly earlier: MonthlyReturn;
  readonly later: MonthlyReturn;
}

export interface Settlement {
  readonly months: Map<Month, SettledMonth>;
  readonly replacements: readonly Replacement[];
}

const MARGINS: readonly (readonly [Care, Reason, Responsible])[] = [
  ...RESPONSIBLES.map((responsible) => ['all', 'all', responsible] as const),
  ...REASON_CODES.map((reason) => ['all', reason, 'all'] as const),
  ['acute', 'all', 'all'],
  ['non-acute', 'all', 'all'],
];

/**
 * Decides which returns stand where a month is given more than once. Equal figures are read once; a later edition takes
 * the place of an earlier one; a file without a date stands with the dated edition that it agrees with. Returns that
 * differ with nothing to choose by are an error, and the month is left out.
 */
export function settleEditions(returns: readonly MonthlyReturn[], findings: FindingLog): Settlement {
  const byMonth = new Map<Month, MonthlyReturn[]>();
  for (const ret of returns) byMonth.set(ret.period, [...(byMonth.get(ret.period) ?? []), ret]);
  const months = new Map<Month, SettledMonth>();
  const replacements: Replacement[] = [];
  for (const [period, given] of [...byMonth].sort(([a], [b]) => a - b)) {
    const settled = given.length === 1 ? { standing: given, replaced: [] } : settle(period, given, findings);
    if (settled === null) continue;
    months.set(period, { period, returns: settled.standing });
    for (const earlier of settled.replaced) replacements.push({ earlier, later: settled.standing[0]! });
  }
  return { months, replacements };
}

function settle(
  period: Month, given: readonly MonthlyReturn[], findings: FindingLog,
): { standing: MonthlyReturn[]; replaced: MonthlyReturn[] } | null {
  // Dated before undated, latest first; then by file, so that the order of the arguments decides nothing.
  const ordered = [...given].sort((a, b) => Number(isDated(b.edition)) - Number(isDated(a.edition))
    || compareEditions(b.edition, a.edition) || (a.file < b.file ? -1 : 1));
  const standing: MonthlyReturn[] = [];
  const replaced: MonthlyReturn[] = [];
  for (const ret of ordered) {
    const differing = standing.flatMap((other) => firstDifference(other, ret) ?? [])[0];
    const file = { file: ret.file, period };
    if (standing.length === 0) standing.push(ret);
    else if (differing === undefined) {
      const repeats = standing.some((other) => ret.figures.areas.some((area) => other.figures.rows.has(area)));
      standing.push(ret);
      // Councils of one month may be spread over files.
      if (repeats) findings.add({ code: 'DTOC-603', ...file, found: `${monthId(period)} again, as in ${standing[0]!.file}`, expected: 'each month once' });
    } else if (isDated(ret.edition) && compareEditions(ret.edition, differing.than.edition) < 0) {
      const lost = ret.figures.areas.filter((area) => !differing.than.figures.rows.has(area));
      if (lost.length > 0) {
        findings.add({
          code: 'DTOC-609', ...file, found: `${lost.length} areas that ${differing.than.file}, ${editionText(differing.than.edition)}, does not have: ${lost.slice(0, 3).map(areaName).join(', ')}${lost.length > 3 ? ', …' : ''}`,
          expected: 'a later edition of the same areas',
        });
        return null;
      }
      replaced.push(ret);
      findings.add({
        code: 'DTOC-602', ...file, found: `${monthId(period)}, ${editionText(ret.edition)}`,
        expected: `${editionText(differing.than.edition)}, in ${differing.than.file}`,
      });
    } else if (!isDated(ret.edition) && replaced.some((earlier) => firstDifference(earlier, ret) === null)) {
      findings.add({ code: 'DTOC-602', ...file, found: `${monthId(period)}, as in an earlier edition`, expected: `${editionText(standing[0]!.edition)}, in ${standing[0]!.file}` });
    } else {
      findings.add({
        code: 'DTOC-601', ...file, council: differing.area, found: `${differing.has} for ${differing.what} of ${areaName(differing.area)} in ${monthId(period)}`,
        expected: `${differing.other}, as in ${differing.than.file}, or an edition that is later`,
      });
      return null;
    }
  }
  return { standing, replaced };
}

interface Difference {
  readonly than: MonthlyReturn;
  readonly area: string;
  readonly what: string;
  readonly has: string;
  readonly other: string;
}

/** The first figure that both give and give differently; null when they agree. */
function firstDifference(one: MonthlyReturn, other: MonthlyReturn): Difference | null {
  for (const area of [...other.figures.areas].sort()) {
    for (const margin of MARGINS) {
      const there = statedMargin(one, area, ...margin);
      const here = statedMargin(other, area, ...margin);
      if (there === undefined || here === undefined || there === here) continue;
      return {
        than: one, area, what: margin.filter((part) => part !== 'all').join(', ') || 'all delays',
        has: daysText(here), other: daysText(there),
      };
    }
  }
  return null;
}

function daysText(days: number | null): string {
  return days === null ? 'nothing submitted' : `${days} days`;
}
