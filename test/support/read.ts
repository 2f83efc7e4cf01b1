import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Watch } from '../../src/domain/monthly-return.ts';
import type { Input } from '../../src/read/inputs.ts';
import { readReturns, type Reading } from '../../src/read/read.ts';
import { PROGRAMS } from './io.ts';

/** Reads files from memory, in chunks as small as asked. */
export async function readBytes(
  files: Readonly<Record<string, string | Buffer>>, options: { chunk?: number; watch?: Watch; hash?: boolean; named?: boolean; programs?: string } = {},
): Promise<Reading & { findings: readonly Finding[] }> {
  const findings = newFindingLog();
  const inputs = Object.entries(files).map(([name, content]): Input => ({ name, named: options.named ?? true, open: () => chunksOf(Buffer.from(content), options.chunk ?? 1 << 16) }));
  const reading = await readReturns(inputs, { hash: options.hash ?? false, watch: options.watch ?? null, programs: options.programs ?? PROGRAMS }, findings);
  return { ...reading, findings: findings.kept };
}

// eslint-disable-next-line @typescript-eslint/require-await -- it stands for a stream
async function* chunksOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
