import { CARES, cutOf, cutParts, REASON_CODES, RESPONSIBLES, type Cut } from '../domain/cut.ts';
import { cutsHeld, daysAt, isPresent, isUnreadable } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { areaName, councilByCode } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';

/** An area is submitted whole or not at all, and a tidy file has every row of what it cuts. */
export function checkCompleteness(ret: MonthlyReturn, findings: FindingLog): void {
  for (const [row, area] of ret.figures.areas.entries()) {
    if (ret.figures.silent.has(row)) checkSubmission(ret, area, row, findings);
    // The rows of an extract, and the sheets of a workbook, are held together where they are read.
    if (ret.kind === 'tidy' && councilByCode(area)) checkRows(ret, area, row, findings);
  }
}

function checkSubmission(ret: MonthlyReturn, area: string, row: number, findings: FindingLog): void {
  const { figures, period } = ret;
  const silent: Cut[] = [];
  let held = 0;
  for (const cut of cutsHeld(figures)) {
    if (!isPresent(figures, row, cut) || isUnreadable(figures, row, cut)) continue;
    held += 1;
    if (daysAt(figures, row, cut) === null) silent.push(cut);
  }
  if (silent.length === 0 || silent.length === held) return;
  findings.add({
    code: 'DTOC-211', ...ret.locate(area, silent[0]!), period, council: area,
    found: `${areaName(area)}: ${silent.length} of ${held} cells not submitted, ${silent.slice(0, 3).map(cutText).join('; ')}${silent.length > 3 ? '; …' : ''}`, expected: 'days in every cell, or in none',
  });
}

function checkRows(ret: MonthlyReturn, area: string, row: number, findings: FindingLog): void {
  const { figures, period } = ret;
  const missing = [...new Set([...partsOf(ret, row), ...rowsOfOthers(ret, row)])].filter((cut) => !isPresent(figures, row, cut));
  if (missing.length === 0) return;
  findings.add({
    code: 'DTOC-115', ...ret.locate(area, cutsHeld(figures).find((cut) => isPresent(figures, row, cut))!), period, council: area,
    found: `${areaName(area)} without ${missing.slice(0, 3).map(cutText).join('; ')}${missing.length > 3 ? ` and ${missing.length - 3} more rows` : ''}`, expected: 'every row of what it cuts',
  });
}

// Where there is more than one part of a whole, or a part beside the whole, there are all that the matrix allows.
function partsOf({ figures, period }: MonthlyReturn, row: number): Cut[] {
  const dimensions = [
    { key: 'responsible', parts: RESPONSIBLES.slice(0, -1) }, { key: 'reason', parts: REASON_CODES }, { key: 'care', parts: CARES.slice(0, -1) },
  ] as const;
  const groups = new Map<string, Cut[]>();
  for (const cut of cutsHeld(figures)) {
    if (!isPresent(figures, row, cut)) continue;
    const parts = cutParts(cut);
    for (const dimension of dimensions) {
      if (parts[dimension.key] === 'all') continue;
      const whole = { ...parts, [dimension.key]: 'all' };
      const all = dimension.parts.map((part) => ({ ...parts, [dimension.key]: part })).map(({ care, reason, responsible }) => cutOf(care, reason, responsible));
      groups.set(`${dimension.key} ${cutOf(whole.care, whole.reason, whole.responsible)}`, all);
    }
  }
  return [...groups].flatMap(([name, all]) => {
    const whole = Number(name.split(' ')[1]) as Cut;
    const given = all.filter((cut) => isPresent(figures, row, cut)).length + Number(isPresent(figures, row, whole));
    return given < 2 ? [] : all.filter((cut) => isAllowed(cut, period));
  });
}

/** What another council of this month has a row of. */
function rowsOfOthers({ figures, period }: MonthlyReturn, row: number): Cut[] {
  const others = figures.areas.flatMap((area, other) => (other !== row && councilByCode(area) ? [other] : []));
  return cutsHeld(figures).filter((cut) => isAllowed(cut, period) && others.some((other) => isPresent(figures, other, cut)));
}

function cutText(cut: Cut): string {
  const { care, reason, responsible } = cutParts(cut);
  return `${care}, ${reason}, ${responsible}`;
}
