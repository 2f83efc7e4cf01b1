import { closeSync, openSync, writeSync } from 'node:fs';
import { daysIn, financialYearOf, nameOf, yearOf } from './months.mjs';
import { cellsOf } from './reasons.mjs';

const SHARED = ['Provider Org Code', 'Provider Org Name', 'Local Authority Code', 'Local Authority Name', 'Acute Or Non Acute Description', 'Reason For Delay'];

const quoted = (/** @type {string} */ text) => `"${text}"`;
const quotedWhereNeeded = (/** @type {string} */ text) => (text.includes(',') ? quoted(text) : text);

/**
 * The two layouts of NHS England's monthly extract.
 * @typedef {object} Layout
 * @property {boolean} other whether it has rows of reason O
 * @property {readonly string[]} preamble lines above the headings
 * @property {readonly string[]} headings
 * @property {(text: string) => string} quote how a text stands in it
 * @property {(month: number) => string[]} period the cells that say the month
 * @property {(days: number, calendar: number) => string} beside what stands before days
 */

/** April 2018 on: average beds stand before days. Every text is quoted, as an export quotes. @type {Layout} */
export const LAYOUT_2018 = {
  other: true,
  preamble: [],
  headings: ['Period', 'Provider Parent Org Code', 'Provider Parent Name', ...SHARED, 'NHS DTOC beds', 'NHS', 'Social Care DTOC beds', 'Social Care', 'Both DTOC beds', 'Both B'],
  quote: quoted,
  period: (month) => [`MSitDT-${nameOf(month).toUpperCase()}-${yearOf(month)}`],
  beside: (days, calendar) => String(Number((days / calendar).toFixed(9))),
};

/** August 2010 to early 2018: patients on one night, A, stand before days, B. @type {Layout} */
export const LAYOUT_2010 = {
  other: false,
  preamble: ['Monthly Situation Reports: Delayed Transfers of Care', 'Source: Unify2 data collection - MSitDT', ''],
  headings: ['Year', 'Period Name', 'Provider Parent Org Code', 'Provider Parent Name', ...SHARED, 'NHS A SUM', 'NHS B SUM', 'Social Care A SUM', 'Social Care B SUM', 'Both A SUM', 'Both B SUM'],
  quote: quotedWhereNeeded,
  period: (month) => [financialYearOf(month), nameOf(month).toUpperCase()],
  beside: (days, calendar) => String(Math.round(days / calendar)),
};

const CHUNK = 1 << 20;

/**
 * Writes months into one extract, as they come.
 * @param {string} path
 * @param {Layout} layout
 * @param {Iterable<import('./returns.mjs').MonthOfDays>} returns
 * @returns {number} rows under the headings
 */
export function writeExtract(path, layout, returns) {
  const file = openSync(path, 'w');
  let text = [...layout.preamble, layout.headings.map(layout.quote).join(','), ''].join('\n');
  let count = 0;
  const starts = rowStarts(layout);
  for (const { month, pairs, days } of returns) {
    const period = layout.period(month).map(layout.quote).join(',');
    const calendar = daysIn(month);
    let at = 0;
    for (const pair of pairs) {
      for (const start of starts(pair)) {
        text += `${period},${start},${figures(layout, calendar, days, at)}\n`;
        at += 3;
        count += 1;
      }
      if (text.length > CHUNK) {
        writeSync(file, text);
        text = '';
      }
    }
  }
  writeSync(file, text);
  closeSync(file);
  return count;
}

function figures({ beside }, calendar, days, at) {
  if (days[at] === 0 && days[at + 1] === 0 && days[at + 2] === 0) return '0,0,0,0,0,0';
  return [0, 1, 2].map((who) => `${beside(days[at + who], calendar)},${days[at + who]}`).join(',');
}

/** What a pair's rows have before their figures, made once a pair. */
function rowStarts({ quote, other }) {
  const ends = cellsOf(other).map(({ care, token }) => `${quote(care)},${quote(token)}`);
  const made = new Map();
  return (pair) => {
    if (!made.has(pair)) {
      const { provider, area } = pair;
      const council = area.name.toUpperCase().replaceAll(' AND ', area.name.includes(',') ? ' AND ' : ' & ');
      const start = [...provider.parent, provider.code, provider.name, area.code, council].map(quote).join(',');
      made.set(pair, ends.map((end) => `${start},${end}`));
    }
    return made.get(pair);
  };
}
