/**
 * What a council's figures of the last complete quarter come to.
 * @typedef {object} CouncilAnswer
 * @property {number} nhs delayed days
 * @property {number} socialCare
 * @property {number} both
 * @property {number} [socialCareRate] delayed days a day for each 100,000 adults
 * @property {number} [totalRate]
 * @property {number} [rank] by social care rate, 1 the lowest; equal rates share it
 * @property {number | null} [change] of the social care rate since the quarter before; null where the input lacks it
 * @property {string} [reason] of most days, in capitals; the first in their order of equal ones
 *
 * @typedef {Map<string, CouncilAnswer>} Answer by code
 */

const COUNTS = ['nhs', 'socialCare', 'both', 'rank'];
const RATES = ['socialCareRate', 'totalRate', 'change'];
const TOLERANCE = 1e-9;

/**
 * The answer of a peer: CSV with the headings code, nhs, social_care, both, social_care_rate, total_rate, rank, change, reason.
 * @param {string} csv
 * @returns {Answer}
 */
export function answerOfCsv(csv) {
  const [head, ...rows] = csv.trim().split(/\r?\n/).map((line) => line.replaceAll('"', '').split(','));
  const at = (row, heading) => row[head.indexOf(heading)];
  return new Map(rows.map((row) => [at(row, 'code'), {
    nhs: Number(at(row, 'nhs')),
    socialCare: Number(at(row, 'social_care')),
    both: Number(at(row, 'both')),
    socialCareRate: Number(at(row, 'social_care_rate')),
    totalRate: Number(at(row, 'total_rate')),
    rank: Number(at(row, 'rank')),
    change: at(row, 'change') === '' ? null : Number(at(row, 'change')),
    reason: at(row, 'reason').toUpperCase(),
  }]));
}

/**
 * The answer of a peer that adds up months, and does no more.
 * @param {string} csv code, what says the month (one cell or two), and days by organisation
 * @param {readonly string[]} months of the quarter, as the input says them
 * @param {(code: string) => boolean} isCouncil
 * @returns {Answer}
 */
export function answerOfSums(csv, months, isCouncil) {
  const answer = new Map();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [code, ...cells] = line.split(',');
    if (!isCouncil(code) || !months.includes(cells.slice(0, -3).join(','))) continue;
    const sums = answer.get(code) ?? { nhs: 0, socialCare: 0, both: 0 };
    for (const [index, key] of ['nhs', 'socialCare', 'both'].entries()) sums[key] += Number(cells.at(index - 3));
    answer.set(code, sums);
  }
  return answer;
}

/**
 * The answer in `dtoc report --format json`. It gives no rank by social care rate, and no first reason, but what both follow
 * from: rates and days by reason.
 * @param {string} json
 * @returns {Answer}
 */
export function answerOfReport(json) {
  const { councils } = JSON.parse(json);
  const rates = councils.map(({ rate }) => rate.socialCare).sort((a, b) => a - b);
  return new Map(councils.map(({ code, days, rate, change, reasons }) => [code, {
    nhs: days.nhs,
    socialCare: days.socialCare,
    both: days.both,
    socialCareRate: rate.socialCare,
    totalRate: rate.total,
    rank: rates.indexOf(rate.socialCare) + 1,
    change: change.baseline?.socialCare?.rate ?? null,
    reason: Object.entries(reasons).reduce((most, found) => ((found[1] ?? 0) > (most[1] ?? 0) ? found : most))[0].toUpperCase(),
  }]));
}

/**
 * Where two answers differ: a line each, none where they agree. Counts, ranks and reasons are to be equal, and rates within a
 * thousand millionth. What one of them does not give is not compared.
 * @param {Answer} expected
 * @param {Answer} found
 * @returns {string[]}
 */
export function differences(expected, found) {
  const codes = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return codes.flatMap((code) => {
    const [a, b] = [expected.get(code), found.get(code)];
    if (!a || !b) return [`${code}: ${a ? 'missing' : 'not expected'}`];
    const keys = Object.keys(a).filter((key) => key in b);
    return keys.filter((key) => !isSame(key, a, b)).map((key) => `${code}, ${key}: ${b[key]} in place of ${a[key]}`);
  });
}

function isSame(key, a, b) {
  if (COUNTS.includes(key) || !RATES.includes(key) || a[key] === null || b[key] === null) return a[key] === b[key];
  // A change is the difference of two rates, and as exact as they are.
  const size = Math.max(Math.abs(a[key]), Math.abs(b[key]), key === 'change' ? a.socialCareRate : 0);
  return Math.abs(a[key] - b[key]) <= TOLERANCE * size;
}
