import { readFile } from 'node:fs/promises';
import { UserError } from '../domain/failure.ts';
import { writeFileWhole } from './output.ts';

interface KnownFindings {
  readonly schemaVersion: 1;
  readonly findings: readonly string[];
}

/** Reads the findings that were known before, as --write-baseline wrote them. */
export async function readKnown(path: string): Promise<Set<string>> {
  try {
    const known = JSON.parse(await readFile(path, 'utf8')) as Partial<KnownFindings> | null;
    if (known?.schemaVersion === 1 && known.findings?.every((key) => typeof key === 'string')) return new Set(known.findings);
  } catch (error) {
    throw new UserError(`cannot read the known findings of ${path}: ${(error as Error).message}`, '`dtoc check --write-baseline` writes such a file');
  }
  throw new UserError(`${path} holds no known findings`, '`dtoc check --write-baseline` writes such a file');
}

export async function writeKnown(path: string, keys: readonly string[]): Promise<void> {
  const known: KnownFindings = { schemaVersion: 1, findings: [...new Set(keys)].sort() };
  await writeFileWhole(path, [`${JSON.stringify(known, null, 2)}\n`]);
}
