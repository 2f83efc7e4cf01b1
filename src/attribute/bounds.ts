import {
  byOrganisation, cutOf, ORGANISATIONS, REASON_CODES, RESPONSIBLE_OF, type ByOrganisation, type Organisation, type ReasonCode, type Responsible,
} from '../domain/cut.ts';
import type { Month } from '../domain/month.ts';
import { isAllowed } from '../reference/reasons.ts';
import { daysIn, type AttributedDays, type Ledger } from './attribution.ts';

/** Between how many delayed days, both included, a figure must lie; whole numbers where the margins are. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** One reason for delay: its days, and the set of parties that the matrix lets it be attributed to. */
interface Row {
  readonly days: number;
  readonly allowed: number;
}

// Sets of parties are numbers: bit 0 the NHS, bit 1 social care, bit 2 both.
const PARTIES = ORGANISATIONS.filter((organisation) => organisation !== 'total');
const EVERYBODY = (1 << PARTIES.length) - 1;
const PARTY_SETS = Array.from({ length: EVERYBODY + 1 }, (_, set) => set);

function setOf(party: Organisation): number {
  return 1 << (PARTIES as readonly Organisation[]).indexOf(party);
}

function isWithin(part: number, set: number): boolean {
  return (part & ~set) === 0;
}

/**
 * The least and the most delayed days of each reason that each organisation can have, given the days by organisation, the
 * days by reason and the attribution matrix, and nothing else. Both ends are reached by some way of filling the table, so
 * that nobody can say more from these margins. What the matrix forbids is 0; a total is the reason's days.
 * Null where a margin is not to be had, or where no table has these margins.
 *
 * Margins of several months are taken as one table: where the months are known one by one, the bounds of each, added up,
 * are the narrower.
 */
export function boundsOfReasons(
  { byOrganisation: held, byReason }: Pick<AttributedDays, 'byOrganisation' | 'byReason'>, months: readonly Month[],
): Readonly<Record<ReasonCode, ByOrganisation<Bounds>>> | null {
  const rows = rowsOf({ byReason }, months);
  const spare = rows && spareOf([...rows.values()], held);
  if (!rows || !spare) return null;
  return Object.fromEntries([...rows].map(([reason, row]) => [reason, byOrganisation((o) => boundsOf(row, o, spare))])) as Record<ReasonCode, ByOrganisation<Bounds>>;
}

function rowsOf({ byReason }: Pick<AttributedDays, 'byReason'>, months: readonly Month[]): Map<ReasonCode, Row> | null {
  const rows = new Map<ReasonCode, Row>();
  for (const reason of REASON_CODES) {
    const allowed = allowedIn(reason, months);
    const days = allowed === 0 ? 0 : byReason[reason];
    if (days === null) return null;
    rows.set(reason, { days, allowed });
  }
  return rows;
}

/** The parties that a reason may be attributed to in any of the months. */
function allowedIn(reason: ReasonCode, months: readonly Month[]): number {
  return PARTIES.filter((party) => months.some((month) => isAllowed(cutOf('all', reason, RESPONSIBLE_OF[party]), month)))
    .reduce((set, party) => set | setOf(party), 0);
}

/**
 * For each set of parties, the days that they have beside those of the reasons that are theirs alone. A table with these
 * margins exists if and only if no set has fewer than 0, and everybody has 0 (Gale 1957, Hoffman 1960); null where not.
 */
function spareOf(rows: readonly Row[], held: AttributedDays['byOrganisation']): number[] | null {
  const columns: number[] = [];
  for (const party of PARTIES) {
    const days = held[party];
    if (days === null) return null;
    columns.push(days);
  }
  const sum = (days: readonly number[]): number => days.reduce((total, d) => total + d, 0);
  if (held.total !== sum(columns)) return null;
  const spare = PARTY_SETS.map((set) => sum(columns.filter((_, c) => isWithin(1 << c, set)))
    - sum(rows.filter(({ allowed }) => isWithin(allowed, set)).map(({ days }) => days)));
  return spare[EVERYBODY] === 0 && spare.every((days) => days >= 0) ? spare : null;
}

/**
 * The least and the most delayed days that an organisation can have for several reasons together. It is not the sum of each by
 * itself: what one reason takes, another cannot. Found by parting the organisation's column in two, one for these reasons alone with v days and one
 * for the others with the rest: a table exists where no set of columns is overfull, and each set that has one of the two halves bounds v.
 * Null where a margin is not to be had, or where no table has these margins.
 */
export function boundsTogether(
  margins: Pick<AttributedDays, 'byOrganisation' | 'byReason'>, months: readonly Month[], reasons: readonly ReasonCode[], organisation: Organisation,
): Bounds | null {
  const rows = rowsOf(margins, months);
  if (rows === null || spareOf([...rows.values()], margins.byOrganisation) === null) return null;
  const chosen = (reason: ReasonCode): boolean => reasons.includes(reason);
  const total = (of: readonly Row[]): number => of.reduce((sum, { days }) => sum + days, 0);
  const own = [...rows].filter(([reason]) => chosen(reason)).map(([, row]) => row);
  if (organisation === 'total') return { least: total(own), most: total(own) };
  const party = setOf(organisation);
  const held = margins.byOrganisation[organisation]!;
  let [least, most] = [0, Math.min(held, total(own))];
  // A set of columns: some of the other parties, and of the two halves neither or one; with both halves v does not matter.
  for (const others of PARTY_SETS.filter((set) => !isWithin(party, set))) {
    const columns = PARTIES.filter((p) => isWithin(setOf(p), others)).reduce((sum, p) => sum + margins.byOrganisation[p]!, 0);
    const confined = (withOwn: boolean, withRest: boolean): number => total([...rows].flatMap(([reason, row]) => {
      const open = chosen(reason) ? withOwn : withRest;
      return isWithin(row.allowed, open ? others | party : others) ? [row] : [];
    }));
    least = Math.max(least, confined(true, false) - columns);
    most = Math.min(most, held + columns - confined(false, true));
  }
  return { least, most };
}

/**
 * With v of a row's days held fast in one party's column, what is left is a table of the same kind: the row has v fewer,
 * and cannot go to that party; the party has v fewer. A table exists if no set of parties is overfull, and v matters to two
 * kinds of set alone. Sets without the party but with all the row's others must take in the rest, days - v; sets with the
 * party but without some other lose v, and gain nothing that is theirs alone.
 */
function boundsOf({ days, allowed }: Row, organisation: Organisation, spare: readonly number[]): Bounds {
  if (organisation === 'total') return { least: days, most: days };
  const party = setOf(organisation);
  if (!isWithin(party, allowed)) return { least: 0, most: 0 };
  const others = allowed & ~party;
  let least = 0;
  let most = days;
  for (const set of PARTY_SETS) {
    const hasParty = isWithin(party, set);
    const hasOthers = isWithin(others, set);
    if (hasOthers && !hasParty) least = Math.max(least, days - spare[set]!);
    if (hasParty && !hasOthers) most = Math.min(most, spare[set]!);
  }
  return { least, most };
}

/**
 * Delayed days of an area by reason and organisation at once, where the returns of every month state them, as extracts do.
 * What the matrix forbids is 0. Null where a month leaves one of them unsaid, or where they do not add to the reason's
 * days: then days stand where none may.
 */
export function reasonsOfOrganisation(
  ledger: Ledger, area: string, months: readonly Month[],
): Readonly<Record<ReasonCode, ByOrganisation<number>>> | null {
  if (months.length === 0) return null;
  const daysOf = (reason: ReasonCode, responsible: Responsible): number | null => {
    let days = 0;
    for (const month of months) {
      if (!isAllowed(cutOf('all', reason, responsible), month)) continue;
      const here = daysIn(ledger, area, month, 'all', reason, responsible);
      if (here === null) return null;
      days += here;
    }
    return days;
  };
  const cross: [ReasonCode, ByOrganisation<number>][] = [];
  for (const reason of REASON_CODES) {
    const days = byOrganisation((organisation) => daysOf(reason, RESPONSIBLE_OF[organisation]));
    if (!addsUp(days)) return null;
    cross.push([reason, days]);
  }
  return Object.fromEntries(cross) as Record<ReasonCode, ByOrganisation<number>>;
}

function addsUp(days: ByOrganisation<number | null>): days is ByOrganisation<number> {
  return days.nhs !== null && days.socialCare !== null && days.both !== null && days.total === days.nhs + days.socialCare + days.both;
}
