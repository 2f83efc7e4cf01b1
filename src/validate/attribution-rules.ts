import { cutParts } from '../domain/cut.ts';
import { cutsHeld, daysAt } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { isAllowed } from '../reference/reasons.ts';

/** No days stand where the attribution matrix allows none. */
export function checkAttributionRules(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period } = ret;
  for (const cut of cutsHeld(figures)) {
    if (isAllowed(cut, period)) continue;
    const { care, reason, responsible } = cutParts(cut);
    for (const [row, area] of figures.areas.entries()) {
      const days = daysAt(figures, row, cut);
      if (days === null || days === 0) continue;
      findings.add({
        code: 'DTOC-401', ...ret.locate(area, cut), period, council: area,
        found: `${days} days, reason ${reason}, ${care} care, ${responsible}`, expected: 'no days',
      });
    }
  }
}
