import { CARES, cutOf, cutParts, REASON_CODES, RESPONSIBLES, type Cut } from '../domain/cut.ts';
import { cutsHeld, daysAt, isPresent, isUnreadable, presentCuts } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { areaName, councilByCode } from '../reference/councils.ts';
import { isAllowed } from '../reference/reasons.ts';

/** An area is submitted whole or not at all, and a tidy file has every row of what it cuts. */
export function checkCompleteness(ret: MonthlyReturn, findings: FindingLog): void {
  // The rows of an extract, and the sheets of a workbook, are held together where they are read.
  const missingOf = ret.kind === 'tidy' ? missingRows(ret) : null;
  if (ret.figures.silent.size === 0 && !missingOf) return;
  for (const [row, area] of ret.figures.areas.entries()) {
    if (ret.figures.silent.has(row)) checkSubmission(ret, area, row, findings);
    if (missingOf && councilByCode(area)) tellMissing(ret, area, row, missingOf(row), findings);
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

function tellMissing(ret: MonthlyReturn, area: string, row: number, missing: readonly Cut[], findings: FindingLog): void {
  if (missing.length === 0) return;
  const { figures, period } = ret;
  findings.add({
    code: 'DTOC-115', ...ret.locate(area, cutsHeld(figures).find((cut) => isPresent(figures, row, cut))!), period, council: area,
    found: `${areaName(area)} without ${missing.slice(0, 3).map(cutText).join('; ')}${missing.length > 3 ? ` and ${missing.length - 3} more rows` : ''}`, expected: 'every row of what it cuts',
  });
}

/** The cuts that a council lacks, worked out once for all that have the same ones: those that belong to what it has, and those that others have. */
function missingRows(ret: MonthlyReturn): (row: number) => readonly Cut[] {
  const { figures, period } = ret;
  const councils = figures.areas.flatMap((area, row) => (councilByCode(area) ? [row] : []));
  const ofCouncils = cutsHeld(figures).filter((cut) => isAllowed(cut, period) && councils.some((row) => isPresent(figures, row, cut)));
  const known = new Map<string, readonly Cut[]>();
  return (row) => {
    const present = presentCuts(figures, row);
    let missing = known.get(present);
    if (!missing) known.set(present, missing = [...new Set([...partsOf(ret, row), ...ofCouncils])].filter((cut) => !isPresent(figures, row, cut)));
    return missing;
  };
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

function cutText(cut: Cut): string {
  const { care, reason, responsible } = cutParts(cut);
  return `${care}, ${reason}, ${responsible}`;
}
