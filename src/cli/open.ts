import type { FindingLog } from '../domain/finding-log.ts';
import type { Watch } from '../domain/monthly-return.ts';
import { openReturns } from '../pipeline/open.ts';
import { openInputs, type InputOptions } from './inputs.ts';
import { EXIT, type Io } from './io.ts';
import { exitCode, requireMonths, stopsTheRun, tellFindings } from './tell.ts';

type Opened = Awaited<ReturnType<typeof openReturns>>;

/**
 * Opens returns for a command that gives their figures, and tells what is wrong with them. `use` is called where figures
 * may be given at all, and the exit code follows from the findings.
 */
export async function withReturns(
  files: readonly string[], options: InputOptions, io: Io, watch: Watch | null, use: (opened: Opened) => Promise<void>,
): Promise<number> {
  return withReturnsAnd(files, options, io, watch, () => Promise.resolve(null), use);
}

/** The same, for a command whose options name another file, which `read` reads. */
export async function withReturnsAnd<T>(
  files: readonly string[], options: InputOptions, io: Io, watch: Watch | null, read: (findings: FindingLog) => Promise<T>, use: (opened: Opened, other: T) => Promise<void>,
): Promise<number> {
  const { inputs, findings, programs } = openInputs(files, options, io);
  const opened = await openReturns(inputs, { hash: false, watch, programs }, findings);
  const other = await read(findings);
  tellFindings(findings, io, { notes: true });
  if (stopsTheRun(findings)) return EXIT.couldNotRun;
  requireMonths(opened.ledger);
  await use(opened, other);
  return exitCode(findings, 'error');
}
