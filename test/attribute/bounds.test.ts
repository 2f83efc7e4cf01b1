import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, type AttributedDays } from '../../src/attribute/attribution.ts';
import { boundsOfReasons, boundsTogether, reasonsOfOrganisation, type Bounds } from '../../src/attribute/bounds.ts';
import { byOrganisation, ORGANISATIONS, REASON_CODES, type ByOrganisation, type Care, type Reason, type ReasonCode, type Responsible } from '../../src/domain/cut.ts';
import type { Month } from '../../src/domain/month.ts';
import { ledgerOf, month, returnOf, returnOfCells } from '../support/returns.ts';

const MARCH = month('2017-03');
const SEPTEMBER = month('2017-09');

type Split = readonly [number, number, number];
type Margins = Pick<AttributedDays, 'byOrganisation' | 'byReason'>;
type Table = Readonly<Partial<Record<ReasonCode, Split>>>;

function recordOf<T>(value: (reason: ReasonCode) => T): Record<ReasonCode, T> {
  return Object.fromEntries(REASON_CODES.map((reason) => [reason, value(reason)])) as Record<ReasonCode, T>;
}

function margins([nhs, socialCare, both]: Split, days: Readonly<Partial<Record<ReasonCode, number | null>>>): Margins {
  return { byOrganisation: { nhs, socialCare, both, total: nhs + socialCare + both }, byReason: recordOf((reason) => days[reason] === undefined ? 0 : days[reason]) };
}

function sum(days: readonly number[]): number {
  return days.reduce((total, d) => total + d, 0);
}

function marginsOf(table: Table): Margins {
  const rows = Object.values(table);
  const column = (c: 0 | 1 | 2): number => sum(rows.map((row) => row[c]));
  return margins([column(0), column(1), column(2)], recordOf((reason) => sum(table[reason] ?? [])));
}

/** `3` where a figure is pinned, `1–4` where it is not. */
function text({ least, most }: Bounds): string {
  return least === most ? String(least) : `${least}–${most}`;
}

describe('the bounds of each reason and organisation', () => {
  it.each<[string, Split, Partial<Record<ReasonCode, number>>, Partial<Record<ReasonCode, string>>]>([
    ['are 0 where there are no days', [0, 0, 0], {}, { A: '0 0 0', C: '0 0 0' }],
    ['give C and I to the NHS whole', [9, 4, 1], { C: 4, I: 3, A: 7 }, { C: '4 0 0', I: '3 0 0', A: '2 4 1' }],
    ['give C and I to the NHS whole, and leave open what is', [9, 4, 1], { C: 4, I: 3, A: 4, E: 3 }, { C: '4 0 0', I: '3 0 0', A: '0–2 1–4 0–1', E: '0–2 0–3 0–1' }],
    ['give none of Di, G and H to both', [3, 2, 4], { G: 5, E: 4 }, { G: '3 2 0', E: '0 0 4' }],
    ['take no more than the organisation has', [3, 2, 1], { A: 3, E: 3 }, { A: '0–3 0–2 0–1', E: '0–3 0–2 0–1' }],
    ['leave to an organisation what the others have no room for', [1, 5, 0], { A: 2, E: 4 }, { A: '0–1 1–2 0', E: '0–1 3–4 0' }],
    ['see that Di, G and H crowd the NHS where social care has little', [5, 1, 2], { G: 4, A: 4 }, { G: '3–4 0–1 0', A: '1–2 0–1 2' }],
    ['see that the NHS is full', [5, 5, 0], { C: 5, Di: 2, F: 3 }, { C: '5 0 0', Di: '0 2 0', F: '0 3 0' }],
  ])('%s', (_, split, days, expected) => {
    const bounds = boundsOfReasons(margins(split, days), [SEPTEMBER])!;
    for (const [reason, row] of Object.entries(expected)) {
      const { nhs, socialCare, both, total } = bounds[reason as ReasonCode];
      expect([reason, [nhs, socialCare, both].map(text).join(' ')]).toEqual([reason, row]);
      expect(total).toEqual({ least: days[reason as ReasonCode] ?? 0, most: days[reason as ReasonCode] ?? 0 });
    }
  });

  it.each<[string, Margins]>([
    ['C and I have more days than the NHS', margins([6, 9, 0], { C: 4, I: 3, A: 8 })],
    ['Di, G and H have more days than the NHS and social care', margins([2, 2, 3], { Di: 3, H: 2, A: 2 })],
    ['C, I, Di, G and H have, though each alone has not', margins([3, 1, 1], { C: 3, G: 2 })],
    ['the reasons have fewer days than the organisations', margins([3, 2, 1], { A: 5 })],
    ['the reasons have more', margins([3, 2, 1], { A: 7 })],
    ['the organisations do not add to their total', { ...margins([3, 2, 1], { A: 6 }), byOrganisation: { nhs: 3, socialCare: 2, both: 1, total: 7 } }],
  ])('are none where %s', (_, contradictory) => {
    expect(boundsOfReasons(contradictory, [SEPTEMBER])).toBeNull();
  });

  it.each(['nhs', 'socialCare', 'both', 'total'] as const)('are none where the days of an organisation are not to be had: %s', (organisation) => {
    const { byOrganisation: held, byReason } = margins([0, 0, 0], {});
    expect(boundsOfReasons({ byOrganisation: { ...held, [organisation]: null }, byReason }, [SEPTEMBER])).toBeNull();
  });

  it('need the days of a reason in the months that have it, and in no others', () => {
    const withoutO = margins([3, 2, 1], { A: 6, O: null });
    expect(boundsOfReasons(withoutO, [MARCH])).toMatchObject({ A: { nhs: { least: 3, most: 3 } }, O: { nhs: { least: 0, most: 0 }, total: { least: 0, most: 0 } } });
    expect(boundsOfReasons(withoutO, [SEPTEMBER])).toBeNull();
    expect(boundsOfReasons(withoutO, [MARCH, SEPTEMBER])).toBeNull();
    expect(boundsOfReasons(margins([3, 2, 1], { A: 5, O: 1 }), [MARCH, SEPTEMBER])!.O.both).toEqual({ least: 0, most: 1 });
    expect(boundsOfReasons(margins([3, 2, 1], { A: null, E: 6 }), [MARCH])).toBeNull();
  });
});

// The matrix again, as the guidance prints it: NHS, social care, both.
const MATRIX: Readonly<Record<ReasonCode, readonly [boolean, boolean, boolean]>> = {
  A: [true, true, true], B: [true, true, true], C: [true, false, false], Di: [true, true, false], Dii: [true, true, true], E: [true, true, true],
  F: [true, true, true], G: [true, true, false], H: [true, true, false], I: [true, false, false], O: [true, true, true],
};

/** Every table that the matrix allows with these margins, one after the other: the obvious way, for few days. */
function* tablesOf(reasons: readonly (readonly [ReasonCode, number])[], [nhs, socialCare, both]: Split): Generator<Table> {
  const [first, ...rest] = reasons;
  if (first === undefined) {
    if (nhs === 0 && socialCare === 0 && both === 0) yield {};
    return;
  }
  const [reason, days] = first;
  for (let n = 0; n <= Math.min(days, nhs); n += 1) {
    for (let s = 0; s <= Math.min(days - n, socialCare); s += 1) {
      const split: Split = [n, s, days - n - s];
      if (split[2] > both || split.some((d, c) => d > 0 && !MATRIX[reason][c])) continue;
      for (const table of tablesOf(rest, [nhs - n, socialCare - s, both - split[2]])) yield { ...table, [reason]: split };
    }
  }
}

function boundsOfTables(tables: readonly Table[], times: number): Record<ReasonCode, ByOrganisation<Bounds>> | null {
  if (tables.length === 0) return null;
  return recordOf((reason) => byOrganisation((organisation) => {
    const days = tables.map((table) => {
      const split = table[reason] ?? [0, 0, 0];
      return organisation === 'total' ? sum(split) : split[['nhs', 'socialCare', 'both'].indexOf(organisation)]!;
    });
    return { least: Math.min(...days) * times, most: Math.max(...days) * times };
  }));
}

const fewDays = fc.uniqueArray(fc.tuple(fc.constantFrom(...REASON_CODES), fc.integer({ min: 1, max: 4 })), { selector: ([reason]) => reason, maxLength: 4 });
/** Where to part the days among the organisations, of 1000. */
const parting = fc.tuple(fc.nat(1000), fc.nat(1000));

function partedAt(days: number, [first, second]: readonly [number, number]): Split {
  const nhs = Math.floor((days * first) / 1000);
  const socialCare = Math.floor(((days - nhs) * second) / 1000);
  return [nhs, socialCare, days - nhs - socialCare];
}

/** Days that stand where the matrix of September 2017 lets them. */
const cross = fc.array(fc.nat(500), { minLength: 33, maxLength: 33 })
  .map((days) => recordOf((reason) => [0, 1, 2].map((c) => (MATRIX[reason][c] ? days[REASON_CODES.indexOf(reason) * 3 + c]! : 0)) as unknown as Split));

function split3<T>({ nhs, socialCare, both }: ByOrganisation<T>): T[] {
  return [nhs, socialCare, both];
}

describe('by every table there is', () => {
  it('the bounds are the least and the most of all tables, and none where there is no table', () => {
    const met = { tables: 0, none: 0 };
    fc.assert(fc.property(fewDays, parting, fc.constantFrom(0, 0, 0, 0, 1), fc.constantFrom(1, 1000), (reasons, at, surplus, times) => {
      const split = partedAt(sum(reasons.map(([, days]) => days)) + surplus, at);
      const tables = [...tablesOf(reasons, split)];
      met[tables.length > 0 ? 'tables' : 'none'] += 1;
      // A thousand times the margins have a thousand times the bounds.
      const held = margins(split.map((days) => days * times) as unknown as Split, Object.fromEntries(reasons.map(([reason, days]) => [reason, days * times])));
      expect(boundsOfReasons(held, [SEPTEMBER])).toEqual(boundsOfTables(tables, times));
    }), { numRuns: 2000 });
    expect(Math.min(met.tables, met.none)).toBeGreaterThan(100);
  });

  it('so are the bounds of several reasons together', () => {
    fc.assert(fc.property(fewDays, parting, fc.subarray([...REASON_CODES]), fc.constantFrom(...ORGANISATIONS), (reasons, at, chosen, organisation) => {
      const split = partedAt(sum(reasons.map(([, days]) => days)), at);
      const sums = [...tablesOf(reasons, split)].map((table) => sum(chosen.map((reason) => {
        const row = table[reason] ?? [0, 0, 0];
        return organisation === 'total' ? sum(row) : row[['nhs', 'socialCare', 'both'].indexOf(organisation)]!;
      })));
      const expected = sums.length === 0 ? null : { least: Math.min(...sums), most: Math.max(...sums) };
      expect(boundsTogether(margins(split, Object.fromEntries(reasons)), [SEPTEMBER], chosen, organisation)).toEqual(expected);
    }), { numRuns: 2000 });
  });
});

describe('around a table that is true', () => {
  it('the bounds hold it, in whole numbers', () => {
    fc.assert(fc.property(cross, (table) => {
      const bounds = boundsOfReasons(marginsOf(table), [SEPTEMBER])!;
      for (const reason of REASON_CODES) {
        for (const [c, { least, most }] of split3(bounds[reason]).entries()) {
          const days = table[reason][c]!;
          expect(0 <= least && least <= days && days <= most && Number.isInteger(least) && Number.isInteger(most)).toBe(true);
        }
      }
    }));
  });

  it('the bounds of single months, added up, are never wider than those of the months together', () => {
    fc.assert(fc.property(cross, cross, (one, other) => {
      const [first, second] = [one, other].map((table) => boundsOfReasons(marginsOf(table), [SEPTEMBER])!);
      const together = boundsOfReasons(marginsOf(recordOf((reason) => one[reason].map((days, c) => days + other[reason][c]!) as unknown as Split)), [SEPTEMBER])!;
      for (const reason of REASON_CODES) {
        for (const [c, { least, most }] of split3(together[reason]).entries()) {
          const [a, b] = [split3(first![reason])[c]!, split3(second![reason])[c]!];
          expect(least <= a.least + b.least && a.most + b.most <= most).toBe(true);
        }
      }
    }));
  });
});

describe('the true days of each reason and organisation', () => {
  type Cell = readonly [string, Care, Reason, Responsible, number | null];
  const WHO = ['nhs', 'social-care', 'both'] as const;
  /** What an extract of a month says: n days in every allowed cell of either type of care, n rising from `first`. */
  const cells = (first: number, reasons: readonly ReasonCode[] = REASON_CODES): Cell[] => reasons
    .flatMap((reason) => WHO.filter((_, c) => MATRIX[reason][c]).map((who) => [reason, who] as const))
    .flatMap(([reason, who], n): Cell[] => (['acute', 'non-acute'] as const).filter((care) => reason !== 'O' || care === 'non-acute').map((care) => ['812', care, reason, who, first + n]));
  const BEFORE_O = REASON_CODES.filter((reason) => reason !== 'O');
  const cross812 = (months: readonly Month[], ...returns: Parameters<typeof ledgerOf>): ReturnType<typeof reasonsOfOrganisation> => reasonsOfOrganisation(ledgerOf(...returns), '812', months);

  it('are the cells of an extract, types of care together', () => {
    const found = cross812([SEPTEMBER], returnOfCells('2017-09', cells(1)));
    expect(found).toMatchObject({
      A: { nhs: 2, socialCare: 4, both: 6, total: 12 }, C: { nhs: 14, socialCare: 0, both: 0, total: 14 }, Di: { nhs: 16, socialCare: 18, both: 0, total: 34 },
      I: { nhs: 46, socialCare: 0, both: 0, total: 46 }, O: { nhs: 24, socialCare: 25, both: 26, total: 75 },
    });
  });

  it('add up over months, O from April 2017', () => {
    const returns = [returnOfCells('2017-03', cells(1, BEFORE_O)), returnOfCells('2017-09', cells(1))];
    expect(cross812([MARCH, SEPTEMBER], ...returns)).toMatchObject({ A: { nhs: 4, total: 24 }, O: { nhs: 24, socialCare: 25, both: 26, total: 75 } });
    expect(cross812([MARCH], ...returns)).toMatchObject({ A: { nhs: 2 }, O: { nhs: 0, socialCare: 0, both: 0, total: 0 } });
  });

  it('lie within the bounds of their margins', () => {
    const ledger = ledgerOf(returnOfCells('2017-03', cells(1, BEFORE_O)), returnOfCells('2017-09', cells(3)));
    const bounds = boundsOfReasons(attribute(ledger, '812', [MARCH, SEPTEMBER]), [MARCH, SEPTEMBER])!;
    const found = reasonsOfOrganisation(ledger, '812', [MARCH, SEPTEMBER])!;
    for (const reason of REASON_CODES) split3(bounds[reason]).forEach(({ least, most }, c) => { expect(split3(found[reason])[c]).toSatisfy((days: number) => least <= days && days <= most); });
  });

  const extract = returnOfCells('2017-09', cells(1));
  it.each<[string, readonly Month[], Parameters<typeof ledgerOf>]>([
    ['a workbook, which has margins alone', [SEPTEMBER], [returnOf('2017-09', { 812: [1, 2, 3] })]],
    ['a workbook in one of the months', [MARCH, SEPTEMBER], [returnOf('2017-03', { 812: [1, 2, 3] }), extract]],
    ['a month that is missing', [MARCH, SEPTEMBER], [extract]],
    ['no months', [], [extract]],
    ['an area without a row', [SEPTEMBER], [returnOfCells('2017-09', cells(1).map(([, ...cell]) => ['319', ...cell]))]],
    ['a cell that was not submitted', [SEPTEMBER], [returnOfCells('2017-09', cells(1).map((cell) => (cell[2] === 'E' && cell[3] === 'both' ? [cell[0], cell[1], cell[2], cell[3], null] : cell)))]],
    ['days where the matrix allows none', [SEPTEMBER], [returnOfCells('2017-09', [...cells(1), ['812', 'acute', 'C', 'social-care', 5]])]],
  ])('are not to be had from %s', (_, months, returns) => {
    expect(cross812(months, ...returns)).toBeNull();
  });
});
