import type { MonthlyReturn } from '../domain/monthly-return.ts';
import type { FileContext } from './context.ts';
import { returnOfSheets } from './workbook.ts';
import { OlderWorkbookError, readSheets } from './xls/biff8.ts';
import type { Sheet } from './xls/sheet.ts';
import { WorkbookError } from './xls/workbook-error.ts';

/**
 * The return that a workbook holds; null, and a finding, where it cannot be read or is none. Our own reader reads the .xls of
 * Excel 97 and later; what it does not know is read in `worker`, and what is damaged or locked by neither.
 */
export async function readWorkbook(bytes: Buffer, kind: 'workbook' | 'zip', worker: string, context: FileContext): Promise<MonthlyReturn | null> {
  let sheets: Sheet[];
  try {
    sheets = kind === 'zip' ? await byWorker(bytes, worker) : await bySelf(bytes, worker);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    context.findings.add({ code: 'DTOC-101', file: context.file, found: `a workbook that cannot be read: ${error.message}`, expected: 'a whole workbook (.xls, .xlsx)' });
    return null;
  }
  return returnOfSheets(sheets, context);
}

async function bySelf(bytes: Buffer, worker: string): Promise<Sheet[]> {
  try {
    return readSheets(bytes);
  } catch (error) {
    if (error instanceof OlderWorkbookError) return byWorker(error.stream, worker);
    throw error;
  }
}

// Loaded for those alone who give such workbooks.
async function byWorker(bytes: Buffer, worker: string): Promise<Sheet[]> {
  const { readInWorker } = await import('./xls/fallback.ts');
  return readInWorker(bytes, worker);
}
