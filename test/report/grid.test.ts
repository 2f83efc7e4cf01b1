import fc from 'fast-check';
import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { drawGrid, headingLines, layOutLines, padLines } from '../../src/report/formats/table.ts';
import type { Grid, GridColumn } from '../../src/report/grid.ts';

const plain = fc.string({ unit: fc.constantFrom('a', 'Z', '9', ' ', '.', '(', '–', '…', '−', '·', 'é', '≤', '│', '█', '●') });
const column: fc.Arbitrary<GridColumn> = fc.record({
  heading: fc.array(plain, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  align: fc.constantFrom('left' as const, 'right' as const),
  priority: fc.constant(0),
});
const grid: fc.Arbitrary<Grid> = fc.array(column, { minLength: 1, maxLength: 6 }).chain((columns) => fc.record({
  columns: fc.constant(columns),
  rows: fc.array(fc.record({ cells: fc.array(plain, { minLength: columns.length, maxLength: columns.length }), tone: fc.constant('plain' as const) }), { maxLength: 6 }),
}));

const NO_COLOUR = new Chalk({ level: 0 });
const named = (name: string): Grid => ({
  columns: [{ heading: 'Name', align: 'left', priority: 0 }, { heading: 'Days', align: 'right', priority: 1 }],
  rows: [{ cells: [name, '12'], tone: 'plain' }, { cells: ['Leeds', '7'], tone: 'plain' }],
});

describe('a grid', () => {
  it('of plain characters is padded as it would be laid out', () => {
    fc.assert(fc.property(grid, (of) => {
      expect(padLines(of, headingLines(of))).toEqual(layOutLines(of, headingLines(of)));
    }), { numRuns: 500 });
  });

  it('gives a column that holds nothing the width of one character', () => {
    const of = named('');
    const empty = { ...of, columns: of.columns.map((column) => ({ ...column, heading: column.heading === 'Name' ? '' : column.heading })), rows: of.rows.slice(0, 1) };
    expect(padLines(empty, 1)).toEqual(['   Days', '     12']);
    expect(layOutLines(empty, 1)).toEqual(padLines(empty, 1));
  });

  it('has every character of a kind that is taken for plain in one column', () => {
    for (const [from, to] of [[0x20, 0x7e], [0xa0, 0x2ff], [0x2010, 0x22ff], [0x2500, 0x25fc]] as const) {
      for (let code = from; code <= to; code += 1) {
        const of = named(`x${String.fromCharCode(code)}x`);
        expect([code, padLines(of, 1)]).toEqual([code, layOutLines(of, 1)]);
      }
    }
  });

  it('with a name of wide characters stands in columns all the same', () => {
    expect(drawGrid(named('聖路加病院'), NO_COLOUR).split('\n')).toEqual(['Name        Days', '聖路加病院    12', 'Leeds          7']);
    expect(drawGrid(named('Plain'), NO_COLOUR).split('\n')).toEqual(['Name   Days', 'Plain    12', 'Leeds     7']);
  });
});
