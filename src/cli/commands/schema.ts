import type { Command } from 'commander';
import schema from '../../report/report.schema.json' with { type: 'json' };
import { EXIT, type Io } from '../io.ts';
import { write } from '../output.ts';

export function schemaCommand(program: Command, io: Io, finish: (code: number) => void): void {
  program.command('schema')
    .summary('prints the JSON Schema of a report')
    .description('Prints the JSON Schema (draft 2020-12) of what `dtoc report --format json` writes.')
    .addHelpText('after', '\nExample:\n  dtoc schema > report.schema.json')
    .action(async () => {
      await write(io, undefined, [`${JSON.stringify(schema, null, 2)}\n`]);
      finish(EXIT.fine);
    });
}
