import { Worker } from 'node:worker_threads';
import { notBuilt } from '../../domain/failure.ts';
import type { Sheet } from './sheet.ts';
import { WorkbookError } from './workbook-error.ts';

/** A worksheet as it comes from the worker: rows from the first, cells from column A. */
export interface Values {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export type Answer = { readonly sheets: readonly Values[] } | { readonly refused: string };

export interface Limits {
  readonly seconds: number;
  /** Of the worker's heap. */
  readonly mebibytes: number;
}

/** A published month, as .xlsx, takes a third of a second, and 20 MiB more than its .xls. */
const LIMITS: Limits = { seconds: 20, mebibytes: 256 };

/**
 * The worksheets of a workbook that our own reader does not know, read by a library in a thread of its own, whose time and
 * memory are bounded: no file can make it hang, and none takes the rest down with it.
 * @param worker path of the built worker
 * @throws WorkbookError where the workbook is damaged, or reading it takes too much
 * @throws UserError where the worker is not built
 */
export async function readInWorker(bytes: Uint8Array, worker: string, limits: Limits = LIMITS): Promise<Sheet[]> {
  const answer = await ask(bytes, worker, limits);
  if ('refused' in answer) throw new WorkbookError(answer.refused);
  return answer.sheets.map(sheetOf);
}

function ask(bytes: Uint8Array, path: string, { seconds, mebibytes }: Limits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // What the library says on its own account is of no use to a reader of figures.
    const worker = new Worker(path, { workerData: bytes, stdout: true, stderr: true, env: {}, resourceLimits: { maxOldGenerationSizeMb: mebibytes } });
    worker.stdout.resume();
    worker.stderr.resume();
    const timer = setTimeout(() => { fail(new WorkbookError(`it takes more than ${seconds} seconds to read`)); }, seconds * 1000);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
      void worker.terminate();
    };
    worker.once('message', (answer: Answer) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', (error: NodeJS.ErrnoException) => { fail(failureOf(error, mebibytes)); });
    worker.once('exit', () => { fail(new WorkbookError('its reader stopped before the end')); });
  });
}

function failureOf(error: NodeJS.ErrnoException, mebibytes: number): Error {
  const { code, message } = error;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new WorkbookError(`it takes more than ${mebibytes} MiB of memory to read`);
  return notBuilt(error, 'dist/workbook-worker.cjs, which reads .xlsx,', ', or save the workbook as .xls') ?? new WorkbookError(message);
}

function sheetOf({ name, rows }: Values): Sheet {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return { name, rows: rows.length, columns, cell: (row, column) => rows[row]?.[column] ?? null };
}
