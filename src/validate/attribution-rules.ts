import { cutOf, cutParts, type Cut, type ReasonCode } from '../domain/cut.ts';
import { cutsHeld, daysAt, type Figures } from '../domain/figures.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { MonthlyReturn } from '../domain/monthly-return.ts';
import { areaName } from '../reference/councils.ts';
import { isAllowed, REASONS_FOR_DELAY } from '../reference/reasons.ts';

/** No days stand where the attribution matrix allows none, and no margins that it could not add up to. */
export function checkAttributionRules(ret: MonthlyReturn, findings: FindingLog): void {
  checkCells(ret, findings);
  // An extract has no margins.
  if (![NHS, NON_ACUTE].some((cut) => ret.figures.columns[cut])) return;
  for (const [row, area] of ret.figures.areas.entries()) checkMargins(ret, area, row, findings);
}

function checkCells(ret: MonthlyReturn, findings: FindingLog): void {
  const { figures, period } = ret;
  for (const cut of cutsHeld(figures)) {
    if (isAllowed(cut, period) || !hasDays(figures, cut)) continue;
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

function hasDays({ areas, columns }: Figures, cut: Cut): boolean {
  const column = columns[cut]!;
  const rows = Math.min(areas.length, column.length);
  for (let row = 0; row < rows; row += 1) if (column[row]! > 0) return true;
  return false;
}

type Parties = readonly ('nhs' | 'social-care' | 'both')[];

/** Reasons that are these parties' alone, by the matrix: C and I the NHS's; with Di, G and H, never both's. */
function reasonsOf(parties: Parties): ReasonCode[] {
  return (Object.keys(REASONS_FOR_DELAY) as ReasonCode[])
    .filter((reason) => REASONS_FOR_DELAY[reason].responsible.every((party) => parties.includes(party)));
}

const NHS = cutOf('all', 'all', 'nhs');
const SOCIAL_CARE = cutOf('all', 'all', 'social-care');
const NON_ACUTE = cutOf('non-acute', 'all', 'all');
const OTHER = cutOf('all', 'O', 'all');
const NHS_ALONE = reasonsOf(['nhs']);
const NEVER_BOTH = reasonsOf(['nhs', 'social-care']);

// From margins alone: reasons that are some parties' only cannot hold more days than those parties have.
function checkMargins(ret: MonthlyReturn, area: string, row: number, findings: FindingLog): void {
  const at = (cut: Cut): number | null => daysAt(ret.figures, row, cut);
  const reasons = (codes: readonly ReasonCode[]): number => codes.reduce((sum, reason) => sum + (at(cutOf('all', reason, 'all')) ?? 0), 0);
  const nhs = at(NHS);
  const socialCare = at(SOCIAL_CARE);
  const nonAcute = at(NON_ACUTE);
  const other = at(OTHER);
  const tell = (cut: Cut, found: string, expected: string): void => {
    findings.add({ code: 'DTOC-402', ...ret.locate(area, cut), period: ret.period, council: area, found: `${found}, ${areaName(area)}`, expected });
  };
  if (nhs !== null && reasons(NHS_ALONE) > nhs) {
    tell(NHS, `${nhs} days for the NHS beside ${reasons(NHS_ALONE)} for ${NHS_ALONE.join(' and ')}`, `at least ${reasons(NHS_ALONE)}`);
  }
  if (nhs !== null && socialCare !== null && reasons(NEVER_BOTH) > nhs + socialCare) {
    tell(SOCIAL_CARE, `${nhs + socialCare} days for NHS and social care beside ${reasons(NEVER_BOTH)} for ${NEVER_BOTH.join(', ')}`, `at least ${reasons(NEVER_BOTH)}`);
  }
  if (nonAcute !== null && other !== null && other > nonAcute) {
    tell(NON_ACUTE, `${nonAcute} non-acute days beside ${other} for O`, `at least ${other}`);
  }
}
