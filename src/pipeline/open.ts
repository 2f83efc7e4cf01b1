import { settleEditions, type Replacement } from '../attribute/editions.ts';
import type { Ledger } from '../attribute/attribution.ts';
import { newFindingLog, type FindingLog } from '../domain/finding-log.ts';
import type { Period } from '../domain/period.ts';
import type { Input } from '../read/inputs.ts';
import { readReturns, type Reading, type ReadOptions } from '../read/read.ts';
import { checkQuarters } from '../validate/quarter.ts';
import { checkSeries } from '../validate/series/series.ts';
import { validate } from '../validate/validate.ts';

/** What every job starts from: the months that stand, and what was found on the way to them. */
export interface Opened {
  readonly reading: Reading;
  readonly ledger: Ledger;
  readonly replacements: readonly Replacement[];
  readonly findings: FindingLog;
}

/** From files to the months that stand: read, validate, and choose among editions. */
export async function openReturns(inputs: readonly Input[], options: ReadOptions, findings: FindingLog = newFindingLog()): Promise<Opened> {
  const reading = await readReturns(inputs, options, findings);
  validate(reading.returns, findings);
  const { months: ledger, replacements } = settleEditions(reading.returns, findings);
  return { reading, ledger, replacements, findings };
}

/** What a gate looks at beyond each return by itself: quarters, and months and editions held against each other. */
export function checkReturns({ ledger, replacements, findings }: Opened, asked: Period | null): void {
  checkQuarters(ledger, asked, findings);
  checkSeries(ledger, replacements, findings);
}
