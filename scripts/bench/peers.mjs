import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOfCsv, answerOfSums } from './answers.mjs';
import { versionOf } from './install.mjs';

/**
 * A program to compare with, as it was found on this machine.
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} version
 * @property {(input: Input) => import('./run.mjs').Command | null} command null for a job that it does not do
 *
 * @typedef {object} Input
 * @property {import('./jobs.mjs').Job} job
 * @property {readonly string[]} files
 * @property {string} adults a CSV of `code,adults`
 */

const isText = ({ layout }) => layout === '2010' || layout === '2018';

/**
 * Every peer that is here.
 * @param {string} folder where those from npm are installed, and all their programs stand
 * @returns {Peer[]}
 */
export function findPeers(folder) {
  return [
    ...fromNpm(folder, 'DuckDB', '@duckdb/node-api', 'duckdb.mjs'),
    ...fromNpm(folder, 'Polars', 'nodejs-polars', 'polars.mjs'),
    ...python(folder, 'pandas', 'import pandas; print(pandas.__version__)', 'pandas_csv.py', isText, ({ job }) => [job.layout]),
    ...python(folder, 'pandas with xlrd', 'import pandas, xlrd; print(pandas.__version__, "and", xlrd.__version__)', 'pandas_xls.py', ({ layout }) => layout === 'workbooks', () => []),
    ...dataTable(folder),
    ...sqlite(folder),
    ...miller(),
  ];
}

/** What a program prints when it starts; null where it does not. */
function probe(file, args) {
  const { status, stdout } = spawnSync(file, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

function wholeJob(name, file, args) {
  return { name, file, args, rival: true, answer: answerOfCsv };
}

function fromNpm(folder, name, dependency, program) {
  const version = versionOf(folder, dependency);
  const loads = version !== null && probe(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(join(folder, 'node_modules', dependency, mainOf(folder, dependency)))})`]) !== null;
  if (!loads) return [];
  return [{ name, version, command: ({ job, files, adults }) => (isText(job) ? wholeJob(name, process.execPath, [join(folder, program), job.layout, adults, ...files]) : null) }];
}

function mainOf(folder, dependency) {
  return JSON.parse(readFileSync(join(folder, 'node_modules', dependency, 'package.json'), 'utf8')).main;
}

function python(folder, name, imports, program, does, first) {
  for (const file of ['python3', '/usr/bin/python3']) {
    const version = probe(file, ['-c', imports]);
    if (version === null) continue;
    return [{ name, version, command: (input) => (does(input.job) ? wholeJob(name, file, [join(folder, program), ...first(input), input.adults, ...input.files]) : null) }];
  }
  return [];
}

function dataTable(folder) {
  const version = probe('Rscript', ['-e', 'cat(as.character(packageVersion("data.table")))']);
  if (version === null) return [];
  return [{ name: 'data.table', version, command: ({ job, files, adults }) => (isText(job) ? wholeJob('data.table', 'Rscript', [join(folder, 'datatable.R'), job.layout, adults, ...files]) : null) }];
}

const SHARED = 'parent TEXT, parent_name TEXT, provider TEXT, provider_name TEXT, code TEXT, council TEXT, care TEXT, reason TEXT';
const MONTH = (name) => `(instr('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC', substr(period, ${name}, 3)) - 1) / 3`;
const SQLITE_LAYOUTS = {
  2010: {
    skip: 4,
    columns: `year TEXT, name TEXT, ${SHARED}, nhs_a INTEGER, nhs INTEGER, social_care_a INTEGER, social_care INTEGER, both_a INTEGER, both INTEGER`,
    period: `year || ' ' || name`,
    month: `(substr(period, 1, 4) + (${MONTH(9)} < 3)) * 12 + ${MONTH(9)}`,
  },
  2018: {
    skip: 1,
    columns: `period TEXT, ${SHARED}, nhs_beds REAL, nhs INTEGER, social_care_beds REAL, social_care INTEGER, both_beds REAL, both INTEGER`,
    period: 'period',
    month: `substr(period, -4) * 12 + ${MONTH(8)}`,
  },
};

function sqlite(folder) {
  const version = probe('sqlite3', ['--version'])?.split(' ')[0];
  if (version === undefined) return [];
  const command = ({ job, files, adults }) => {
    if (!isText(job)) return null;
    const { skip, columns, period, month } = SQLITE_LAYOUTS[job.layout];
    // What begins with a dash would be an option.
    const sql = readFileSync(join(folder, 'sqlite.sql'), 'utf8').replace(/^--.*\n/gm, '').replaceAll('{period}', period).replaceAll('{month}', month);
    const before = [
      `CREATE TABLE extract (${columns})`, ...files.map((file) => `.import --csv --skip ${skip} ${quoted(file)} extract`),
      'CREATE TABLE adults (code TEXT PRIMARY KEY, adults INTEGER)', `.import --csv --skip 1 ${quoted(adults)} adults`, '.mode csv', '.headers on',
    ];
    return wholeJob('sqlite3', 'sqlite3', [':memory:', ...before.flatMap((line) => ['-cmd', line]), sql]);
  };
  return [{ name: 'sqlite3', version, command }];
}

function quoted(path) {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Miller adds up by council, month and organisation, and does no more: it is not among the rivals. */
function miller() {
  const version = probe('mlr', ['--version'])?.split(' ').at(-1);
  if (version === undefined) return [];
  const layouts = {
    2010: { before: ['--prepipe', 'tail -n +4'], days: 'NHS B SUM,Social Care B SUM,Both B SUM', keys: 'Local Authority Code,Year,Period Name' },
    2018: { before: [], days: 'NHS,Social Care,Both B', keys: 'Local Authority Code,Period' },
  };
  const command = ({ job, files, adults }) => {
    if (!isText(job)) return null;
    const { before, days, keys } = layouts[job.layout];
    const councils = new Set(readFileSync(adults, 'utf8').split('\n').map((line) => line.split(',')[0]));
    return {
      name: 'Miller', file: 'mlr', args: ['--icsv', '--ocsv', ...before, 'stats1', '-a', 'sum', '-f', days, '-g', keys, ...files],
      answer: (csv) => answerOfSums(csv, job.months, (code) => councils.has(code)),
    };
  };
  return [{ name: 'Miller', version, command }];
}
