import { CommanderError } from 'commander';
import { UserError } from './domain/failure.ts';
import { EXIT, type Io } from './cli/io.ts';
import { buildProgram } from './cli/program.ts';
import { TOOL } from './cli/tool.ts';

/**
 * Runs the command that the arguments name, and answers with the exit code: 0 fine, 1 findings at the level asked for,
 * 2 could not run, 101 a bug of ours.
 * @param args without the interpreter and the script
 */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.fine;
  try {
    const program = await buildProgram(args, io, (result) => { code = result; });
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.couldNotRun;
    if (error instanceof UserError) {
      io.stderr.write(`dtoc: ${error.message}\n  ${error.hint}\n`);
      return EXIT.couldNotRun;
    }
    io.stderr.write(`dtoc: this is a bug of dtoc ${TOOL.version}, not of yours. Please report it with the command and what follows.\n${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.bug;
  }
}

/** As main, on this process: its streams, its environment, its exit code. */
export async function runProcess(home: string): Promise<void> {
  const { env, argv } = process;
  // Node makes each of its streams where it is first asked for, which takes time.
  process.exitCode = await main(argv.slice(2), {
    get stdin() { return process.stdin; },
    get stdout() { return forReader(process.stdout); },
    get stderr() { return forReader(process.stderr); },
    env,
    home,
  });
}

const heeded = new WeakSet<NodeJS.WritableStream>();

/** A reader that has seen enough (`| head`) is no failure of ours or of the user's. */
function forReader<T extends NodeJS.WritableStream>(stream: T): T {
  if (!heeded.has(stream)) {
    heeded.add(stream);
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(EXIT.fine);
      throw error;
    });
  }
  return stream;
}
