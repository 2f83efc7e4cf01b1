import { attribute, type AttributedDays, type Ledger } from '../attribute/attribution.ts';
import { crossOf } from '../attribute/cross.ts';
import { alterDays, type Leaning } from '../attribute/what-if.ts';
import type { Alteration } from '../domain/alteration.ts';
import { ORGANISATIONS, type ByOrganisation, type Organisation } from '../domain/cut.ts';
import { measureCouncils, type Alter, type Frame } from '../measure/councils.ts';
import { ENGLAND } from '../reference/councils.ts';

/** Whether it is known to the day whose every altered day is: then there is nothing to lean on. */
export function isExact(ledger: Ledger, frame: Frame, alterations: readonly Alteration[]): boolean {
  const reasons = alterations.filter(({ what }) => 'reason' in what);
  return reasons.length === 0 || measureCouncils(ledger, frame)
    .filter(({ code }) => reasons.some(({ council }) => council === null || council === code))
    .every(({ code }) => crossOf(ledger, code, frame.coverage.held)?.exact === true);
}

/** What a council's days would be; England's follow from all of its councils'. */
export function alterFor(ledger: Ledger, frame: Frame, alterations: readonly Alteration[], leaning: Leaning): Alter {
  const { held, days: calendarDays } = frame.coverage;
  const altered = (code: string, days: AttributedDays): AttributedDays => {
    const own = alterations.filter(({ council }) => council === null || council === code);
    const cross = own.some(({ what }) => 'reason' in what) ? crossOf(ledger, code, held) : null;
    return alterDays(days, calendarDays, own, cross, leaning);
  };
  return (code, days) => (code === ENGLAND ? less(days, fewerInAll(ledger, frame, altered)) : altered(code, days));
}

function fewerInAll(ledger: Ledger, frame: Frame, altered: Alter): ByOrganisation<number | null> {
  const fewer: Record<Organisation, number | null> = { nhs: 0, socialCare: 0, both: 0, total: 0 };
  // The codes alone are wanted: measuring is cheap beside reading.
  for (const { code } of measureCouncils(ledger, frame)) {
    const before = attribute(ledger, code, frame.coverage.held);
    const after = altered(code, before);
    for (const o of ORGANISATIONS) {
      const [had, has] = [before.byOrganisation[o], after.byOrganisation[o]];
      if (had === null) continue;
      fewer[o] = fewer[o] === null || has === null ? null : fewer[o] + had - has;
    }
  }
  return fewer;
}

function less(days: AttributedDays, fewer: ByOrganisation<number | null>): AttributedDays {
  const of = (o: Organisation): number | null => {
    const had = days.byOrganisation[o];
    return had === null || fewer[o] === null ? null : had - fewer[o];
  };
  return {
    ...days,
    byOrganisation: { nhs: of('nhs'), socialCare: of('socialCare'), both: of('both'), total: of('total') },
    byReason: Object.fromEntries(Object.keys(days.byReason).map((reason) => [reason, null])) as AttributedDays['byReason'],
    byCare: { acute: null, nonAcute: null },
  };
}
