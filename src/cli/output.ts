import { once } from 'node:events';
import { appendFile, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../domain/failure.ts';
import type { Io } from './io.ts';

/** Writes text to standard output, as fast as its reader takes it. */
export async function writeOut({ stdout }: Io, chunks: Iterable<string>): Promise<void> {
  for (const chunk of chunks) if (chunk !== '' && !stdout.write(chunk)) await once(stdout, 'drain');
}

/** Writes a file whole or not at all: beside it under a temporary name, then renamed. Nothing is left behind on failure. */
export async function writeFileWhole(path: string, chunks: Iterable<string>): Promise<void> {
  // A link keeps leading to the file, and the file keeps who may read it.
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then((s) => s.mode, () => 0o666);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      for (const chunk of chunks) await file.write(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UserError(`cannot write ${path}: ${(error as Error).message}`, 'see that its folder is there and can be written to');
  }
}

/** Adds to a file that others write to as well, as a job's summary is. */
export async function appendToFile(path: string, text: string): Promise<void> {
  await appendFile(path, text).catch((error: unknown) => {
    throw new UserError(`cannot write ${path}: ${(error as Error).message}`, 'see that its folder is there and can be written to');
  });
}

/** To the file that -o names, or else to standard output. */
export async function write(io: Io, path: string | undefined, chunks: Iterable<string>): Promise<void> {
  await (path === undefined || path === '-' ? writeOut(io, chunks) : writeFileWhole(path, chunks));
}
