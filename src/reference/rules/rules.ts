import { ADULTS_RULES } from './adults.ts';
import { AREA_RULES } from './areas.ts';
import { ARITHMETIC_RULES } from './arithmetic.ts';
import { CELL_RULES } from './cells.ts';
import { FILE_RULES } from './file.ts';
import { QUARTER_RULES } from './quarter.ts';
import type { Rule } from './rule.ts';
import { SUSPICIOUS_RULES } from './suspicious.ts';

/**
 * Every rule that an input can break, by its stable code: 1 the file, 2 its cells, 3 its sums, 4 attribution, 5 areas,
 * 6 periods and editions, 7 the suspicious, 8 adults.
 */
export const RULES = {
  ...FILE_RULES, ...CELL_RULES, ...ARITHMETIC_RULES, ...AREA_RULES, ...QUARTER_RULES, ...SUSPICIOUS_RULES, ...ADULTS_RULES,
} as const satisfies Record<`DTOC-${number}`, Rule>;

export type RuleCode = keyof typeof RULES;

export const RULE_CODES = Object.keys(RULES) as RuleCode[];

export function ruleOf(code: RuleCode): Rule {
  return RULES[code];
}
