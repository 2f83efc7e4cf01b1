import { Argument, type Command } from 'commander';
import { EXIT, type Io } from '../io.ts';
import { write } from '../output.ts';

// Loaded when they are asked for: they are large, and few ask.
const SCHEMAS = {
  report: () => import('../../report/report.schema.json', { with: { type: 'json' } }),
  policy: () => import('../../reference/policies/policy.schema.json', { with: { type: 'json' } }),
} as const;

export function schemaCommand(command: Command, io: Io, finish: (code: number) => void): void {
  command
    .description('Prints the JSON Schema (draft 2020-12) of what `dtoc report --format json` writes, or of a policy of your own.')
    .addArgument(new Argument('[of]', 'of what').choices(Object.keys(SCHEMAS)).default('report'))
    .addHelpText('after', '\nExamples:\n  dtoc schema > report.schema.json\n  dtoc schema policy > policy.schema.json')
    .action(async (of: keyof typeof SCHEMAS) => {
      await write(io, undefined, [`${JSON.stringify((await SCHEMAS[of]()).default, null, 2)}\n`]);
      finish(EXIT.fine);
    });
}
