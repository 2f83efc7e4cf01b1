import type { Rule } from './rule.ts';

/** A user's own policy. */
export const POLICY_RULES = {
  'DTOC-901': {
    severity: 'error', meaning: 'the policy is not YAML or JSON', hint: 'quote text that holds a colon or starts with a sign, and indent with blanks alone',
    wrong: 'title: All delays: 9.4', right: 'title: "All delays: 9.4"',
  },
  'DTOC-902': {
    severity: 'error', meaning: 'the policy lacks a key', hint: 'add it; `dtoc policy init` prints a policy with every key and what it means',
    wrong: '- { id: level, kind: at-or-below, measure: total, level: 9.4 }', right: '- { id: level, title: at most 9.4, kind: at-or-below, measure: total, level: 9.4 }',
  },
  'DTOC-903': {
    severity: 'error', meaning: 'the policy has a key that policies do not have', hint: 'remove it, or correct its name; `dtoc policy init` prints every key',
    wrong: 'criterion: []', right: 'criteria: []',
  },
  'DTOC-904': {
    severity: 'error', meaning: 'a value of the policy is not one that belongs there', hint: '`dtoc policy init` prints a policy with what each value may be',
    wrong: 'both: none', right: 'both: apart',
  },
  'DTOC-905': {
    severity: 'error', meaning: 'parts of the policy do not fit each other', hint: 'see what is expected beside what was found',
    wrong: 'judges: { from: 2018-03, to: 2017-07 }', right: 'judges: { from: 2017-07, to: 2018-03 }',
  },
} as const satisfies Record<string, Rule>;
