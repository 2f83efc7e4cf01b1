import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';

/** The folder of real returns beside the project, from which nothing may be committed. */
export const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

export const WORKBOOKS = join(SHARED, 'la-type-b');
export const EXTRACTS = join(SHARED, 'msitdt-csv');

/** Tests on the real files. In CI they fail where the files are missing; elsewhere they are passed over. */
export const describeReal = existsSync(SHARED) || process.env['CI'] === 'true' ? describe : describe.skip;

export function workbook(month: string): string {
  return join(WORKBOOKS, `${month}.xls`);
}

export function workbooks(): string[] {
  return readdirSync(WORKBOOKS).sort().map((name) => join(WORKBOOKS, name));
}
