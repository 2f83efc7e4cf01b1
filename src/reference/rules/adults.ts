import type { Rule } from './rule.ts';

/** A user's own table of adults. */
export const ADULTS_RULES = {
  'DTOC-801': {
    severity: 'error', meaning: 'a cell of the table of adults is no number of adults', hint: 'write a whole number above 0, or nothing where there is none',
    wrong: '812,"1,082,067"', right: '812,1082067',
  },
  'DTOC-802': {
    severity: 'error', meaning: 'a row of the table of adults is of no council, or of one that stands twice', hint: 'use CASSR or GSS codes, each once, and `-` for England',
    wrong: 'Hampshire,1082067', right: '812,1082067',
  },
} as const satisfies Record<string, Rule>;
