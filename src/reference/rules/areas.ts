import type { Rule } from './rule.ts';

export const AREA_RULES = {
  'DTOC-501': {
    severity: 'error', meaning: 'the area code is not a council\'s', hint: 'use the CASSR code, three digits or 00EQ, 00EW, 00KB, 00KC',
    wrong: '999 | Hampshire', right: '812 | Hampshire',
  },
  'DTOC-502': {
    severity: 'error', meaning: 'an area, or a row of it, stands twice', hint: 'remove one of the two rows; the second was not counted',
    wrong: '812 | Hampshire in rows 109 and 110', right: '812 | Hampshire in row 109',
  },
  'DTOC-503': {
    severity: 'error', meaning: 'the council did not exist in that month', hint: 'Bournemouth and Poole ended, and Bournemouth, Christchurch and Poole began, in April 2019',
    wrong: '738 in September 2017', right: '810 and 811 in September 2017',
  },
  'DTOC-504': {
    severity: 'note', meaning: 'not every council is in the file', hint: 'places are among the councils that the input holds; England is added up only where nearly all are there',
    wrong: 'a council\'s own return', right: 'the national return',
  },
  'DTOC-505': {
    severity: 'error', meaning: 'code and name are of two councils', hint: 'the code decides where the days are counted; see which of the two is meant',
    wrong: '812 | Wirral', right: '812 | Hampshire',
  },
  'DTOC-506': {
    severity: 'error', meaning: 'a council is missing from a national return', hint: 'its row was deleted or carries another code; a council that submitted nothing has a row of `-`',
    wrong: '150 councils in September 2017, without Wirral', right: '151 councils in September 2017',
  },
  'DTOC-507': {
    severity: 'error', meaning: 'an aggregate stands among the councils', hint: 'regions and totals would be counted twice; England alone has a row, its code `-`',
    wrong: 'SE | South East | 40000', right: 'rows of councils, and one of England',
  },
  'DTOC-508': {
    severity: 'error', meaning: 'a name, or another code, is used for the CASSR code', hint: 'names change and differ between files, and so do GSS codes; use the CASSR code',
    wrong: 'Hampshire | Hampshire', right: '812 | Hampshire',
  },
} as const satisfies Record<string, Rule>;
