import type { Month } from './month.ts';

/** Stands for a file where a finding is of the input as a whole. */
export const INPUT = '(input)';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where in a file. A workbook is addressed by sheet and cell (`D17`), a text file by line and column heading. */
export interface Place {
  readonly file: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly line?: number;
  readonly column?: string;
}

/**
 * Something that a reader or a check has to say about an input. `code` names a rule of the rules table, which holds its
 * severity, meaning and hint; `found` and `expected` are the evidence, in the words of the file where there are any.
 */
export interface Finding<Code extends string = string> extends Place {
  readonly code: Code;
  readonly period?: Month;
  readonly council?: string;
  readonly found: string;
  readonly expected: string;
}
