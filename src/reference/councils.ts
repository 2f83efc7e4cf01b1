import { parseMonthId, type Month } from '../domain/month.ts';
import data from './councils.json' with { type: 'json' };

export const COUNCIL_TYPES = ['county', 'unitary', 'metropolitan', 'London borough'] as const;
export type CouncilType = (typeof COUNCIL_TYPES)[number];

/** The ground a council governs over a run of months. A boundary change gives it another GSS code, or ends it. */
export interface Geography {
  readonly gss: string;
  readonly from: Month | null;
  readonly to: Month | null;
}

/** A council with social care responsibilities, one and the same through its changes of code and name. */
export interface Council {
  /** CASSR code, the only key that every return has. */
  readonly code: string;
  readonly name: string;
  readonly alsoKnownAs: readonly string[];
  readonly region: string;
  readonly geographies: readonly Geography[];
}

/** England's code in the workbooks, kept in the tidy layout. */
export const ENGLAND = '-';

/** Residents of elsewhere: inside England's total, and not councils. */
export const ELSEWHERE: ReadonlyMap<string, string> = new Map(Object.entries(data.elsewhere));

export const COUNCILS: readonly Council[] = data.councils.map((council) => ({
  code: council.code,
  name: council.name,
  alsoKnownAs: council.alsoKnownAs ?? [],
  region: council.region,
  geographies: council.geographies.map((g: { gss: string; from?: string; to?: string }) => ({
    gss: g.gss,
    from: g.from === undefined ? null : month(g.from),
    to: g.to === undefined ? null : month(g.to),
  })),
}));

export const REGIONS: readonly string[] = [...new Set(COUNCILS.map((council) => council.region))].sort();

const BY_CODE: ReadonlyMap<string, Council> = new Map(COUNCILS.map((council) => [council.code, council]));
// Made for the first who asks by name: few commands do, and it takes a millisecond.
let byName: ReadonlyMap<string, Council> | undefined;
const STAND_INS: ReadonlyMap<string, string> = new Map(
  data.standIns.map((s) => [`${s.code} ${month(s.month)}`, s.council]),
);
const CODES_WITH_STAND_IN: ReadonlySet<string> = new Set(data.standIns.map((s) => s.code));

export function councilByGss(gss: string): Council | undefined {
  return COUNCILS.find((council) => council.geographies.some((g) => g.gss === gss));
}

export function councilByCode(code: string): Council | undefined {
  return BY_CODE.get(code);
}

/**
 * The code under which an area's figures are kept: its own, but for the rows of a month in which another body's days were
 * booked under it (April 2019: Bournemouth's row holds Bournemouth, Christchurch and Poole).
 */
export function areaFor(code: string, period: Month): string {
  if (!CODES_WITH_STAND_IN.has(code)) return code;
  return STAND_INS.get(`${code} ${period}`) ?? code;
}

/** All codes under which a council's figures may stand in a file. */
export function codesOf(council: string): string[] {
  return [council, ...data.standIns.filter((s) => s.council === council).map((s) => s.code)];
}

/** The ground of a council in a month; undefined where the council did not exist then. */
export function geographyIn(council: Council, period: Month): Geography | undefined {
  return council.geographies.find((g) => (g.from === null || g.from <= period) && (g.to === null || period <= g.to));
}

/** The councils of which a complete national return of the month has a row. */
export function councilsIn(period: Month): readonly Council[] {
  let councils = BY_MONTH.get(period);
  if (!councils) BY_MONTH.set(period, councils = COUNCILS.filter((council) => geographyIn(council, period) !== undefined));
  return councils;
}

// A file may hold hundreds of months, not more: each month's list is asked for many times.
const BY_MONTH = new Map<Month, readonly Council[]>();

/**
 * Whether these areas are a nation's: all councils of the month but a few that may have had no delays to return, as the
 * City of London has none in the extract of April 2018.
 */
export function isNational(areas: { has(code: string): boolean }, period: Month): boolean {
  const councils = councilsIn(period);
  return councils.filter(({ code }) => areas.has(code)).length >= councils.length * NATIONAL;
}

const NATIONAL = 0.95;

/** What a GSS code says of the kind of council: E06 unitary, E08 metropolitan, E09 London borough, E10 county (ONS). */
export function councilType(gss: string): CouncilType {
  if (gss.startsWith('E06')) return 'unitary';
  if (gss.startsWith('E08')) return 'metropolitan';
  return gss.startsWith('E09') ? 'London borough' : 'county';
}

/**
 * The council that a file or a user calls so, by its name or another that it is known by; case, `UA`, `&` and stops do not
 * matter, nor does `County Council` behind it.
 */
export function councilNamed(name: string): Council | undefined {
  const known = ASKED.get(name);
  if (known !== undefined) return known ?? undefined;
  byName ??= new Map(COUNCILS.flatMap((council) => [council.name, ...council.alsoKnownAs].map((known) => [plainName(known), council])));
  const council = byName.get(plainName(name));
  if (ASKED.size < MOST_ASKED) ASKED.set(name, council ?? null);
  return council;
}

// A decade of extracts calls each council by one name or two, each month again.
const ASKED = new Map<string, Council | null>();
const MOST_ASKED = 1000;

/** A name by the words that people use for it. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll('&', 'and').replace(/[.,'’-]/g, ' ').replace(/\s+/g, ' ').trim()
    .replace(/ (ua|unitary authority)$/, '').replace(/ (county|city|borough|metropolitan borough)? ?council$/, '');
}

export function areaName(code: string): string {
  if (code === ENGLAND) return 'England';
  return BY_CODE.get(code)?.name ?? ELSEWHERE.get(code) ?? code;
}

function month(id: string): Month {
  const parsed = parseMonthId(id);
  if (parsed === null) throw new Error(`councils.json: ${id} is not a month`);
  return parsed;
}
