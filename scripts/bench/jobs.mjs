import { monthsFrom, financialYearOf, nameOf, yearOf } from './data/months.mjs';

/**
 * @typedef {object} Job
 * @property {string} id
 * @property {string} title
 * @property {string | null} set the data that it reads, by its name; null for none
 * @property {'2010' | '2018' | 'workbooks' | null} layout
 * @property {string} period the last complete quarter, as dtoc says it
 * @property {string} baseline the quarter before, or `none`
 * @property {string} last the last day by which dtoc takes adults
 * @property {readonly string[]} months of the quarter, as an extract says them
 * @property {number} rounds
 * @property {'wc' | null} limit
 * @property {readonly string[]} leftOut peers that would take more than a minute a round
 */

const QUARTER = {
  layout: '2018', period: '2019-20-Q1', baseline: 'none', last: '2019-06-30',
  months: monthsFrom('2019-04', '2019-06').map((month) => `MSitDT-${nameOf(month).toUpperCase()}-${yearOf(month)}`),
};
const DECADE = {
  layout: '2010', period: '2019-20-Q3', baseline: '2019-20-Q2', last: '2019-09-30',
  months: monthsFrom('2019-10', '2019-12').map((month) => `${financialYearOf(month)},${nameOf(month).toUpperCase()}`),
};
const WORKBOOKS = { ...DECADE, layout: 'workbooks', months: [] };

/** @type {readonly Job[]} */
export const JOBS = [
  { id: 'quarter', title: 'A quarter of extracts', set: 'quarter', ...QUARTER, rounds: 7, limit: null, leftOut: [] },
  { id: 'decade', title: 'The decade: 115 months in one extract', set: 'decade', ...DECADE, rounds: 5, limit: 'wc', leftOut: [] },
  { id: 'ten', title: 'Ten decades: ten times the providers', set: 'ten', ...DECADE, rounds: 3, limit: 'wc', leftOut: ['sqlite3', 'Miller'] },
  { id: 'shuffled', title: 'The decade, its rows shuffled', set: 'shuffled', ...DECADE, rounds: 5, limit: 'wc', leftOut: [] },
  { id: 'workbooks', title: 'Three workbooks', set: 'workbooks', ...WORKBOOKS, baseline: 'none', last: '2019-12-31', rounds: 7, limit: null, leftOut: [] },
  { id: 'many', title: '105 workbooks', set: 'many', ...WORKBOOKS, rounds: 7, limit: null, leftOut: [] },
  { id: 'start', title: 'Start', set: null, layout: null, period: '', baseline: '', last: '', months: [], rounds: 21, limit: null, leftOut: [] },
];

/**
 * What is asked of dtoc: the ratio of a command's median to another's.
 * @typedef {object} Target
 * @property {string} job
 * @property {string} command of dtoc
 * @property {string} against a command, or `fastest`: of all peers that do the whole job
 * @property {number} most
 */

/** @type {readonly Target[]} */
export const TARGETS = [
  { job: 'quarter', command: 'dtoc report', against: 'fastest', most: 0.4 },
  { job: 'quarter', command: 'dtoc report', against: 'empty Node', most: 3 },
  { job: 'decade', command: 'dtoc report', against: 'fastest', most: 0.4 },
  { job: 'decade', command: 'dtoc report', against: 'wc -l', most: 6 },
  { job: 'ten', command: 'dtoc report', against: 'DuckDB', most: 0.35 },
  { job: 'shuffled', command: 'dtoc report', against: 'DuckDB', most: 0.7 },
  { job: 'workbooks', command: 'dtoc report', against: 'empty Node', most: 2.5 },
  { job: 'many', command: 'dtoc report', against: 'pandas with xlrd', most: 0.1 },
  { job: 'start', command: 'dtoc --help', against: 'empty Node', most: 1.5 },
  { job: 'start', command: 'dtoc --version', against: 'empty Node', most: 1.5 },
];

/** Of every command of dtoc, in every job. */
export const MOST_MEBIBYTES = 110;
/** Peak memory on ten decades over that on the decade. */
export const MOST_GROWTH = 1.2;
