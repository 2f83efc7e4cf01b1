import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dtoc } from './io.ts';

export interface Told {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly line?: number;
  readonly council?: string;
  readonly found: string;
  readonly known: boolean;
}

/** Files by name, put into a folder of their own. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Checks files and answers with the exit code and what was told. */
export async function check(files: Files, ...args: string[]): Promise<{ code: number; told: Told[]; out: string; err: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dtoc-check-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { code, out, err } = await dtoc(['check', ...Object.keys(files).map((name) => join(folder, name)), '--format', 'json', ...args]);
    const told = out.startsWith('{') ? (JSON.parse(out) as { findings: Told[] }).findings : [];
    return { code, told, out: out.replaceAll(`${folder}/`, ''), err };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
