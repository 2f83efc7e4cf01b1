import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { listReal } from './shared.ts';

/** Cases with the values that the statistical packages of the NHS compute for them. */
export const CASES = join(import.meta.dirname, '..', '..', '..', 'shared', 'cases');

export type Row = Readonly<Record<string, string>>;

export function readCases(...path: string[]): Row[] {
  return parse(readFileSync(join(CASES, ...path)), { columns: true });
}

export function readIndex(folder: string): unknown[] {
  return listReal(() => JSON.parse(readFileSync(join(CASES, folder, 'index.json'), 'utf8')) as unknown[]);
}

/** An empty cell, or R's NA, is no number. */
export function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' || text === 'NA' ? null : Number(text);
}

/** Equal to a part in 1e9, and both or neither absent. */
export function expectClose(actual: number | null, expected: number | null, what: string): void {
  const close = actual === null || expected === null ? actual === expected : Math.abs(actual - expected) <= 1e-9 * Math.max(Math.abs(expected), 1e-300);
  if (!close) expect(`${what}: ${actual}`).toBe(`${what}: ${expected}`);
}
