import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** The floors of the house, in the order in which the data flows. A floor may import itself and what its line names. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  reference: ['domain'],
  // Formulas of others, of numbers alone.
  statistics: [],
  read: ['domain', 'reference'],
  attribute: ['domain', 'reference'],
  // A return is validated by itself, before attribution, and months against each other, after it.
  validate: ['domain', 'reference', 'attribute'],
  measure: ['domain', 'reference', 'statistics', 'attribute'],
  score: ['domain', 'measure'],
  judge: ['domain', 'reference', 'measure'],
  // How firm places and outcomes are: months drawn anew, and scored and judged as they were.
  firmness: ['domain', 'reference', 'statistics', 'measure', 'score', 'judge'],
  report: ['domain', 'reference', 'statistics', 'attribute', 'measure', 'score', 'judge', 'firmness'],
  // Stages share types and meet here alone.
  pipeline: ['domain', 'reference', 'statistics', 'read', 'validate', 'attribute', 'measure', 'score', 'judge', 'firmness', 'report'],
  cli: ['domain', 'reference', 'statistics', 'read', 'measure', 'judge', 'firmness', 'report', 'pipeline', 'package.json'],
  'main.ts': ['domain', 'cli'],
};

/** Who may touch what lies outside: the disk, the process, a library that reads or draws. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  'node:fs': ['read/inputs.ts'],
  'node:fs/promises': ['cli/output.ts', 'cli/known-findings.ts'],
  'node:worker_threads': ['read/scan/halves.ts', 'read/scan/half-worker.ts', 'read/xls/fallback.ts', 'read/xls/worker.ts'],
  'node:path': ['read/read.ts', 'read/inputs.ts', 'cli/inputs.ts', 'cli/output.ts', 'cli/policies.ts'],
  'node:events': ['read/csv.ts', 'read/scan/halves.ts', 'cli/output.ts'],
  'node:buffer': ['read/csv.ts'],
  'node:crypto': ['read/bytes.ts'],
  'node:stream': ['read/bytes.ts'],
  'node:zlib': ['read/bytes.ts', 'read/xls/zip.ts'],
  // A workbook that our own reader does not know is read by the library in a thread of its own alone.
  '@e965/xlsx': ['read/xls/library.ts'],
  'csv-parse': ['read/csv.ts'],
  yaml: ['read/policy.ts'],
  // What a policy is, and the reader that holds a user's own to it.
  valibot: ['reference/policies/schema.ts', 'read/policy.ts'],
  arquero: ['measure/groups.ts'],
  'simple-statistics': ['measure/groups.ts'],
  chalk: ['report/formats/table.ts', 'report/check/text.ts', 'report/backtest/formats.ts', 'report/compare/formats.ts', 'report/explain/formats.ts', 'report/trend/formats.ts', 'report/trend/chart.ts', 'report/canvas.ts', 'report/funnel/formats.ts', 'report/rates/formats.ts', 'report/funnel/chart.ts', 'cli/commands/periods.ts', 'cli/tell.ts'],
  'cli-table3': ['report/formats/table.ts'],
  commander: ['cli/', 'main.ts'],
  // Types alone.
  sarif: ['report/check/sarif.ts'],
  'fastest-levenshtein': ['cli/values.ts', 'read/policy.ts'],
};

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:^(?:import|export|\}).*from |import\()'([^']+)'/gm)].map((match) => ({ file, target: match[1]! }));
});

const floorOf = (path: string): string => path.split('/')[0]!;

describe('the house', () => {
  it('has these floors and no other', () => {
    expect([...new Set(files.map(floorOf))].sort()).toEqual(Object.keys(FLOORS).sort());
  });

  it.each(imports.filter(({ target }) => target.startsWith('.')))('$file may import $target', ({ file, target }) => {
    const to = floorOf(relative(SRC, join(SRC, dirname(file), target)).replace(/^\.\.\//, ''));
    if (to !== floorOf(file)) expect(FLOORS[floorOf(file)]).toContain(to);
  });

  it.each(imports.filter(({ target }) => !target.startsWith('.')))('$file may use $target', ({ file, target }) => {
    expect(DOORS[target]?.some((door) => file === door || (door.endsWith('/') && file.startsWith(door)))).toBe(true);
  });

  it('has the clock, the console and the process at no other door than main', () => {
    const outside = /\b(Date\.now|new Date\(\)|console\.|process\.(?!pid))/;
    const offenders = files.filter((file) => file !== 'main.ts' && outside.test(readFileSync(join(SRC, file), 'utf8')));
    expect(offenders).toEqual([]);
  });

  it('has rooms of a size that one person keeps in mind', () => {
    const large = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 250);
    expect(large).toEqual([]);
  });
});
