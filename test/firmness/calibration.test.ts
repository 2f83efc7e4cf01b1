import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FIRMNESS } from '../../src/firmness/firmness.ts';
import { calibrate, calibrationTable, together, type Calibrated } from '../support/calibration.ts';
import { HOME } from '../support/io.ts';
import { sampleReport } from '../support/sample.ts';

const QUARTERS = ['2017-18-Q1', '2017-18-Q2', '2017-18-Q3', '2017-18-Q4'];
// Two months of which the one has a year earlier to compare with, and the other not, are not scored alike.
const MONTHS = [['2017-04', '2017-05'], ['2017-05', '2017-06'], ['2017-06', '2017-07'], ['2017-07', '2017-08'], ['2017-10', '2017-11'], ['2017-11', '2017-12'], ['2017-12', '2018-01'], ['2018-02', '2018-03']];

async function calibrated(now: string, next: string): Promise<Calibrated> {
  const of = (period: string): ReturnType<typeof sampleReport> => sampleReport({ period, policy: 'social-care-2017', anyway: true, more: { firmness: DEFAULT_FIRMNESS } });
  return calibrate({ name: `${now}, ${next}`, now: await of(now), next: await of(next) });
}

describe('calibration on the sample', () => {
  it('holds about as often as it says, and is the table of the README', async () => {
    const quarters = await Promise.all(QUARTERS.slice(1).map((next, index) => calibrated(QUARTERS[index]!, next)));
    const months = await Promise.all(MONTHS.map(([now, next]) => calibrated(now!, next!)));
    const all = together('**quarters together**', quarters);
    expect(all.held).toBeGreaterThan(0.85);
    expect(all.held).toBeLessThan(0.95);
    const table = calibrationTable([...quarters, all, together(`**${months.length} pairs of months**`, months)]);
    await expect(table).toMatchFileSnapshot('../golden/calibration.md');
    expect(readFileSync(join(HOME, 'README.md'), 'utf8')).toContain(table);
  }, 60_000);
});
