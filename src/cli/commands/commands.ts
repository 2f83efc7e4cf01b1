import type { Command } from 'commander';
import type { Io } from '../io.ts';

/** Gives a command its description, arguments, options, examples and action. `finish` is told the exit code. */
export type Furnish = (command: Command, io: Io, finish: (code: number) => void) => void;

interface Listed {
  readonly name: string;
  readonly summary: string;
  /** All else of a command is loaded for who asks for it. */
  readonly load: () => Promise<Furnish>;
}

/** The commands, in the order of the help. */
export const COMMANDS: readonly Listed[] = [
  { name: 'report', summary: 'scores and flags every council, from returns', load: async () => (await import('./report.ts')).reportCommand },
  { name: 'check', summary: 'the gate before a return is sent or used', load: async () => (await import('./check.ts')).checkCommand },
  { name: 'explain', summary: 'one council on one screen: its figures, its verdict, and the way out', load: async () => (await import('./explain.ts')).explainCommand },
  { name: 'trend', summary: 'a council month by month, on an XmR chart', load: async () => (await import('./trend.ts')).trendCommand },
  { name: 'funnel', summary: 'all councils on a funnel: who differs by more than chance', load: async () => (await import('./funnel.ts')).funnelCommand },
  { name: 'rates', summary: 'each council\'s rate with its interval, long stays allowed for', load: async () => (await import('./rates.ts')).ratesCommand },
  { name: 'compare', summary: 'holds two editions of the same months against each other', load: async () => (await import('./compare.ts')).compareCommand },
  { name: 'policy', summary: 'lists, prints, checks and back-tests policies', load: async () => (await import('./policy.ts')).policyCommand },
  { name: 'rules', summary: 'lists the rules of a check', load: async () => (await import('./rules.ts')).rulesCommand },
  { name: 'template', summary: 'writes an empty return to fill in', load: async () => (await import('./template.ts')).templateCommand },
  { name: 'periods', summary: 'lists the months that returns hold', load: async () => (await import('./periods.ts')).periodsCommand },
  { name: 'convert', summary: 'writes returns as one tidy CSV', load: async () => (await import('./convert.ts')).convertCommand },
  { name: 'trace', summary: 'shows the cells that a figure was added up from', load: async () => (await import('./trace.ts')).traceCommand },
  { name: 'schema', summary: 'prints the JSON Schema of a report, or of a policy', load: async () => (await import('./schema.ts')).schemaCommand },
  { name: 'completion', summary: 'prints a completion script for a shell', load: async () => (await import('./completion.ts')).completionCommand },
];
