import {
  CARES, cutOf, cutParts, REASON_CODES, RESPONSIBLES, type Cut,
} from '../domain/cut.ts';
import { addUp, cutsHeld, daysAt, isPresent, isUnreadable, TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET, type Figures } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { areaName, ENGLAND, isNational } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';
import type { RuleCode } from '../reference/rules/rules.ts';

const ALL = cutOf('all', 'all', 'all');

const DIMENSIONS = [
  { key: 'responsible', rule: 'DTOC-301', what: 'NHS + social care + both', parts: RESPONSIBLES.slice(0, -1), total: ALL },
  { key: 'reason', rule: 'DTOC-302', what: 'the reasons', parts: REASON_CODES, total: TOTAL_BY_REASON_SHEET },
  { key: 'care', rule: 'DTOC-303', what: 'acute + non-acute', parts: CARES.slice(0, -1), total: TOTAL_BY_CARE_SHEET },
] as const;

/**
 * Holds a return to its own arithmetic: wherever it gives a whole and all of its parts, they agree. This has no exception
 * in any published file.
 */
export function checkSums(ret: MonthlyReturn, findings: FindingLog): void {
  const sums = sumsOf(ret);
  const doubtful = sums.filter((sum) => !addUp(ret.figures, sum.parts, heldAgainst(sum, (cut) => ret.figures.columns[cut] !== undefined)));
  const sheetsDiffer = [TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET].some((other) => ret.figures.columns[other] && !isSame(ret.figures, ALL, other));
  if (doubtful.length > 0 || sheetsDiffer) {
    for (const [row, area] of ret.figures.areas.entries()) {
      for (const sum of doubtful) checkSum(ret, area, row, sum, findings);
      checkSheets(ret, area, row, findings);
    }
  }
  checkEngland(ret, findings);
}

/** A cut, and those that its days are divided into by organisation, by reason or by type of care. */
interface Sum {
  readonly dimension: typeof DIMENSIONS[number];
  readonly whole: Cut;
  /** Parts of which the return has a column. */
  readonly parts: readonly Cut[];
  /** Those without which the parts do not add up: the others hold no days by the matrix. */
  readonly needed: readonly Cut[];
}

/** What can be added up in a return, worked out once for all of its rows. */
function sumsOf({ figures, period }: MonthlyReturn): Sum[] {
  const held = cutsHeld(figures);
  return DIMENSIONS.flatMap((dimension) => held.filter((whole) => cutParts(whole)[dimension.key] === 'all').map((whole) => {
    const parts = dimension.parts.map((part) => withPart(whole, dimension.key, part));
    return { dimension, whole, parts: parts.filter((cut) => figures.columns[cut]), needed: parts.filter((cut) => isAllowed(cut, period)) };
  })).filter(({ parts }) => parts.length > 0);
}

/** What the parts of a whole are held against: on a sheet of its own a workbook states the total. */
function heldAgainst({ dimension, whole }: Pick<Sum, 'dimension' | 'whole'>, isHeld: (cut: Cut) => boolean): Cut {
  return whole === ALL && isHeld(dimension.total) ? dimension.total : whole;
}

function isSame(figures: Figures, one: Cut, other: Cut): boolean {
  const [days, others] = [figures.columns[one], figures.columns[other]];
  return days !== undefined && others !== undefined && isSameAs(days.subarray(0, figures.areas.length), others);
}

function isSameAs(days: Float64Array, others: Float64Array): boolean {
  for (let row = 0; row < days.length; row += 1) if (days[row] !== others[row]) return false;
  return true;
}

function checkSum(ret: MonthlyReturn, area: string, row: number, { dimension, whole, parts, needed }: Sum, findings: FindingLog): void {
  const { figures, period } = ret;
  if (!hasAny(figures, row, parts) || !hasAll(figures, row, needed)) return;
  const stated = heldAgainst({ dimension, whole }, (cut) => isPresent(figures, row, cut));
  if (!isPresent(figures, row, stated)) return;
  const sum = sumAt(figures, row, parts);
  const given = daysAt(figures, row, stated);
  if (sum === undefined || sum === given || isUnreadable(figures, row, stated)) return;
  const code: RuleCode = area === ENGLAND && whole !== ALL ? 'DTOC-306' : dimension.rule;
  findings.add({
    code, ...ret.locate(area, stated), period, council: area,
    found: `${given ?? 'not submitted'} for ${title(whole)}, ${areaName(area)}`, expected: `${sum ?? 'not submitted'}, the sum of ${dimension.what}`,
  });
}

function hasAny(figures: Figures, row: number, cuts: readonly Cut[]): boolean {
  for (const cut of cuts) if (isPresent(figures, row, cut)) return true;
  return false;
}

function hasAll(figures: Figures, row: number, cuts: readonly Cut[]): boolean {
  for (const cut of cuts) if (!isPresent(figures, row, cut)) return false;
  return true;
}

function checkSheets(ret: MonthlyReturn, area: string, row: number, findings: FindingLog): void {
  const { figures, period } = ret;
  if (!isPresent(figures, row, ALL)) return;
  const total = daysAt(figures, row, ALL);
  for (const other of [TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET]) {
    if (!isPresent(figures, row, other) || daysAt(figures, row, other) === total || isUnreadable(figures, row, other) || isUnreadable(figures, row, ALL)) continue;
    const there = ret.locate(area, ALL);
    findings.add({
      code: 'DTOC-304', ...ret.locate(area, other), period, council: area,
      found: `${daysAt(figures, row, other) ?? 'not submitted'} in total, ${areaName(area)}`,
      expected: `${total ?? 'not submitted'}, as in \`${there.sheet ?? ''}\` ${there.cell ?? ''}`,
    });
  }
}

/** Councils and residents of elsewhere add up to England's row, heading by heading. */
function checkEngland(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period } = ret;
  const england = figures.rows.get(ENGLAND);
  // A tidy file may hold England and a few councils; a workbook holds all of them.
  if (england === undefined || (ret.kind !== 'workbook' && !isNational(figures.rows, period))) return;
  const others = figures.areas.flatMap((area, row) => (area === ENGLAND ? [] : [row]));
  for (const cut of [...cutsHeld(figures), TOTAL_BY_CARE_SHEET, TOTAL_BY_REASON_SHEET]) {
    const quickly = sumOfOthers(figures, cut, england);
    if (quickly !== null && quickly === daysAt(figures, england, cut)) continue;
    const held = others.filter((row) => isPresent(figures, row, cut));
    if (held.length === 0 || !isPresent(figures, england, cut) || [...held, england].some((row) => isUnreadable(figures, row, cut))) continue;
    const sum = held.reduce((days, row) => days + (daysAt(figures, row, cut) ?? 0), 0);
    const given = daysAt(figures, england, cut);
    if (sum === given) continue;
    findings.add({
      code: 'DTOC-305', ...ret.locate(ENGLAND, cut), period,
      found: `${given ?? 'not submitted'} for England, ${title(cut)}`, expected: `${sum}, the sum of the ${held.length} areas`,
    });
  }
}

/** The days of all rows but one; null where one of all is no count. */
function sumOfOthers({ areas, columns }: Figures, cut: Cut, but: number): number | null {
  const days = columns[cut];
  if (days === undefined) return null;
  let sum = 0;
  for (let row = 0; row < areas.length; row += 1) {
    if (!(days[row]! >= 0)) return null;
    if (row !== but) sum += days[row]!;
  }
  return sum;
}

function withPart(whole: Cut, key: 'responsible' | 'reason' | 'care', part: string): Cut {
  const parts = { ...cutParts(whole), [key]: part };
  return cutOf(parts.care, parts.reason, parts.responsible);
}

/** Null when every part is not submitted, undefined when one is unreadable: then nothing can be said of the sum. */
function sumAt(figures: Figures, row: number, cuts: readonly Cut[]): number | null | undefined {
  let sum: number | null = null;
  for (const cut of cuts) {
    if (isUnreadable(figures, row, cut)) return undefined;
    const days = daysAt(figures, row, cut);
    if (days !== null) sum = (sum ?? 0) + days;
  }
  return sum;
}

function title(cut: Cut): string {
  if (cut === TOTAL_BY_CARE_SHEET || cut === TOTAL_BY_REASON_SHEET) return 'all delays';
  const { care, reason, responsible } = cutParts(cut);
  const words = [care, reason === 'all' ? reason : `reason ${reason}`, responsible].filter((word) => word !== 'all');
  return words.join(', ') || 'all delays';
}
