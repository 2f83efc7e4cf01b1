/** The world outside, as a command is given it: nothing in src reads the process but main and what is handed on from here. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the files that ship with the tool. */
  readonly home: string;
}

export const EXIT = { fine: 0, findings: 1, couldNotRun: 2, bug: 101 } as const;

const DEFAULT_WIDTH = 80;

/** Columns of the terminal; 80 where there is none, so that piped output is the same everywhere. */
export function terminalWidth({ stdout, env }: Io): number {
  const columns = stdout.isTTY ? stdout.columns ?? Number(env['COLUMNS']) : Number.NaN;
  return Number.isInteger(columns) && columns >= 40 ? columns : DEFAULT_WIDTH;
}

/** For whom a text is written: how wide, and whether in colour; a file has none. */
export function readerOf(io: Io, options: { readonly width?: number; readonly output?: string }): { readonly width: number; readonly colour: boolean } {
  return { width: options.width ?? terminalWidth(io), colour: options.output === undefined && wantsColour(io.stdout, io.env) };
}

/** Colour on a terminal alone, but that NO_COLOR forbids it and FORCE_COLOR asks for it (no-color.org, force-color.org). */
export function wantsColour(stream: Io['stdout'], env: Io['env']): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
