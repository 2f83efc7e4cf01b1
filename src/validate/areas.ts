import type { FindingLog } from '../domain/finding-log.ts';
import { cutOf } from '../domain/cut.ts';
import { cutsHeld } from '../domain/figures.ts';
import { monthTitle } from '../domain/month.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { councilByCode, councilsIn, ELSEWHERE, ENGLAND, geographyIn } from '../reference/councils.ts';

/** Every row is England's, a council's of that month, or of residents of elsewhere; and no council is wanting. */
export function checkAreas(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period } = ret;
  const somewhere = cutsHeld(figures)[0] ?? cutOf('all', 'all', 'all');
  for (const area of figures.areas) {
    if (area === ENGLAND || ELSEWHERE.has(area)) continue;
    const council = councilByCode(area);
    if (!council) {
      findings.add({ code: 'DTOC-501', ...ret.locate(area, somewhere), period, council: area, found: area, expected: 'the CASSR code of a council' });
    } else if (!geographyIn(council, period)) {
      findings.add({
        code: 'DTOC-503', ...ret.locate(area, somewhere), period, council: area,
        found: `${area} ${council.name} in ${monthTitle(period)}`, expected: 'a council of that month',
      });
    }
  }
  const missing = councilsIn(period).filter((council) => !figures.rows.has(council.code));
  if (missing.length > 0) {
    const names = missing.slice(0, 5).map((council) => council.name).join(', ');
    findings.add({
      code: 'DTOC-504', file: ret.file, period,
      found: `${councilsIn(period).length - missing.length} councils`,
      expected: `${councilsIn(period).length}; without ${names}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}`,
    });
  }
}
