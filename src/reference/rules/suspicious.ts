import type { Rule } from './rule.ts';

/** What may be true and is unlikely: always a warning, with its evidence. The thresholds are in thresholds.json. */
export const SUSPICIOUS_RULES = {
  'DTOC-701': {
    severity: 'warning', meaning: 'days jump beyond what a council of this size does from month to month', hint: 'see whether a provider was left out, or counted twice; if it is true, keep a note of why',
    wrong: 'social care 707 in March, 53 in April', right: 'social care 707 in March, 650 in April',
  },
  'DTOC-702': {
    severity: 'warning', meaning: 'days move between NHS and social care without the total moving', hint: 're-attributed? the two sides agree attribution case by case; a whole share does not change hands in a month',
    wrong: 'NHS 165, social care 192; then NHS 271, social care 63', right: 'NHS 165, social care 192; then NHS 171, social care 160',
  },
  'DTOC-703': {
    severity: 'warning', meaning: 'a figure is that of the earlier edition with two digits swapped', hint: 'revisions add or take days; swapped digits are a slip of the hand',
    wrong: 'first 4638, revised 4368', right: 'first 4638, revised 4612',
  },
  'DTOC-704': {
    severity: 'warning', meaning: 'figures fit the neighbouring heading better than their own', hint: 'a column may be shifted by one; compare with the month before',
    wrong: 'A 10, B 9, C 76; then B 10, C 9, Di 76', right: 'A 10, B 9, C 76; then A 12, B 7, C 80',
  },
  'DTOC-705': {
    severity: 'warning', meaning: 'last month\'s figures are sent again', hint: 'every reason the same for two months running does not happen with more than a few days; see which month the figures are of',
    wrong: 'A 10, B 9, C 76; then A 10, B 9, C 76', right: 'A 10, B 9, C 76; then A 12, B 7, C 80',
  },
} as const satisfies Record<string, Rule>;
