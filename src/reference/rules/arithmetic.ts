import type { Rule } from './rule.ts';

/** The sums, and the rules of attribution. */
export const ARITHMETIC_RULES = {
  'DTOC-301': {
    severity: 'error', meaning: 'NHS, social care and both do not add to the total', hint: 'one of the four cells is wrong',
    wrong: '234 + 49 + 0 | 293', right: '234 + 49 + 0 | 283',
  },
  'DTOC-302': {
    severity: 'error', meaning: 'the reasons for delay do not add to the total', hint: 'one reason or the total is wrong',
    wrong: 'A 10, B 9, C 76, … | 300', right: 'A 10, B 9, C 76, … | 299',
  },
  'DTOC-303': {
    severity: 'error', meaning: 'acute and non-acute do not add to the total', hint: 'one of the three cells is wrong',
    wrong: '135 + 164 | 289', right: '135 + 164 | 299',
  },
  'DTOC-304': {
    severity: 'error', meaning: 'two sheets give different totals for one area', hint: 'find the sheet that was changed alone',
    wrong: 'by reason: 299, by responsible org: 289', right: '299 on every sheet',
  },
  'DTOC-305': {
    severity: 'error', meaning: 'the areas do not add to England', hint: 'an area is missing, stands twice, or was changed alone; residents of Wales, Scotland and elsewhere count',
    wrong: 'England 60396, its areas 60351', right: 'England 60396, its areas 60396',
  },
  'DTOC-306': {
    severity: 'error', meaning: 'the England sheet disagrees with the England row', hint: 'one of the two was changed alone',
    wrong: 'acute 35600 + non-acute 24795 | 60396', right: 'acute 35601 + non-acute 24795 | 60396',
  },
  'DTOC-401': {
    severity: 'error', meaning: 'days stand where the attribution rules allow none', hint: 'C and I are the NHS\'s alone; Di, G and H are never both; O is non-acute only, from April 2017',
    wrong: 'acute,C,social-care,5', right: 'acute,C,nhs,5',
  },
  'DTOC-402': {
    severity: 'error', meaning: 'the reasons cannot be attributed as the organisations are', hint: 'C and I are the NHS\'s alone, Di, G and H are never both, O is never acute: a column was swapped, or days moved between organisations',
    wrong: 'NHS 40, with C 60', right: 'NHS 90, with C 60',
  },
} as const satisfies Record<string, Rule>;
