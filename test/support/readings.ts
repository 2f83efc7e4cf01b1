import { cutsHeld, daysAt, isPresent, isUnreadable } from '../../src/domain/figures.ts';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { monthId } from '../../src/domain/month.ts';
import type { MonthlyReturn } from '../../src/domain/monthly-return.ts';
import { readReturns } from '../../src/read/read.ts';
import { PROGRAMS } from './io.ts';

/** All that a reading says, as plain values that can be held against those of another way of reading. */
export interface Plain {
  readonly files: unknown;
  readonly findings: readonly Finding[];
  readonly returns: readonly unknown[];
}

/** Reads one file. What can be opened but once is read by its records alone, which is the reference. */
export async function plainReading(content: Buffer | string, options: { once?: boolean; chunk?: number; hash?: boolean } = {}): Promise<Plain> {
  const bytes = Buffer.from(content);
  const findings = newFindingLog();
  const open = async function* chunks(): AsyncGenerator<Uint8Array> {
    const size = options.chunk ?? 1 << 16;
    // One buffer for all of them, as files are read.
    const buffer = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(buffer.subarray(0, bytes.copy(buffer, 0, at, at + size)));
  };
  const input = { name: 'x.csv', named: true, open, ...(options.once ? { once: true } : {}) };
  const { returns, files } = await readReturns([input], { hash: options.hash ?? false, watch: null, programs: PROGRAMS }, findings);
  return { files, findings: findings.kept, returns: returns.map(plainReturn) };
}

export function plainReturn({ period, kind, layout, edition, figures, names, watched, locate }: MonthlyReturn): unknown {
  const cuts = cutsHeld(figures);
  return {
    period: monthId(period),
    kind,
    layout,
    edition,
    watched,
    names: [...names].map(([code, called]) => [code, [...called]]),
    areas: figures.areas,
    cuts,
    cells: figures.areas.map((area, row) => cuts.map((cut) => [daysAt(figures, row, cut), isPresent(figures, row, cut), isUnreadable(figures, row, cut), locate(area, cut)])),
  };
}
