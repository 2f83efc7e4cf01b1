import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/main.ts';

/** The folder of the built programs that run in threads of their own. */
export const PROGRAMS = join(import.meta.dirname, '..', '..', 'dist');

export const HOME = join(import.meta.dirname, '..', '..');

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, as on no terminal, and keeps what it prints. */
export async function dtoc(args: readonly string[], options: { stdin?: string | Buffer; env?: Io['env']; home?: string } = {}): Promise<Run> {
  const [out, err] = [new Kept(), new Kept()];
  const stdin = Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]);
  const code = await main(args, { stdin, stdout: out, stderr: err, env: options.env ?? {}, home: options.home ?? HOME });
  return { code, out: out.text, err: err.text };
}

class Kept extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
