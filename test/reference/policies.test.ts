import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ADULT_YEARS } from '../../src/reference/adults.ts';
import { contradictionsIn } from '../../src/reference/policies/contradictions.ts';
import { POLICIES, POLICY_TEXTS } from '../../src/reference/policies/policies.ts';
import { policyDocument } from '../../src/reference/policies/schema.ts';
import { HOME } from '../support/io.ts';

const FOLDER = join(HOME, 'src', 'reference', 'policies');

describe('every policy that ships', () => {
  it.each(POLICIES.map((policy) => [policy.id, policy] as const))('%s is what the schema asks for, and fits itself', (id, policy) => {
    expect(v.parse(policyDocument, policy)).toEqual(policy);
    expect(contradictionsIn(policy)).toEqual([]);
    expect(ADULT_YEARS).toContain(policy.adults);
    expect(POLICY_TEXTS.get(id)).toBe(readFileSync(join(FOLDER, `${id}.yaml`), 'utf8'));
  });

  it.each(POLICIES.map((policy) => [policy.id, policy] as const))('%s tells its source, what is inferred, and what follows for whom', (_, policy) => {
    expect(policy.source.length).toBeGreaterThan(0);
    expect(policy.inferred.length).toBeGreaterThan(0);
    expect(policy.follows['non-incentive'].length).toBeGreaterThan(5);
  });
});

it('the JSON Schema that ships is of the same shape as the check', async () => {
  const schema = { $id: 'https://dtoc.example/policy.schema.json', ...toJsonSchema(policyDocument, { errorMode: 'ignore', target: 'draft-2020-12' }) };
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(join(FOLDER, 'policy.schema.json'));
});
