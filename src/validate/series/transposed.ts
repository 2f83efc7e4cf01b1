import type { Replacement } from '../../attribute/editions.ts';
import { daysAt, cutsHeld } from '../../domain/figures.ts';
import { cutParts } from '../../domain/cut.ts';
import type { FindingLog } from '../../domain/finding-log.ts';
import { areaName, ENGLAND } from '../../reference/councils.ts';

/** A figure of the later edition is the earlier one's with two neighbouring digits swapped. */
export function checkTransposed(replacements: readonly Replacement[], findings: FindingLog): void {
  for (const { earlier, later } of replacements) {
    for (const [row, area] of later.figures.areas.entries()) {
      const before = earlier.figures.rows.get(area);
      if (before === undefined || area === ENGLAND) continue;
      for (const cut of cutsHeld(later.figures)) {
        const [then, now] = [daysAt(earlier.figures, before, cut), daysAt(later.figures, row, cut)];
        if (then === null || now === null || !isSwapped(String(then), String(now))) continue;
        const parts = Object.values(cutParts(cut)).filter((part) => part !== 'all').join(', ') || 'all delays';
        findings.add({
          code: 'DTOC-703', ...later.locate(area, cut), period: later.period, council: area,
          found: `${areaName(area)}, ${parts}: ${now}, where ${earlier.file} has ${then}`, expected: `${then}, or a number that is not its digits swapped`,
        });
      }
    }
  }
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  const at = Array.from(a, (digit, index) => (digit === b[index] ? -1 : index)).filter((index) => index >= 0);
  return at.length === 2 && at[1] === at[0]! + 1 && a[at[0]!] === b[at[1]] && a[at[1]] === b[at[0]!];
}
