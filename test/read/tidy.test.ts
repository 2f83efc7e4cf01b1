import { expect, it } from 'vitest';
import { cutOf } from '../../src/domain/cut.ts';
import { daysAt, isPresent } from '../../src/domain/figures.ts';
import { readBytes } from '../support/read.ts';

const HEAD = 'period,code,name,care,reason,responsible,days,edition';
const tidy = (...rows: string[]): string => `${[HEAD, ...rows].join('\n')}\n`;

it('is read by its headings, in any order, with an empty cell for not submitted', async () => {
  const { returns, findings } = await readBytes({
    'x.csv': 'days,edition,code,period,responsible,reason,care,name\n5,revised 2018-06-14,812,2017-09,social-care,all,all,Hampshire\n,revised 2018-06-14,319,2017-09,nhs,all,all,Wirral\n',
  });
  expect(findings).toEqual([]);
  const { figures, edition } = returns[0]!;
  expect([edition, daysAt(figures, 0, cutOf('all', 'all', 'social-care')), isPresent(figures, 1, cutOf('all', 'all', 'nhs')) && daysAt(figures, 1, cutOf('all', 'all', 'nhs')) === null])
    .toEqual([{ published: null, revised: '2018-06-14' }, 5, true]);
});

it('takes England by its dash or by its GSS code', async () => {
  const { returns } = await readBytes({ 'x.csv': tidy('2017-09,E92000001,England,all,all,all,7,'), 'y.csv': tidy('2017-09,-,England,all,all,all,7,') });
  expect(returns.map(({ figures }) => figures.areas)).toEqual([['-'], ['-']]);
});

it.each([
  ['a period', '2017-9,812,x,all,all,nhs,1,', 'DTOC-105'], ['a reason', '2017-09,812,x,all,Z,nhs,1,', 'DTOC-204'], ['a care', '2017-09,812,x,both,all,nhs,1,', 'DTOC-204'],
  ['a count', '2017-09,812,x,all,all,nhs,x,', 'DTOC-201'], ['an edition', '2017-09,812,x,all,all,nhs,1,final', 'DTOC-604'], ['cells too few', '2017-09,812,x,all,all,nhs,1', 'DTOC-107'],
])('tells of %s that is none', async (_, row, code) => {
  const { findings } = await readBytes({ 'x.csv': tidy('2017-09,319,Wirral,all,all,nhs,1,', row) });
  expect(findings).toMatchObject([{ code, line: 3 }]);
});

it('tells of a row that comes twice', async () => {
  const { findings } = await readBytes({ 'x.csv': tidy('2017-09,319,Wirral,all,all,nhs,1,', '2017-09,319,Wirral,all,all,nhs,1,') });
  expect(findings).toMatchObject([{ code: 'DTOC-502', line: 3, council: '319' }]);
});

it('keeps two editions of a month apart', async () => {
  const { returns } = await readBytes({ 'x.csv': tidy('2017-09,319,Wirral,all,all,nhs,1,published 2017-11-09', '2017-09,319,Wirral,all,all,nhs,2,revised 2018-06-14') });
  expect(returns).toHaveLength(2);
});
