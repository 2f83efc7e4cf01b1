import { readFileSync } from 'node:fs';
import { monthOf } from './months.mjs';

const reference = new URL('../../../src/reference/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, reference), 'utf8'));
const councils = read('councils.json');
const adults = read('adults.json');

/**
 * @typedef {object} Area a council, or residents of elsewhere
 * @property {string} code CASSR code
 * @property {string} name as the workbooks have it, `Derby UA`
 * @property {string} region `-` for residents of elsewhere
 * @property {number} adults of mid-2019, or of the last mid-year that the council had
 * @property {(month: number) => string | null} gss the GSS code in a month; null where the council did not exist; `-` elsewhere
 */

/** Every council that had a return between 2010 and 2020. @type {readonly Area[]} */
export const COUNCILS = councils.councils.map(({ code, name, region, geographies }) => ({
  code,
  name: `${name}${geographies[0].gss.startsWith('E06') && /^\d/.test(code) ? ' UA' : ''}`,
  region,
  adults: adultsOf(geographies.at(-1).gss),
  gss: (month) => geographies.find(({ from, to }) => (!from || monthOf(from) <= month) && (!to || month <= monthOf(to)))?.gss ?? null,
}));

/** A few hundred days a month between them. @type {readonly Area[]} */
export const ELSEWHERE = Object.entries(councils.elsewhere).map(([code, name]) => ({ code, name, region: '-', adults: 20_000, gss: () => '-' }));

/** The rows that the workbook of April 2019 books under another code. @type {readonly { code: string, month: string, council: string }[]} */
export const STAND_INS = councils.standIns;

function adultsOf(gss) {
  const byYear = adults.byGss[gss];
  return byYear[adults.years.indexOf(2019)] ?? byYear.findLast((count) => count !== null);
}

/**
 * The adults that dtoc takes for a period: of the latest mid-year at hand that is not after its baseline, or after itself.
 * @param {string} last the last day, `2019-06-30`
 * @returns {string} a CSV of `code,adults`, the councils of that month
 */
export function adultsCsv(last) {
  const column = adults.years.findLastIndex((year) => `${year}-06-30` <= last);
  const rows = COUNCILS.flatMap(({ code, gss }) => {
    const ground = gss(monthOf(last));
    return ground === null ? [] : [`${code},${adults.byGss[ground][column]}\n`];
  });
  return `code,adults\n${rows.join('')}`;
}
