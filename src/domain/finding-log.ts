import type { Finding } from './finding.ts';

/** Findings as they are met. Past `limit` for one rule in one file they are counted, not kept, so that no input can fill memory with them. */
export interface FindingLog {
  readonly kept: Finding[];
  /** How many of a rule in a file were counted without being kept. */
  readonly more: Map<string, { code: string; file: string; count: number }>;
  add(finding: Finding): void;
  /** Takes back what was said of a file that turns out not to be readable: nothing of it is used, and one line says why. */
  retract(file: string): void;
}

const LIMIT = 1000;
/** A file with a million of one finding is not a return gone wrong: it is refused, rather than read to its end. */
const REFUSED_AT = 1_000_000;

export function newFindingLog(limit = LIMIT): FindingLog {
  const kept: Finding[] = [];
  const more: FindingLog['more'] = new Map();
  const counts = new Map<string, number>();
  return {
    kept,
    more,
    add(finding) {
      const key = `${finding.code} ${finding.file}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > REFUSED_AT) throw Object.assign(new Error(`more than ${REFUSED_AT} findings of ${finding.code}`), { code: 'ETOOMUCH' });
      if (count <= limit) kept.push(finding);
      else more.set(key, { code: finding.code, file: finding.file, count: count - limit });
    },
    retract(file) {
      kept.splice(0, kept.length, ...kept.filter((finding) => finding.file !== file));
      for (const [key, entry] of more) if (entry.file === file) more.delete(key);
    },
  };
}
