import fiveCriteria, { text as fiveCriteriaText } from './five-criteria-2017.yaml';
import hold, { text as holdText } from './hold-2018.yaml';
import letter, { text as letterText } from './letter-2017.yaml';
import socialCare, { text as socialCareText } from './social-care-2017.yaml';
import total, { text as totalText } from './total-2017.yaml';
import { text as templateText } from './template.yaml';
import type { Policy } from './schema.ts';

/** The policies that ship, in the order of their time. The build turns their documents into values; a test holds them to the schema. */
export const POLICIES: readonly Policy[] = [socialCare, total, letter, fiveCriteria, hold];

export const POLICY_IDS: readonly string[] = POLICIES.map(({ id }) => id);

export const DEFAULT_POLICY: Policy = socialCare;

/** The documents as they were reviewed, comments and all. */
export const POLICY_TEXTS: ReadonlyMap<string, string> = new Map([
  [socialCare.id, socialCareText], [total.id, totalText], [letter.id, letterText], [fiveCriteria.id, fiveCriteriaText], [hold.id, holdText],
]);

/** A policy to start from, with what every key means. */
export const POLICY_TEMPLATE: string = templateText;
