import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

/** The folder of real returns beside the project, from which nothing may be committed. */
export const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export const WORKBOOKS = join(SHARED, 'la-type-b');
export const EXTRACTS = join(SHARED, 'msitdt-csv');

/** In CI tests on the real files fail where those are missing; elsewhere they are passed over. */
const LOOKS_AT_REAL = existsSync(SHARED) || process.env['CI'] === 'true';

export const describeReal = LOOKS_AT_REAL ? describe : describe.skip;

/** What tests are made of is listed even where they are passed over: then there is nothing of it. */
export function listReal<T>(list: () => T[]): T[] {
  return LOOKS_AT_REAL ? list() : [];
}

export function workbook(month: string): string {
  return join(WORKBOOKS, `${month}.xls`);
}

export function workbooks(): string[] {
  return listReal(() => readdirSync(WORKBOOKS).sort().map((name) => join(WORKBOOKS, name)));
}
