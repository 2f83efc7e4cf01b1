import { join } from 'node:path';
import { compareEditions, UNDATED } from '../domain/edition.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import type { FileSummary, MonthlyReturn, Watch } from '../domain/monthly-return.ts';
import { collect, openBytes, type Bytes } from './bytes.ts';
import type { FileContext } from './context.ts';
import { reasonOf, type Input } from './inputs.ts';
import { scanText } from './scan/scan-text.ts';
import { readText, type Refusal } from './text.ts';
import { holdsWorkbook } from './xls/zip.ts';

export interface Reading {
  readonly returns: readonly MonthlyReturn[];
  readonly files: readonly FileSummary[];
}

export interface ReadOptions {
  readonly hash: boolean;
  readonly watch: Watch | null;
  readonly providers?: Watch | null;
  /** The folder of the built programs that run in threads of their own. */
  readonly programs: string;
}

/** A published workbook has some 140 kB; a file of this size is something else. */
const MOST_WORKBOOK_BYTES = 64 * 1024 * 1024;

/** Reads every input by the layout that it is found to have. What cannot be read becomes a finding, and the rest is read. */
export async function readReturns(inputs: readonly Input[], options: ReadOptions, findings: FindingLog): Promise<Reading> {
  const returns: MonthlyReturn[] = [];
  const files: FileSummary[] = [];
  for (const input of inputs) {
    const context: FileContext = { file: input.name, findings, watch: options.watch, providers: options.providers ?? null };
    try {
      const read = await readFile(input, options, context);
      if (read === null) continue;
      for (const ret of read.returns) returns.push(ret);
      files.push({
        file: input.name,
        sha256: read.sha256,
        layout: read.layout,
        edition: editionOf(read.returns),
        months: [...new Set(read.returns.map((r) => r.period))].sort((a, b) => a - b),
      });
    } catch (error) {
      if (!isOfTheFile(error)) throw error;
      findings.retract(input.name);
      findings.add({ code: 'DTOC-101', file: input.name, found: reasonOf(error), expected: 'a file that can be read to its end' });
    }
  }
  return { returns, files };
}

function editionOf(returns: readonly MonthlyReturn[]): FileSummary['edition'] {
  const [first] = returns;
  if (!first) return UNDATED;
  return returns.every(({ edition }) => compareEditions(edition, first.edition) === 0) ? first.edition : 'several';
}

interface FileRead {
  readonly layout: string | null;
  readonly returns: readonly MonthlyReturn[];
  readonly sha256: string | null;
}

async function readFile(input: Input, options: ReadOptions, context: FileContext): Promise<FileRead | null> {
  const { file, findings } = context;
  const bytes = await openBytes(input.open(), options.hash);
  const refuse = (found: string, expected: string, foreign = isForeign(file)): null => {
    findings.add({ code: foreign && !input.named ? 'DTOC-110' : 'DTOC-102', file, found, expected });
    return null;
  };
  switch (bytes.kind) {
    case 'empty':
      findings.add({ code: 'DTOC-111', file, found: 'an empty file', expected: 'a return' });
      return null;
    case 'utf-16':
      findings.add({ code: 'DTOC-109', file, found: 'UTF-16, or bytes that are no text', expected: 'UTF-8 or Windows-1252' });
      return null;
    case 'zip':
    case 'workbook': {
      const whole = await collect(bytes.chunks, MOST_WORKBOOK_BYTES);
      if (whole === null) return refuse(`a ${bytes.kind === 'zip' ? 'zip archive' : 'workbook'} of more than ${MOST_WORKBOOK_BYTES} bytes`, 'an LA-Type-B workbook');
      if (bytes.kind === 'zip' && !holdsWorkbook(whole)) return refuse('a zip archive that is no workbook', 'an LA-Type-B workbook (.xls, .xlsx), or a CSV');
      // Loaded here alone, for those who give workbooks.
      const { readWorkbook } = await import('./workbook-file.ts');
      const read = await readWorkbook(whole, bytes.kind, join(options.programs, 'workbook-worker.cjs'), context);
      return read ? { layout: read.layout, returns: [read], sha256: bytes.sha256() } : null;
    }
    case 'text': {
      const read = await readAsText(input, bytes, options, context);
      return 'refused' in read ? refuse(read.refused.found, read.refused.expected, read.refused.foreign || isForeign(file)) : read;
    }
  }
}

/** As bytes, where nothing is to be said of the file; else by its records, from the start. Standard input cannot be had a second time. */
async function readAsText(input: Input, first: Bytes, { hash, programs }: ReadOptions, context: FileContext): Promise<FileRead | { readonly refused: Refusal }> {
  let bytes = first;
  if (input.once !== true) {
    // What is zipped or hashed is read chunk by chunk.
    const plain = input.plain && !bytes.packed && !hash ? { file: input.plain, worker: join(programs, 'extract-worker.cjs') } : null;
    let scanned = await scanText(bytes.chunks, context, 'one by one', plain);
    if (scanned === 'mixed') {
      bytes = await openBytes(input.open(), hash);
      scanned = await scanText(bytes.chunks, context, 'mixed', plain);
    }
    if (typeof scanned !== 'string') return { ...scanned, sha256: bytes.sha256() };
    bytes = await openBytes(input.open(), hash);
  }
  const { layout, returns, refused } = await readText(bytes.chunks, context);
  return refused === null ? { layout, returns, sha256: bytes.sha256() } : { refused };
}

/** In a folder a file of another kind, by its name, is passed over; one that is named like a return, or a spreadsheet, must be one. */
function isForeign(name: string): boolean {
  return !/\.(csv|xlsx?|xlsm|xlsb|ods)(\.gz)?$/i.test(name);
}

function isOfTheFile(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' && /^(E[A-Z]+|Z_[A-Z_]+)$/.test(code);
}
