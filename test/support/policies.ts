import { POLICIES } from '../../src/reference/policies/policies.ts';
import type { Policy } from '../../src/reference/policies/schema.ts';

export function policyById(id: string): Policy {
  const policy = POLICIES.find((p) => p.id === id);
  if (!policy) throw new Error(id);
  return policy;
}
