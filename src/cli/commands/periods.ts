import { Chalk } from 'chalk';
import { Option, type Command } from 'commander';
import { ORGANISATIONS } from '../../domain/cut.ts';
import { editionTitle } from '../../domain/edition.ts';
import { monthId } from '../../domain/month.ts';
import { csvRow } from '../../report/csv-text.ts';
import { drawGrid, fitGrid } from '../../report/formats/table.ts';
import { whole } from '../../report/numbers.ts';
import { completeQuarters, heldMonths, type HeldMonth } from '../../report/periods.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import { readerOf, type Io } from '../io.ts';
import { withReturns } from '../open.ts';
import { write } from '../output.ts';
import { wholeNumber } from '../values.ts';

interface Options extends InputOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly width?: number;
  readonly output?: string;
}

export function periodsCommand(command: Command, io: Io, finish: (code: number) => void): void {
  takesInputs(command)
    .description('Lists what returns hold: month, layout, edition, councils and England\'s totals; and the quarters that are complete.')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'csv']).default('table'))
    .option('--width <columns>', 'width of the table; default: the terminal\'s, or 80', wholeNumber)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExamples:\n  dtoc periods returns/\n  dtoc periods --sample --format csv')
    .action(async (files: string[], options: Options) => {
      finish(await withReturns(files, options, io, null, async ({ ledger }) => {
        const months = heldMonths(ledger);
        const quarters = completeQuarters(ledger);
        const text = options.format === 'json' ? json(months, quarters) : options.format === 'csv' ? csv(months)
          : table(months, quarters, { ...readerOf(io, options) });
        await write(io, options.output, [text]);
      }));
    });
}

function table(months: readonly HeldMonth[], quarters: readonly string[], { width, colour }: { width: number; colour: boolean }): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const grid = fitGrid({
    columns: [
      { heading: 'Month', align: 'left', priority: 1 },
      { heading: 'Layout', align: 'left', priority: 1 },
      { heading: 'Edition', align: 'left', priority: 0 },
      { heading: 'Councils', align: 'right', priority: 2 },
      { heading: 'NHS', align: 'right', priority: 2 },
      { heading: 'Social\ncare', align: 'right', priority: 2 },
      { heading: 'Both', align: 'right', priority: 3 },
      { heading: 'All', align: 'right', priority: 2 },
      { heading: 'Files', align: 'left', priority: 5 },
    ],
    rows: months.map((month) => ({
      tone: 'plain',
      cells: [
        monthId(month.month), month.layouts.join(' and '), editionTitle(month.edition) ?? 'not dated', month.councils === month.of ? String(month.of) : `${month.councils} of ${month.of}`,
        ...ORGANISATIONS.map((o) => whole(month.england[o])), month.files.join(' and '),
      ],
    })),
  }, width);
  const complete = quarters.length === 0 ? 'No financial quarter is complete.' : `Complete quarters: ${quarters.join(', ')}.`;
  return `${drawGrid(grid, chalk)}\n\nEngland's delayed days, as its row gives them or as all areas add up to them.\n${complete}\n`;
}

function json(months: readonly HeldMonth[], quarters: readonly string[]): string {
  return `${JSON.stringify({ months: months.map((month) => ({ ...month, month: monthId(month.month) })), completeQuarters: quarters }, null, 2)}\n`;
}

function csv(months: readonly HeldMonth[]): string {
  return csvRow(['month', 'layout', 'published', 'revised', 'councils', 'of', 'nhs', 'social_care', 'both', 'total', 'files'])
    + months.map((m) => csvRow([
      monthId(m.month), m.layouts.join(' '), m.edition.published, m.edition.revised, m.councils, m.of, ...ORGANISATIONS.map((o) => m.england[o]), m.files.join(' '),
    ])).join('');
}
