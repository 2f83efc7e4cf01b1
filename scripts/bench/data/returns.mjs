import { COUNCILS, ELSEWHERE } from './areas.mjs';
import { monthOf } from './months.mjs';
import { makeProviders } from './providers.mjs';
import { cumulate, normal, placeOf, randomOf } from './random.mjs';
import { cellsOf } from './reasons.mjs';

/**
 * Made-up returns that behave like the real ones: a council has its level, by its size, its own split between the NHS and
 * social care and its own reasons; a month is much like the one before, winters are worse, and most cells are 0.
 *
 * @typedef {object} Plan
 * @property {number} seed
 * @property {readonly number[]} months one after the other
 * @property {number} pairs of a provider and a council in a month, about
 * @property {number} providers
 * @property {boolean} other whether there are rows of reason O
 * @property {number} stay mean of the days that fall on one cell at a time: less makes fewer cells 0
 *
 * @typedef {{ provider: ReturnType<typeof makeProviders>[number], area: import('./areas.mjs').Area }} Pair
 *
 * @typedef {object} MonthOfDays
 * @property {number} month
 * @property {readonly Pair[]} pairs by provider
 * @property {Uint16Array} days of the three organisations of every cell of every pair; the array is used again
 */

/** Delayed days a day for each 100,000 adults, and how councils differ from it on the log scale. Source: the returns of 2010 to 2019, about. */
const LEVELS = [{ rate: 6.2, spread: 0.4 }, { rate: 2.9, spread: 0.5 }, { rate: 0.9, spread: 0.8 }];
/** How much of a month's standing above a council's own level is left the month after, and what is new. */
const MEMORY = 0.95;
const NEWS = 0.06;
/** The variance of a month's days over their mean. */
const CLUSTER = 6;
const WINTER = 0.06;
const AREAS = [...COUNCILS, ...ELSEWHERE];

/**
 * @param {Plan} plan
 * @returns {Generator<MonthOfDays>}
 */
export function* makeReturns({ seed, months, pairs, providers, other, stay }) {
  const cells = cellsOf(other);
  const totals = monthlyTotals(seed, months);
  // A stream of its own, so that more providers share the same days.
  const random = randomOf(seed + 1);
  const all = makePairs(pairs, makeProviders(providers));
  const shares = AREAS.map((_, index) => ({
    pairs: cumulate(all.flatMap(({ area, weight }) => (area === AREAS[index] ? [weight] : []))),
    cells: [0, 1, 2].map((who) => cumulate(cells.map(({ weights }) => weights[who] * Math.exp(0.4 * normal(random))))),
  }));
  const days = new Uint16Array(all.length * cells.length * 3);
  for (const month of months) {
    const held = all.filter(({ area }) => area.gss(month) !== null);
    const rowsOf = groupRows(held);
    days.fill(0);
    const { value } = totals.next();
    for (const [index, area] of AREAS.entries()) {
      const rows = rowsOf.get(area);
      for (let who = 0; rows && who < 3; who += 1) {
        for (let left = value[index][who]; left > 0;) {
          const part = Math.min(left, 1 + Math.floor(-Math.log(1 - random()) * stay));
          const row = rows[placeOf(shares[index].pairs, random())];
          days[(row * cells.length + placeOf(shares[index].cells[who], random())) * 3 + who] += part;
          left -= part;
        }
      }
    }
    yield { month, pairs: held, days };
  }
}

function groupRows(pairs) {
  const rows = new Map();
  for (const [row, { area }] of pairs.entries()) {
    if (!rows.has(area)) rows.set(area, []);
    rows.get(area).push(row);
  }
  return rows;
}

/** Days of each area by organisation, month by month. */
function* monthlyTotals(seed, months) {
  const random = randomOf(seed);
  const own = AREAS.map(() => LEVELS.map(({ rate, spread }) => ({ level: rate * Math.exp(spread * normal(random)), standing: 0 })));
  for (const month of months) {
    const season = 1 + WINTER * Math.cos((2 * Math.PI * (month % 12)) / 12);
    yield AREAS.map(({ adults }, index) => own[index].map((organisation) => {
      organisation.standing = MEMORY * organisation.standing + NEWS * normal(random);
      const mean = ((organisation.level * adults * 30) / 100_000) * Math.exp(organisation.standing) * season * tide(month);
      return Math.max(0, Math.round(mean + Math.sqrt(CLUSTER * mean) * normal(random)));
    }));
  }
}

/** England's delays rose until February 2017, and fell by a third after. */
function tide(month) {
  const peak = monthOf('2017-02');
  return month < peak ? 1.3 - 0.006 * (peak - month) : Math.max(0.85, 1.3 - 0.018 * (month - peak));
}

/** Each area has pairs by its size, with providers that are near each other, the first of which has most of its days. */
function makePairs(count, providers) {
  const size = (area) => Math.sqrt(area.adults);
  const areas = AREAS.filter((area) => area.gss(monthOf('2018-03')) !== null);
  const whole = areas.reduce((sum, area) => sum + size(area), 0);
  return AREAS.flatMap((area, index) => {
    const own = Math.max(1, Math.min(providers.length, Math.round((count * size(area)) / whole)));
    const first = Math.floor((index * providers.length) / AREAS.length);
    return Array.from({ length: own }, (_, k) => ({ provider: providers[(first + k) % providers.length], area, weight: 1 / (1 + (k * 6.7) / own) ** 2.5 }));
  }).sort((a, b) => (a.provider.code < b.provider.code ? -1 : Number(a.provider.code > b.provider.code)));
}
