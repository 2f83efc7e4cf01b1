import type { Criterion } from './schema.ts';

/** Whether a criterion compares with a baseline, its own or the policy's. */
export function comparesWithBaseline(criterion: Criterion): boolean {
  switch (criterion.kind) {
    case 'at-or-below': case 'at-or-below-target': case 'better-than-year-earlier': return false;
    case 'reach-or-hold': case 'better-than-baseline': return true;
    case 'not-in-worst': return criterion.of !== 'level' && criterion.of !== 'change-on-year';
  }
}
