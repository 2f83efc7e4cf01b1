import { describe, expect, it } from 'vitest';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { MonthlyReturn } from '../../src/domain/monthly-return.ts';
import { settleEditions } from '../../src/attribute/editions.ts';
import { month, returnOf } from '../support/returns.ts';

const first = returnOf('2017-09', { 725: [1, 450, 0] }, { file: 'first.xls', edition: 'published 2017-11-09' });
const revised = returnOf('2017-09', { 725: [1, 489, 0] }, { file: 'revised.xls', edition: 'published 2017-11-09 revised 2018-06-14' });
const sameAsRevised = returnOf('2017-09', { 725: [1, 489, 0] }, { file: 'extract.csv' });
const sameAsFirst = returnOf('2017-09', { 725: [1, 450, 0] }, { file: 'old-extract.csv' });
const other = returnOf('2017-09', { 725: [1, 7, 0] }, { file: 'another.csv' });
const twin = returnOf('2017-09', { 725: [2, 489, 0] }, { file: 'twin.xls', edition: 'published 2017-11-09 revised 2018-06-14' });

function settle(...returns: MonthlyReturn[]): { standing: string[] | null; codes: string[] } {
  const log = newFindingLog();
  const settled = settleEditions(returns, log).months.get(month('2017-09'));
  return { standing: settled?.returns.map(({ file }) => file) ?? null, codes: log.kept.map(({ code, file }) => `${code} ${file}`) };
}

describe('a month given more than once', () => {
  it.each<[string, MonthlyReturn[], string[] | null, string[]]>([
    ['stands once where the figures are equal', [revised, sameAsRevised], ['revised.xls', 'extract.csv'], ['DTOC-603 extract.csv']],
    ['is of the later edition', [first, revised], ['revised.xls'], ['DTOC-602 first.xls']],
    ['is of the later edition, and an undated file goes with the edition it agrees with', [sameAsFirst, first, revised], ['revised.xls'], ['DTOC-602 first.xls', 'DTOC-602 old-extract.csv']],
    ['is refused where undated files differ', [sameAsFirst, other], null, ['DTOC-601 old-extract.csv']],
    ['is refused where an undated file differs from a dated one', [revised, other], null, ['DTOC-601 another.csv']],
    ['is refused where one edition has two figures', [revised, twin], null, ['DTOC-601 twin.xls']],
  ])('%s', (_, returns, standing, codes) => {
    expect(settle(...returns)).toEqual({ standing, codes });
    expect(settle(...[...returns].reverse())).toEqual({ standing, codes });
  });

  it('names both files and the figure when it refuses', () => {
    const log = newFindingLog();
    settleEditions([revised, twin], log);
    expect(log.kept[0]).toMatchObject({ file: 'twin.xls', council: '725', found: '2 days for nhs of Harrow in 2017-09', expected: '1 days, as in revised.xls, or an edition that is later' });
  });
});
