import { councilsHeld, type Ledger } from '../attribute/attribution.ts';
import { cutOf } from '../domain/cut.ts';
import { cutsHeld, daysAt, type Figures } from '../domain/figures.ts';
import { editionTitle } from '../domain/edition.ts';
import { INPUT } from '../domain/finding.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { monthId, monthTitle, type Month } from '../domain/month.ts';
import { cover, isComplete, monthsText, quarterHolding, type Period } from '../domain/period.ts';
import { areaName } from '../reference/councils.ts';

/** Months by the quarter: whole, of one edition, and no council silent. A period that was asked for must be whole. */
export function checkQuarters(ledger: Ledger, asked: Period | null, findings: FindingLog): void {
  const fileOf = (month: Month): string => ledger.get(month)!.returns[0]!.file;
  for (const month of asked ? cover(asked, (m) => ledger.has(m)).missing : []) {
    findings.add({ code: 'DTOC-608', file: INPUT, period: month, found: `no return of ${monthTitle(month)}`, expected: `every month of ${asked!.id}` });
  }
  const quarters = new Map([...ledger.keys()].map(quarterHolding).map((quarter) => [quarter.id, quarter]));
  for (const quarter of quarters.values()) {
    const coverage = cover(quarter, (month) => ledger.has(month));
    const [first] = coverage.held;
    if (coverage.held.length > 1 && !isComplete(coverage)) {
      findings.add({ code: 'DTOC-605', file: fileOf(first!), period: first!, found: `${quarter.id} without ${monthsText(coverage.missing)}`, expected: 'three months' });
    }
    const editions = new Map(coverage.held.map((month) => [revision(ledger, month), month]));
    if (editions.size > 1) {
      findings.add({
        code: 'DTOC-606', file: fileOf(first!), period: first!,
        found: coverage.held.map((month) => `${monthId(month)} ${editionTitle(ledger.get(month)!.returns[0]!.edition) ?? 'not dated'}`).join(', '), expected: `one edition throughout ${quarter.id}`,
      });
    }
  }
  for (const month of ledger.keys()) {
    for (const code of councilsHeld(ledger, [month])) {
      const returns = ledger.get(month)!.returns.filter(({ figures }) => figures.rows.has(code));
      if (!returns.every(({ figures }) => isSilent(figures, figures.rows.get(code)!))) continue;
      findings.add({ code: 'DTOC-607', ...returns[0]!.locate(code, cutOf('all', 'all', 'nhs')), period: month, council: code, found: `${areaName(code)} (${code}): nothing submitted for ${monthTitle(month)}`, expected: 'its delayed days' });
    }
  }
}

function isSilent(figures: Figures, row: number): boolean {
  return !figures.unreadable.has(row) && cutsHeld(figures).every((cut) => daysAt(figures, row, cut) === null);
}

// First editions of three months are published on three days, and are one edition all the same.
function revision(ledger: Ledger, month: Month): string {
  const { revised, published } = ledger.get(month)!.returns[0]!.edition;
  return revised ?? (published === null ? 'not dated' : 'first');
}
