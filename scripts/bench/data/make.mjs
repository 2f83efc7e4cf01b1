import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adultsCsv } from './areas.mjs';
import { LAYOUT_2010, LAYOUT_2018, writeExtract } from './extracts.mjs';
import { idOf, monthsFrom } from './months.mjs';
import { makeReturns } from './returns.mjs';
import { shuffleRows } from './shuffle.mjs';
import { writeWorkbooks } from './workbooks.mjs';

const DECADE = { months: monthsFrom('2010-08', '2020-02'), pairs: 1005, providers: 230, other: false, stay: 20 };
const QUARTER = { months: monthsFrom('2019-04', '2019-06'), pairs: 1005, providers: 230, other: true, stay: 20 };

/**
 * Three monthly files of a quarter.
 * @param {string} folder
 * @param {number} seed
 * @param {Partial<import('./returns.mjs').Plan>} [plan] changes, for less of it
 * @returns {{ files: string[], rows: number }}
 */
export function makeQuarter(folder, seed, plan) {
  let rows = 0;
  const files = [];
  for (const held of makeReturns({ seed, ...QUARTER, ...plan })) {
    const path = join(folder, `${idOf(held.month)}.csv`);
    rows += writeExtract(path, LAYOUT_2018, [held]);
    files.push(path);
  }
  return { files, rows };
}

function makeDecade(folder, seed, plan) {
  const path = join(folder, 'extract.csv');
  return { files: [path], rows: writeExtract(path, LAYOUT_2010, makeReturns({ seed, ...DECADE, ...plan })) };
}

// The shuffled rows are the decade's: it is made first.
function makeShuffled(folder, seed) {
  const { files: [decade], rows } = ensureData(dirname(folder), 'decade', seed);
  const path = join(folder, 'extract.csv');
  shuffleRows(decade, path, LAYOUT_2010.preamble.length + 1, seed);
  return { files: [path], rows };
}

function makeWorkbooks(folder, seed, from) {
  const months = DECADE.months.filter((month) => idOf(month) <= '2019-12');
  const returns = makeReturns({ seed, ...DECADE, months });
  const kept = (function* keep() {
    for (const held of returns) if (idOf(held.month) >= from) yield held;
  })();
  const files = writeWorkbooks(folder, kept);
  return { files, rows: null };
}

/** Every set of data by its name. @type {Record<string, (folder: string, seed: number) => { files: string[], rows: number | null }>} */
const SETS = {
  quarter: makeQuarter,
  decade: makeDecade,
  ten: (folder, seed) => makeDecade(folder, seed, { pairs: 10_050, providers: 2300, stay: 4 }),
  shuffled: makeShuffled,
  workbooks: (folder, seed) => makeWorkbooks(folder, seed, '2019-10'),
  many: (folder, seed) => makeWorkbooks(folder, seed, '2011-04'),
};

/**
 * A set of data, made where it is not there yet: a stamp beside it says of which seed and of which makers it is.
 * @param {string} root the folder of all sets
 * @param {keyof typeof SETS} name
 * @param {number} seed
 * @param {(text: string) => void} [tell] what is being made, and how large it came out
 * @returns {{ files: string[], rows: number | null, bytes: number }}
 */
export function ensureData(root, name, seed, tell = () => undefined) {
  const folder = join(root, name);
  const stamp = join(folder, 'stamp.json');
  const made = { seed, makers: fingerprint() };
  if (existsSync(stamp)) {
    const kept = JSON.parse(readFileSync(stamp, 'utf8'));
    if (kept.seed === made.seed && kept.makers === made.makers) return { ...kept, files: kept.files.map((file) => join(folder, file)) };
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  tell(`making ${name}`);
  const { files, rows } = SETS[name](folder, seed);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  writeFileSync(stamp, JSON.stringify({ ...made, rows, bytes, files: files.map((file) => file.slice(folder.length + 1)) }));
  tell(`made ${name}: ${files.length === 1 ? 'one file' : `${files.length} files`}, ${rows === null ? '' : `${rows.toLocaleString('en-GB')} rows, `}${(bytes / 2 ** 20).toFixed(1)} MiB`);
  return { files, rows, bytes };
}

/**
 * The adults that the jobs of a period join, as a file.
 * @param {string} root
 * @param {string} last the last day of the period, or of what it is compared with, `2019-06-30`
 */
export function ensureAdults(root, last) {
  const path = join(root, `adults-${last}.csv`);
  mkdirSync(root, { recursive: true });
  writeFileSync(path, adultsCsv(last));
  return path;
}

/** Data made by an earlier state of these programs is made again. */
function fingerprint() {
  const here = dirname(fileURLToPath(import.meta.url));
  const sources = [...readdirSync(here).filter((name) => name.endsWith('.mjs')).sort().map((name) => join(here, name)), ...['councils.json', 'adults.json'].map((name) => join(here, '../../../src/reference', name))];
  return sources.reduce((hash, path) => hash.update(readFileSync(path)), createHash('sha256')).digest('hex').slice(0, 16);
}
