import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleEditions } from '../../src/attribute/editions.ts';
import { statedMargin } from '../../src/attribute/margin.ts';
import { RESPONSIBLES } from '../../src/domain/cut.ts';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { MonthlyReturn } from '../../src/domain/monthly-return.ts';
import { readText } from '../../src/read/text.ts';
import { returnOfSheets } from '../../src/read/workbook.ts';
import { readWorkbook } from '../../src/read/workbook-file.ts';
import { readSheets } from '../../src/read/xls/biff8.ts';
import type { Sheet } from '../../src/read/xls/sheet.ts';
import { ELSEWHERE, ENGLAND } from '../../src/reference/councils.ts';
import { ruleOf, type RuleCode } from '../../src/reference/rules/rules.ts';
import { checkQuarters } from '../../src/validate/quarter.ts';
import { checkSeries } from '../../src/validate/series/series.ts';
import { validate } from '../../src/validate/validate.ts';

// Damages real returns in one place, in each of many ways, and counts what a check finds: `npm run mutate [TIMES]`.

const SHARED = join(process.cwd(), '..', 'shared', 'data');
const WORKER = join(process.cwd(), 'dist', 'workbook-worker.cjs');
const TIMES = Number(process.argv[2] ?? 1000);

type Rows = (string | number | null)[][];
type Book = Map<string, Rows>;
interface Looked { readonly returns: readonly MonthlyReturn[]; readonly findings: readonly Finding[] }

let seed = 20170614;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

function pick<T>(items: readonly T[]): T {
  return items[random(items.length)]!;
}

function look(returns: readonly MonthlyReturn[], log: ReturnType<typeof newFindingLog>): Looked {
  validate(returns, log);
  const { months, replacements } = settleEditions(returns, log);
  checkQuarters(months, null, log);
  checkSeries(months, replacements, log);
  return { returns, findings: log.kept };
}

const BOOK = readFileSync(join(SHARED, 'la-type-b', '2017-09.xls'));
const SHEETS: Book = new Map(readSheets(BOOK).map((sheet) => [sheet.name, Array.from({ length: sheet.rows }, (_, r) => Array.from({ length: sheet.columns }, (__, c) => sheet.cell(r, c)))]));
const AREA_SHEETS = ['LA - by type of care', 'LA - by responsible org', 'LA - by reason'];
const HEADER = 13;

function lookAtBook(book: Book): Looked {
  const log = newFindingLog();
  const sheets = [...book].map(([name, rows]): Sheet => ({ name, rows: rows.length, columns: Math.max(...rows.map((row) => row.length)), cell: (r, c) => rows[r]?.[c] ?? null }));
  const ret = returnOfSheets(sheets, { file: 'x.xls', findings: log, watch: null });
  return look(ret ? [ret] : [], log);
}

const EXTRACT = readFileSync(join(SHARED, 'msitdt-csv', '2019-06.csv'), 'utf8').trimEnd().split('\n').slice(0, 1 + 21 * 80).map((line) => line.replace(/"[^"]*"/g, (text) => text.slice(1, -1).replaceAll(',', '')));

async function lookAtExtract(lines: readonly string[]): Promise<Looked> {
  const log = newFindingLog();
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  // eslint-disable-next-line @typescript-eslint/require-await -- it stands for a stream
  const { returns, refused } = await readText((async function* chunks() { yield bytes; })(), { file: 'x.csv', findings: log, watch: null });
  if (refused) log.add({ code: 'DTOC-102', file: 'x.csv', ...refused });
  return look(returns, log);
}

/** Days of every council by organisation: what a check must not let change unseen. */
function figures({ returns }: Looked): string {
  return JSON.stringify(returns.map((ret) => [ret.period, ...[...ret.figures.areas].sort().filter((area) => area !== ENGLAND && !ELSEWHERE.has(area))
    .map((area) => [area, ...RESPONSIBLES.map((r) => statedMargin(ret, area, 'all', 'all', r))])]));
}

const copy = (): Book => new Map([...SHEETS].map(([name, rows]) => [name, rows.map((row) => [...row])]));
/** Rows of councils, from 0. */
const areaRows = (rows: Rows): number[] => rows.flatMap((row, r) => (r > HEADER + 2 && typeof row[5] === 'number' ? [r] : []));
/** Columns of counts: the first block behind Region, ONS Geography, Code and Name. */
function countColumns(name: string): number[] {
  const headings = SHEETS.get(name)![HEADER]!;
  const end = headings.findIndex((heading, c) => c > 4 && (heading ?? null) === null);
  return headings.flatMap((_, c) => (c > 4 && (end < 0 || c < end) ? [c] : []));
}

function inBook(change: (rows: Rows, name: string) => void, names: readonly string[] = AREA_SHEETS): () => Book {
  return () => {
    const book = copy();
    const name = pick(names);
    change(book.get(name)!, name);
    return book;
  };
}

function onCount(change: (value: number) => string | number | null): () => Book {
  return inBook((rows, name) => {
    const r = pick(areaRows(rows));
    const c = pick(countColumns(name));
    rows[r]![c] = change(rows[r]![c] as number);
  });
}

const BOOK_WAYS: Readonly<Record<string, () => Book>> = {
  'value: another count': onCount((v) => { const n = random(999); return n === v ? v + 1 : n; }),
  'value: one day more': onCount((v) => v + 1),
  'sign': inBook((rows, name) => { const c = pick(countColumns(name)); const r = pick(areaRows(rows).filter((i) => Number(rows[i]![c]) > 0)); rows[r]![c] = -(rows[r]![c] as number); }),
  'a digit too many': inBook((rows, name) => { const c = pick(countColumns(name)); const r = pick(areaRows(rows).filter((i) => Number(rows[i]![c]) > 0)); rows[r]![c] = (rows[r]![c] as number) * 10; }),
  'text for a number': onCount((v) => `${v} days`),
  'a number as text': onCount((v) => String(v)),
  'a fraction': onCount((v) => v + 0.5),
  'blank': onCount(() => null),
  'swap of two cells of a row': inBook((rows, name) => { const row = rows[pick(areaRows(rows))]!; const columns = countColumns(name); const [a, b] = [pick(columns), pick(columns)]; [row[a], row[b]] = [row[b]!, row[a]!]; }),
  'swap of two councils in a column': inBook((rows, name) => { const c = pick(countColumns(name)); const [a, b] = [pick(areaRows(rows)), pick(areaRows(rows))]; [rows[a]![c], rows[b]![c]] = [rows[b]![c]!, rows[a]![c]!]; }),
  'a row shifted by one column': inBook((rows, name) => { const row = rows[pick(areaRows(rows))]!; const columns = countColumns(name); const values = columns.map((c) => row[c]!); columns.forEach((c, i) => { row[c] = i === 0 ? 0 : values[i - 1]!; }); }),
  'a row deleted': inBook((rows) => { rows.splice(pick(areaRows(rows)), 1); }),
  'a row duplicated': inBook((rows) => { const r = pick(areaRows(rows)); rows.splice(r, 0, [...rows[r]!]); }),
  'a code changed': inBook((rows) => { const [a, b] = [pick(areaRows(rows)), pick(areaRows(rows))]; rows[a]![3] = random(2) === 0 ? rows[b]![3]! : '999'; }),
  'the period changed on a sheet': inBook((rows) => { rows[4]![2] = pick(['August 2017', 'October 2017', 'September 2018', 'Quarter 2']); }, [...AREA_SHEETS, 'England']),
  'a heading changed': inBook((rows, name) => { const c = pick(countColumns(name)); rows[HEADER]![c] = pick(['Sum', 'X) Other', String(rows[HEADER]![pick(countColumns(name))])]); }),
  'any cell of England: another count, or NA': (): Book => {
    const book = copy();
    const sheets = [...book.values()];
    const cells = sheets.flatMap((rows, s) => rows.flatMap((row, r) => (r > HEADER && (s === 0 || r === HEADER + 1) ? row.flatMap((value, c) => (typeof value === 'number' ? [{ row, c, value }] : [])) : [])));
    const { row, c, value } = pick(cells);
    row[c] = pick([value + 1 + random(99), 'NA', '-', null]);
    return book;
  },
  'any cell of beds: another number, blank, or text': inBook((rows) => {
    const cells = areaRows(rows).flatMap((r) => rows[r]!.flatMap((value, c) => (c > 8 && typeof value === 'number' ? [{ row: rows[r]!, c, value }] : [])));
    const { row, c, value } = pick(cells);
    row[c] = pick([value + 1, null, 'NA', '-']);
  }, AREA_SHEETS.slice(0, 2)),
  'any count: not submitted': onCount(() => '-'),
  'any label or code, of any sheet, replaced': (): Book => {
    const book = copy();
    const cells = [...book.values()].flatMap((rows) => rows.flatMap((row, r) => (r >= HEADER ? row.flatMap((value, c) => (typeof value === 'string' ? [{ row, c }] : [])) : [])));
    const { row, c } = pick(cells);
    row[c] = 'replaced';
    return book;
  },
  'a sheet deleted': (): Book => { const book = copy(); book.delete(pick([...AREA_SHEETS, 'England'])); return book; },
};

const CELLS = [9, 11, 13, 10, 12, 14];
function onLine(change: (cells: string[]) => string[] | null): () => string[] {
  return () => {
    const lines = [...EXTRACT];
    const at = 1 + random(lines.length - 1);
    const changed = change(lines[at]!.split(','));
    lines.splice(at, 1, ...(changed ? [changed.join(',')] : []));
    return lines;
  };
}

const withCell = (change: (value: string) => string): (() => string[]) => onLine((cells) => {
  if (cells.length !== 15) return cells;
  const c = pick(CELLS.slice(3));
  cells[c] = change(cells[c]!);
  return cells;
});

const EXTRACT_WAYS: Readonly<Record<string, () => string[]>> = {
  'value: another count': withCell((v) => { const n = String(random(99)); return n === v ? String(Number(v) + 1) : n; }),
  'sign': withCell((v) => `-${v === '0' ? '1' : v}`),
  'text for a number': withCell(() => 'n/a'),
  'blank': withCell(() => ''),
  'two measures swapped': onLine((cells) => { if (cells.length === 15) [cells[10], cells[12]] = [cells[12]!, cells[10]!]; return cells; }),
  'cells shifted by one': onLine((cells) => [...cells.slice(0, 9), '0', ...cells.slice(9, 14)]),
  'a cell lost': onLine((cells) => cells.slice(0, -1)),
  'a row deleted': onLine(() => null),
  'a row duplicated': () => { const lines = [...EXTRACT]; const at = 1 + random(lines.length - 1); lines.splice(at, 0, lines[at]!); return lines; },
  'a code changed': onLine((cells) => { cells[5] = pick(['812', '319', '999']); return cells; }),
  'the period changed': onLine((cells) => { cells[0] = pick(['MSitDT-MAY-2019', 'MSitDT-JULY-2019', 'June']); return cells; }),
  'a reason changed': onLine((cells) => { cells[8] = pick(['A_COMPLETION_ASSESSMENT', 'I_HOUSING', 'Z_UNKNOWN']); return cells; }),
  'a heading changed': () => [EXTRACT[0]!.replace(pick(['NHS,', 'Social Care,', 'Reason For Delay', 'Period']), 'Something,'), ...EXTRACT.slice(1)],
};

interface Tally { found: number; warned: number; same: number; missed: number }

function table(title: string, rows: readonly (readonly [string, Tally])[]): void {
  process.stdout.write(`\n| ${title} | found | of these by a warning | not found, nothing changed | NOT FOUND, DAYS CHANGED |\n| --- | ---: | ---: | ---: | ---: |\n`);
  for (const [way, { found, warned, same, missed }] of rows) process.stdout.write(`| ${way} | ${found} | ${warned} | ${same} | ${missed} |\n`);
}

async function tally<T>(way: () => T, lookAt: (damaged: T) => Looked | Promise<Looked>, innocent: Looked, unchanged: (damaged: T) => boolean): Promise<Tally> {
  const before = new Set(innocent.findings.map(({ code, found }) => `${code} ${found}`));
  const figuresBefore = figures(innocent);
  const counts: Tally = { found: 0, warned: 0, same: 0, missed: 0 };
  for (let time = 0; time < TIMES; time += 1) {
    let damaged = way();
    while (unchanged(damaged)) damaged = way();
    const looked = await lookAt(damaged);
    const fresh = looked.findings.filter(({ code, found }) => !before.has(`${code} ${found}`)).map(({ code }) => ruleOf(code as RuleCode).severity);
    if (fresh.includes('error')) counts.found += 1;
    else if (fresh.includes('warning')) { counts.found += 1; counts.warned += 1; }
    else if (figures(looked) === figuresBefore) counts.same += 1;
    else counts.missed += 1;
  }
  return counts;
}

async function run(): Promise<void> {
  const book = lookAtBook(SHEETS);
  const sameBook = (damaged: Book): boolean => JSON.stringify([...damaged]) === JSON.stringify([...SHEETS]);
  const rows: [string, Tally][] = [];
  for (const [way, make] of Object.entries(BOOK_WAYS)) rows.push([way, await tally(make, lookAtBook, book, sameBook)]);
  rows.push(['truncated', await tally(() => BOOK.subarray(0, random(BOOK.length)), async (bytes) => {
    const log = newFindingLog();
    if (bytes.length < 8) return { returns: [], findings: [{ code: 'DTOC-111', file: 'x', found: '', expected: '' }] };
    const ret = await readWorkbook(bytes, 'workbook', WORKER, { file: 'x.xls', findings: log, watch: null });
    return look(ret ? [ret] : [], log);
  }, book, () => false)]);
  table(`LA-Type-B workbook, September 2017, ${TIMES} times each`, rows);
  const extract = await lookAtExtract(EXTRACT);
  const sameLines = (lines: readonly string[]): boolean => lines.join('\n') === EXTRACT.join('\n');
  const extractRows: [string, Tally][] = [];
  for (const [way, make] of Object.entries(EXTRACT_WAYS)) extractRows.push([way, await tally(make, lookAtExtract, extract, sameLines)]);
  extractRows.push(['truncated', await tally(() => { const text = EXTRACT.join('\n'); return text.slice(0, 300 + random(text.length - 301)).split('\n'); }, lookAtExtract, extract, sameLines)]);
  table(`monthly extract, 80 providers and councils of June 2019, ${TIMES} times each`, extractRows);
}

await run();
