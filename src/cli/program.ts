import { Command } from 'commander';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { convertCommand } from './commands/convert.ts';
import { periodsCommand } from './commands/periods.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { policyCommand } from './commands/policy.ts';
import { reportCommand } from './commands/report.ts';
import { rulesCommand } from './commands/rules.ts';
import { schemaCommand } from './commands/schema.ts';
import { templateCommand } from './commands/template.ts';
import { traceCommand } from './commands/trace.ts';
import { funnelCommand } from './commands/funnel.ts';
import { ratesCommand } from './commands/rates.ts';
import { trendCommand } from './commands/trend.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

/** The commands, each with its options, help and examples. `finish` is told the exit code. */
export function buildProgram(io: Io, finish: (code: number) => void): Command {
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
  for (const add of [reportCommand, checkCommand, explainCommand, trendCommand, funnelCommand, ratesCommand, compareCommand, policyCommand, rulesCommand, templateCommand, periodsCommand, convertCommand, traceCommand, schemaCommand, completionCommand]) add(program, io, finish);
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}
