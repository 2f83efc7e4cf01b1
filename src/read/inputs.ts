import { closeSync, createReadStream, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FindingLog } from '../domain/finding-log.ts';

/** A file or standard input, not yet opened. */
export interface Input {
  /** As the user named it; `-` for standard input. */
  readonly name: string;
  /** Named by the user, rather than met in a folder: what is not a return is an error here, and passed over there. */
  readonly named: boolean;
  /** Standard input, which cannot be opened a second time. */
  readonly once?: boolean;
  /** Where the bytes lie, for a plain file. */
  readonly plain?: PlainFile;
  /** Its bytes from the start; each chunk is good until the next is asked for. */
  open(): AsyncIterable<Uint8Array>;
}

export interface PlainFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

const CHUNK_BYTES = 1 << 19;

/**
 * Files for paths: a file stands for itself, a folder for its files (and those of its folders, where asked), `-` for
 * standard input. Sorted by name, each once, so that no order of arguments or of a directory changes what is read.
 * A path that is not there becomes a finding.
 */
export function listInputs(
  paths: readonly string[],
  options: { readonly recursive: boolean; readonly stdin: () => AsyncIterable<Uint8Array> },
  findings: FindingLog,
): Input[] {
  const inputs = new Map<string, Input>();
  for (const path of paths) {
    if (path === '-') {
      inputs.set('-', { name: '-', named: true, once: true, open: options.stdin });
      continue;
    }
    try {
      const found = statSync(path);
      if (found.isDirectory()) {
        const passed: string[] = [];
        for (const file of filesOf(path, options.recursive, passed)) {
          if (!inputs.has(file)) inputs.set(file, fileInput(file, statSync(file).size, false));
        }
        for (const inside of passed) findings.add({ code: 'DTOC-110', file: inside, found: 'a folder inside', expected: '--recursive, to read it too' });
      } else if (found.isFile()) inputs.set(path, fileInput(path, found.size, true));
      // A pipe, which is read as it comes, and once.
      else inputs.set(path, { name: path, named: true, once: true, open: () => createReadStream(path) });
    } catch (error) {
      findings.add({ code: 'DTOC-101', file: path, found: reasonOf(error), expected: 'a file or folder' });
    }
  }
  return [...inputs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the operating system says of a failed read, without the path, which the finding already has. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'no such file or folder';
  if (code === 'EACCES') return 'no permission to read it';
  return code === 'EISDIR' ? 'a folder' : message;
}

function fileInput(path: string, size: number, named: boolean): Input {
  // eslint-disable-next-line @typescript-eslint/require-await -- read at once, as nothing else is to be done meanwhile
  return { name: path, named, plain: { path, size }, open: async function* open() { yield* chunksOf(path, 0, size); } };
}

/** A file, from one place on, in chunks of one buffer: each is good until the next is asked for. */
export function* chunksOf(path: string, from: number, expected: number): Generator<Uint8Array> {
  // A byte more than is expected shows that there are no more.
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, expected + 1));
  for (const size of piecesOf(path, from, Infinity, () => buffer)) yield buffer.subarray(0, size);
}

/** Reads a file's bytes from one place to before another, each piece to where there is room for it, and gives the sizes of the pieces. */
export function* piecesOf(path: string, from: number, to: number, room: () => Uint8Array): Generator<number> {
  const file = openSync(path, 'r');
  try {
    for (let at = from; at < to;) {
      const into = room();
      const size = readSync(file, into, 0, Math.min(into.length, to - at), at);
      if (size === 0) return;
      yield size;
      at += size;
    }
  } finally {
    closeSync(file);
  }
}

function filesOf(folder: string, recursive: boolean, passed: string[]): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // A link stands for what it leads to; a pipe or a socket is no return. A link to a folder could lead in a circle.
    const isFile = entry.isSymbolicLink() ? leadsToFile(path) : entry.isFile();
    if (isFile) files.push(path);
    else if (entry.isDirectory()) {
      if (recursive) files.push(...filesOf(path, true, passed));
      else passed.push(path);
    }
  }
  return files;
}

/** Whether a link leads to a file; one that leads nowhere leads to none. */
function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}
