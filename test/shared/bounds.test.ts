import { join } from 'node:path';
import { expect, it } from 'vitest';
import { areasOf, attribute, councilsHeld, type Ledger } from '../../src/attribute/attribution.ts';
import { boundsOfReasons, reasonsOfOrganisation } from '../../src/attribute/bounds.ts';
import { settleEditions } from '../../src/attribute/editions.ts';
import { ORGANISATIONS, REASON_CODES } from '../../src/domain/cut.ts';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { Month } from '../../src/domain/month.ts';
import { listInputs } from '../../src/read/inputs.ts';
import { readReturns } from '../../src/read/read.ts';
import { ENGLAND } from '../../src/reference/councils.ts';
import { REASONS_FOR_DELAY } from '../../src/reference/reasons.ts';
import { month } from '../support/returns.ts';
import { describeReal, EXTRACTS, workbook } from '../support/shared.ts';
import { PROGRAMS } from '../support/io.ts';

async function open(...paths: string[]): Promise<Ledger> {
  const findings = newFindingLog();
  const inputs = listInputs(paths, { recursive: false, stdin: async function* () { /* nothing */ } }, findings);
  const { returns } = await readReturns(inputs, { hash: false, watch: null, programs: PROGRAMS }, findings);
  return settleEditions(returns, findings).months;
}

const extract = (id: string): string => join(EXTRACTS, `${id}.csv`);
const EXTRACT_MONTHS = ['2018-04', '2019-04', '2019-05', '2019-06'];
const QUARTER = EXTRACT_MONTHS.slice(1);
/** By reason and organisation, totals among them, of 150 councils, three kinds of residents of elsewhere, and England. */
const FIGURES = 154 * 44;

/** Holds what the margins of one ledger prove to what another states, area by area. Returns how many figures it held. */
function holdToTruth(given: Ledger, truth: Ledger, months: readonly Month[]): number {
  let held = 0;
  for (const area of new Set([...areasOf(truth.get(months[0]!)!.returns), ENGLAND])) {
    const cross = reasonsOfOrganisation(truth, area, months);
    if (cross === null) continue;
    const bounds = boundsOfReasons(attribute(given, area, months), months);
    expect([area, bounds]).not.toEqual([area, null]);
    for (const reason of REASON_CODES) {
      for (const organisation of ORGANISATIONS) {
        const { least, most } = bounds![reason][organisation];
        const days = cross[reason][organisation];
        expect([area, reason, organisation, Math.min(Math.max(days, least), most)]).toEqual([area, reason, organisation, days]);
        held += 1;
      }
    }
  }
  return held;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/**
 * What the bounds say of social care, by council and reason, of the reasons that social care can have and of which there
 * are days, in councils with days of social care: how many figures, how many of them are one number, how many are
 * certainly not 0, and their median width in per cent of the council's social care days.
 */
function socialCareOf(ledger: Ledger, months: readonly Month[]): { figures: number; pinned: number; above0: number; width: number } {
  const figures = councilsHeld(ledger, months).flatMap((council) => {
    const days = attribute(ledger, council, months);
    const all = days.byOrganisation.socialCare!;
    const bounds = boundsOfReasons(days, months)!;
    const reasons = REASON_CODES.filter((reason) => REASONS_FOR_DELAY[reason].responsible.length > 1 && bounds[reason].total.most > 0);
    return all === 0 ? [] : reasons.map((reason) => ({ ...bounds[reason].socialCare, all }));
  });
  return {
    figures: figures.length,
    pinned: figures.filter(({ least, most }) => least === most).length,
    above0: figures.filter(({ least }) => least > 0).length,
    width: Math.round(median(figures.map(({ least, most, all }) => ((most - least) / all) * 100))),
  };
}

describeReal('the bounds of reasons, from margins alone', () => {
  it.each(EXTRACT_MONTHS)('hold the truth of every area of the extract of %s', async (id) => {
    const ledger = await open(extract(id));
    expect(holdToTruth(ledger, ledger, [month(id)])).toBe(FIGURES);
  });

  it.each(QUARTER)('hold the truth from the workbook of %s, which does not state it', async (id) => {
    const [book, truth] = [await open(workbook(id)), await open(extract(id))];
    expect(reasonsOfOrganisation(book, '812', [month(id)])).toBeNull();
    expect(holdToTruth(book, truth, [month(id)])).toBe(FIGURES);
  });

  it('hold the truth of a quarter, of whatever kinds its months are', async () => {
    const truth = await open(...QUARTER.map(extract));
    const mixed = await open(extract('2019-04'), workbook('2019-05'), extract('2019-06'));
    for (const given of [truth, mixed]) expect(holdToTruth(given, truth, QUARTER.map(month))).toBe(FIGURES);
  });

  it.each([
    ['2018-04', { figures: 991, pinned: 0, above0: 26, width: 34 }],
    ['2019-04', { figures: 981, pinned: 0, above0: 27, width: 37 }],
    ['2019-05', { figures: 996, pinned: 0, above0: 30, width: 35 }],
    ['2019-06', { figures: 986, pinned: 0, above0: 24, width: 35 }],
  ])('pin no reason of social care, and leave it wide: a third of its days: %s', async (id, expected) => {
    expect(socialCareOf(await open(extract(id)), [month(id)])).toEqual(expected);
  });
});
