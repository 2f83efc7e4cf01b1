import type { Rule } from './rule.ts';

export const CELL_RULES = {
  'DTOC-201': {
    severity: 'error', meaning: 'text stands where days are counted', hint: 'delayed days are a whole number; `-` means not submitted',
    wrong: '812 | Hampshire | 3,234 | tbc', right: '812 | Hampshire | 3234 | 4638',
  },
  'DTOC-202': {
    severity: 'warning', meaning: 'a cell of an extract that counts days is blank, or `-`', hint: 'write 0 for none; what is blank was counted as not submitted and added nothing',
    wrong: '…,E_CARE_PACKAGE_IN_HOME,0,0,0,,0,0', right: '…,E_CARE_PACKAGE_IN_HOME,0,0,0,0,0,0',
  },
  'DTOC-203': {
    severity: 'error', meaning: 'the beds column disagrees with days / days in the month', hint: 'one of the two was changed alone',
    wrong: '2341 days beside 87.0333 beds, September', right: '2341 days beside 78.0333 beds, September',
  },
  'DTOC-204': {
    severity: 'error', meaning: 'a type of care, reason or organisation is not one of the code list', hint: 'the README lists the codes; a reason is never guessed',
    wrong: 'all,Z,nhs', right: 'all,E,nhs',
  },
  'DTOC-205': {
    severity: 'error', meaning: 'a number of days is negative', hint: 'corrections are made in the month that they correct, not as a deduction',
    wrong: '-5', right: '5',
  },
  'DTOC-206': {
    severity: 'error', meaning: 'a number of days is not whole', hint: 'days are counted; beds, which are averages, stand in their own columns',
    wrong: '154.6', right: '4638',
  },
  'DTOC-207': {
    severity: 'error', meaning: 'a number is written with thousands separators', hint: 'write the digits alone',
    wrong: '"4,638"', right: '4638',
  },
  'DTOC-208': {
    severity: 'error', meaning: 'a number is stored as text in a workbook', hint: 'Excel leaves it out of every sum; convert the cell to a number',
    wrong: '\'4638', right: '4638',
  },
  'DTOC-209': {
    severity: 'error', meaning: 'there are more days than a month can plausibly hold', hint: 'look for a digit too many; the threshold is twice what any council of any size ever returned',
    wrong: 'Hampshire, 46380 days in September: 1,546 beds', right: 'Hampshire, 4638 days in September: 155 beds',
  },
  'DTOC-210': {
    severity: 'error', meaning: 'a cell of a workbook that counts days is blank', hint: 'write 0 for none, or `-` in every part for nothing submitted',
    wrong: '812 | Hampshire | 3234 |  | 521', right: '812 | Hampshire | 3234 | 4638 | 521',
  },
  'DTOC-211': {
    severity: 'error', meaning: 'an area is submitted in part', hint: 'write 0 for none; an area that submitted nothing is silent in every cell. No sum with such a cell in it is given',
    wrong: '319 | Wirral | 234 | - | 0 | 234', right: '319 | Wirral | 234 | 0 | 0 | 234',
  },
} as const satisfies Record<string, Rule>;
