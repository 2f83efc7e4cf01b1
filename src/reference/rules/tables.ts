import type { Rule } from './rule.ts';

/** A user's own tables of councils: adults, targets, allocations. */
export const TABLE_RULES = {
  'DTOC-801': {
    severity: 'error', meaning: 'a cell of the table of adults is no number of adults', hint: 'write a whole number above 0, or nothing where there is none',
    wrong: '812,"1,082,067"', right: '812,1082067',
  },
  'DTOC-802': {
    severity: 'error', meaning: 'a row of a table of councils is of no council, or of one that stands twice', hint: 'use CASSR or GSS codes, each once; a table of adults may have `-` for England',
    wrong: 'Hampshire,1082067', right: '812,1082067',
  },
  'DTOC-803': {
    severity: 'error', meaning: 'a cell of a table of targets or allocations is no number', hint: 'write a number, 0 or above, without thousands separators, currency or unit',
    wrong: '812,"£5,000,000"', right: '812,5000000',
  },
  'DTOC-804': {
    severity: 'error', meaning: 'a table of councils has not the headings that it needs', hint: 'write the headings on the first line: code,pounds for allocations, code,target or code,target_beds for targets',
    wrong: 'council name,aim', right: 'code,target',
  },
} as const satisfies Record<string, Rule>;
