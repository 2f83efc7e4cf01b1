import { AREA_RULES } from './areas.ts';
import { ARITHMETIC_RULES } from './arithmetic.ts';
import { CELL_RULES } from './cells.ts';
import { FILE_RULES } from './file.ts';
import { POLICY_RULES } from './policies.ts';
import { QUARTER_RULES } from './quarter.ts';
import type { Rule } from './rule.ts';
import { SUSPICIOUS_RULES } from './suspicious.ts';
import { TABLE_RULES } from './tables.ts';

/**
 * Every rule that an input can break, by its stable code: 1 the file, 2 its cells, 3 its sums, 4 attribution, 5 areas,
 * 6 periods and editions, 7 the suspicious, 8 tables of a user's own, 9 policies of a user's own.
 */
export const RULES = {
  ...FILE_RULES, ...CELL_RULES, ...ARITHMETIC_RULES, ...AREA_RULES, ...QUARTER_RULES, ...SUSPICIOUS_RULES, ...TABLE_RULES, ...POLICY_RULES,
} as const satisfies Record<`DTOC-${number}`, Rule>;

export type RuleCode = keyof typeof RULES;

export const RULE_CODES = Object.keys(RULES) as RuleCode[];

export function ruleOf(code: RuleCode): Rule {
  return RULES[code];
}
