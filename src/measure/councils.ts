import { attribute, councilsHeld, type AttributedDays, type Ledger } from '../attribute/attribution.ts';
import { countBoth } from '../attribute/convention.ts';
import type { BothConvention, ByOrganisation } from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { isComplete, type Coverage } from '../domain/period.ts';
import { councilByCode, councilType, ENGLAND, geographyIn, type Council, type CouncilType } from '../reference/councils.ts';
import { change, measure, type Change, type Measures } from './measures.ts';
import type { Population } from './population.ts';

/** The times that a report speaks of. The baseline and the year earlier are null where the input does not hold them whole. */
export interface Frame {
  readonly coverage: Coverage;
  readonly baseline: Coverage | null;
  readonly yearEarlier: Coverage | null;
  readonly population: Population;
  /** How days that both caused are counted, in every figure. */
  readonly both: BothConvention;
}

/** Days of a council in the period as they would be; a what-if has one. */
export type Alter = (code: string, days: AttributedDays) => AttributedDays;

const AS_RETURNED: Alter = (_, days) => days;

/** Why a figure of a council is null. */
export type Gap =
  | { readonly kind: 'not-submitted'; readonly of: Time; readonly months: readonly Month[] }
  | { readonly kind: 'unreadable'; readonly of: Time; readonly months: readonly Month[] }
  | { readonly kind: 'boundary-change'; readonly of: Time }
  | { readonly kind: 'no-adults'; readonly year: number | null };

export type Time = 'period' | 'baseline' | 'year-earlier';

export interface Compared extends Measures {
  readonly change: {
    readonly baseline: ByOrganisation<Change | null> | null;
    readonly yearEarlier: ByOrganisation<Change | null> | null;
  };
}

export interface CouncilMeasures extends Compared {
  readonly code: string;
  readonly gss: string;
  readonly name: string;
  readonly region: string;
  readonly type: CouncilType;
  readonly gaps: readonly Gap[];
}

/** Measures every council that the period's months have a row of. */
export function measureCouncils(ledger: Ledger, frame: Frame, alter = AS_RETURNED): CouncilMeasures[] {
  return councilsHeld(ledger, frame.coverage.held).flatMap((code) => {
    const council = councilByCode(code)!;
    const geography = geographyIn(council, frame.coverage.held.at(-1)!);
    if (!geography) return [];
    const gaps: Gap[] = [];
    const now = measureIn(ledger, code, frame.coverage, frame, council, gaps, 'period', alter);
    if (now.adults === null) gaps.push({ kind: 'no-adults', year: frame.population.year });
    return [{
      code,
      gss: geography.gss,
      name: council.name,
      region: council.region,
      type: councilType(geography.gss),
      ...now,
      change: {
        baseline: changeSince(now, ledger, frame.baseline, frame, council, gaps, 'baseline'),
        yearEarlier: changeSince(now, ledger, frame.yearEarlier, frame, council, gaps, 'year-earlier'),
      },
      gaps,
    }];
  });
}

/** Measures England, from its own row or from all areas together. */
export function measureEngland(ledger: Ledger, frame: Frame, alter = AS_RETURNED): Compared {
  const at = (coverage: Coverage, altered = AS_RETURNED): Measures => measure(
    countBoth(altered(ENGLAND, attribute(ledger, ENGLAND, coverage.held)), frame.both), coverage.days, frame.population.england(coverage.held.at(-1)!),
  );
  const now = at(frame.coverage, alter);
  const since = (coverage: Coverage | null): ByOrganisation<Change | null> | null => (coverage ? change(now, at(coverage)) : null);
  return { ...now, change: { baseline: since(frame.baseline), yearEarlier: since(frame.yearEarlier) } };
}

/** A council's measures at another time of the frame; null where its ground was another then. */
export function measureAt(ledger: Ledger, code: string, coverage: Coverage, frame: Frame): Measures | null {
  const council = councilByCode(code)!;
  if (!sameGround(council, coverage, frame.coverage)) return null;
  return measureIn(ledger, code, coverage, frame, council, [], 'baseline');
}

function measureIn(
  ledger: Ledger, code: string, coverage: Coverage, frame: Frame, council: Council, gaps: Gap[], of: Time, alter = AS_RETURNED,
): Measures {
  const attributed = countBoth(alter(code, attribute(ledger, code, coverage.held)), frame.both);
  if (attributed.silent.length > 0) gaps.push({ kind: 'not-submitted', of, months: attributed.silent });
  if (attributed.unreadable.length > 0) gaps.push({ kind: 'unreadable', of, months: attributed.unreadable });
  if (!sameGround(council, coverage, coverage)) gaps.push({ kind: 'boundary-change', of });
  return measure(attributed, coverage.days, frame.population.adultsOf(code, frame.coverage.held.at(-1)!));
}

function changeSince(
  now: Measures, ledger: Ledger, coverage: Coverage | null, frame: Frame, council: Council, gaps: Gap[], of: Time,
): ByOrganisation<Change | null> | null {
  if (coverage === null || !isComplete(coverage)) return null;
  if (!sameGround(council, coverage, frame.coverage)) {
    gaps.push({ kind: 'boundary-change', of });
    return null;
  }
  return change(now, measureIn(ledger, council.code, coverage, frame, council, gaps, of));
}

// Days of a council before and after a boundary change are of different people.
function sameGround(council: Council, a: Coverage, b: Coverage): boolean {
  const grounds = new Set([...a.held, ...b.held].map((month) => geographyIn(council, month)?.gss));
  return grounds.size <= 1;
}
