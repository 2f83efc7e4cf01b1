import { Command } from 'commander';
import { COMMANDS } from './commands/commands.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

/**
 * The program with the names and summaries of all commands, and with the options, help and examples of the one that is asked for.
 * @param args without the interpreter and the script
 * @param finish is told the exit code
 */
export async function buildProgram(args: readonly string[], io: Io, finish: (code: number) => void): Promise<Command> {
  const program = new Command(TOOL.name)
    .description('Delayed transfers of care in England: reads the published returns, attributes the delays to the NHS or to social care, scores each council and flags those under the incentive or non-incentive of 2017.')
    .version(TOOL.version)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    .configureOutput({ writeOut: (text) => { io.stdout.write(text); }, writeErr: (text) => { io.stderr.write(text); } })
    .showHelpAfterError('(--help tells the options, with examples)')
    .addHelpText('after', `
Examples:
  dtoc report --sample                          a report on the embedded sample
  dtoc report returns/ --period 2017-18-Q2      on the workbooks and extracts of a folder
  dtoc explain Hampshire --sample -p 2017-09    one council on one screen, and the way out
  dtoc trend --sample --council Hampshire       its months on a chart: what is more than chance
  dtoc policy backtest total-2017 --sample      what comes out beside what was published
  dtoc check returns/ --period 2017-18-Q2       the gate before a return is sent
  dtoc periods returns/                         what a folder holds

Exit codes: 0 fine, 1 findings at the level asked for, 2 could not run, 101 a bug of dtoc's.`);
  const asked = commandAskedFor(args);
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).summary(summary);
    // What a shell completes is of all commands.
    if (name === asked || asked === 'completion') (await load())(command, io, finish);
  }
  return program;
}

/** An option of the program's own is answered whatever follows, so that a command is the first argument or none. */
function commandAskedFor(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => arg !== '--');
  return first === 'help' ? second : first;
}
