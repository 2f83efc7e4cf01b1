import { expect, it } from 'vitest';
import { groupCouncils } from '../../src/measure/groups.ts';
import { ORGANISATIONS } from '../../src/domain/cut.ts';
import { sampleReport } from '../support/sample.ts';

it.each(['region', 'type'] as const)('groups by %s are the plain sums of their councils', async (by) => {
  const { councils } = await sampleReport({ period: '2017-09' });
  const groups = groupCouncils(councils, by);
  expect(groups.map(({ of }) => of).reduce((a, b) => a + b)).toBe(151);
  for (const group of groups) {
    const members = councils.filter((council) => council[by] === group.name);
    const adults = members.reduce((sum, council) => sum + council.adults!, 0);
    for (const o of ORGANISATIONS) {
      const days = members.reduce((sum, council) => sum + council.days[o]!, 0);
      expect(group.days[o]).toBe(days);
      expect(group.rate[o]).toBeCloseTo((days / 30 / adults) * 1e5, 9);
    }
  }
});

it('a group leaves out a council without a figure, and says of how many', async () => {
  const { councils } = await sampleReport({ period: '2017-09' });
  const [first, ...rest] = councils.filter(({ region }) => region === 'London');
  const groups = groupCouncils([{ ...first!, days: { nhs: null, socialCare: null, both: null, total: null } }, ...rest], 'region');
  expect(groups[0]).toMatchObject({ councils: 32, of: 33, days: { total: rest.reduce((sum, council) => sum + council.days.total!, 0) } });
});
