import { attribute, councilsHeld, type AttributedDays, type Ledger } from '../attribute/attribution.ts';
import { crossOf, type Cross } from '../attribute/cross.ts';
import { alterDays, type Leaning } from '../attribute/what-if.ts';
import type { Alteration } from '../domain/alteration.ts';
import { ORGANISATIONS, type ByOrganisation, type Organisation } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import type { Alter, Frame } from '../measure/councils.ts';
import { ENGLAND } from '../reference/councils.ts';

/** Whose a council's days by reason are, worked out once however often it is asked. */
export type Crosses = (code: string) => Cross | null;

export function crossesOf(ledger: Ledger, { coverage }: Frame): Crosses {
  const known = new Map<string, Cross | null>();
  return (code) => {
    if (!known.has(code)) known.set(code, crossOf(ledger, code, coverage.held));
    return known.get(code)!;
  };
}

/** Whether it is known to the day whose every altered day is: then there is nothing to lean on. */
export function isExact(ledger: Ledger, { coverage }: Frame, alterations: readonly Alteration[], crosses: Crosses): boolean {
  const reasons = alterations.filter(({ what }) => 'reason' in what);
  return councilsHeld(ledger, coverage.held)
    .filter((code) => reasons.some(({ council }) => council === null || council === code))
    .every((code) => crosses(code)?.exact === true);
}

/** What a council's days would be; England's follow from all of its councils'. */
export function alterFor(ledger: Ledger, { coverage: { held, days: calendarDays } }: Frame, alterations: readonly Alteration[], crosses: Crosses, leaning: Leaning): Alter {
  const altered = (code: string, days: AttributedDays): AttributedDays => {
    const own = alterations.filter(({ council }) => council === null || council === code);
    return alterDays(days, calendarDays, own, own.some(({ what }) => 'reason' in what) ? crosses(code) : null, leaning);
  };
  return (code, days) => (code === ENGLAND ? less(days, fewerInAll(ledger, held, altered)) : altered(code, days));
}

function fewerInAll(ledger: Ledger, months: readonly Month[], altered: Alter): ByOrganisation<number | null> {
  const fewer: Record<Organisation, number | null> = { nhs: 0, socialCare: 0, both: 0, total: 0 };
  for (const code of councilsHeld(ledger, months)) {
    const before = attribute(ledger, code, months);
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
