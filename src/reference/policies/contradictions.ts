import { councilByCode } from '../councils.ts';
import { comparesWithBaseline } from './compares.ts';
import type { Criterion, OutcomeRule, Policy, Window } from './schema.ts';

/** Two parts of a policy that do not fit each other, and where the one of them stands. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly expected: string;
}

/** What the shape of a document cannot say: that its parts fit each other. */
export function contradictionsIn(policy: Policy): Contradiction[] {
  const readings = policy.readings ?? [];
  const named = new Set(policy.criteria.map(({ id }) => id));
  return [
    ...windowsOf(policy).flatMap(({ path, window: { from, to } }) => (from <= to ? [] : [{ path, found: `${from} to ${to}`, expected: 'the first month not after the last' }])),
    ...(['from', 'to'] as const).flatMap((end) => (isDay(policy['in-force'][end]) ? [] : [{ path: ['in-force', end], found: policy['in-force'][end], expected: 'a day of the calendar' }])),
    ...(policy['in-force'].from <= policy['in-force'].to ? [] : [{ path: ['in-force'], found: `${policy['in-force'].from} to ${policy['in-force'].to}`, expected: 'the first day not after the last' }]),
    ...policy.criteria.flatMap((criterion, index) => criterionContradictions(criterion, ['criteria', index], policy)),
    ...repeated(policy.criteria.map(({ id }) => id)).map((index) => ({ path: ['criteria', index, 'id'], found: `a second ${policy.criteria[index]!.id}`, expected: 'an id of its own for each criterion' })),
    ...(['incentive', 'non-incentive'] as const).flatMap((outcome) => {
      const rule = policy.outcomes[outcome];
      return rule && enough(rule) > policy.criteria.length
        ? [{ path: ['outcomes', outcome], found: `at least ${enough(rule)}`, expected: `at most ${policy.criteria.length}, the number of criteria` }] : [];
    }),
    ...(policy.record ?? []).flatMap((fact, index) => [
      ...('criterion' in fact && !named.has(fact.criterion) ? [{ path: ['record', index, 'criterion'], found: fact.criterion, expected: `one of the criteria: ${[...named].join(', ')}` }] : []),
      ...('council' in fact && !councilByCode(fact.council) ? [{ path: ['record', index, 'council'], found: fact.council, expected: 'the CASSR code of a council' }] : []),
    ]),
    ...readings.flatMap((reading, index) => (reading.criteria ?? []).flatMap((criterion, c) => [
      ...(named.has(criterion.id) ? [] : [{ path: ['readings', index, 'criteria', c, 'id'], found: criterion.id, expected: `one of the criteria: ${[...named].join(', ')}` }]),
      ...criterionContradictions(criterion, ['readings', index, 'criteria', c], { ...policy, ...(reading.baseline ? { baseline: reading.baseline } : {}) }),
    ])),
  ];
}

function criterionContradictions(criterion: Criterion, path: readonly (string | number)[], policy: Policy): Contradiction[] {
  const comparing = comparesWithBaseline(criterion);
  const cap = criterion.kind === 'reach-or-hold' ? criterion.cap : criterion.kind === 'not-in-worst' ? criterion.target?.cap : undefined;
  const fractions = [...(cap === undefined ? [] : [{ key: 'cap', value: cap }]), ...(criterion.kind === 'not-in-worst' ? [{ key: 'fraction', value: criterion.fraction }] : [])];
  const gap = criterion.kind === 'not-in-worst' && criterion.of.endsWith('gap-to-target');
  const unread = criterion.kind !== 'not-in-worst' ? [] : [
    ...(!gap && criterion.target ? ['target'] : []),
    ...(!comparing && criterion.baseline ? ['baseline'] : []),
  ];
  return [
    ...unread.map((key) => ({ path: [...path, key], found: `a ${key} beside \`of: ${(criterion as { of: string }).of}\``, expected: 'none: it is not asked about' })),
    ...(comparing && !('baseline' in criterion) && !policy.baseline
      ? [{ path: [...path, 'kind'], found: `${criterion.kind}, and no baseline`, expected: 'a `baseline` of the policy or of the criterion' }] : []),
    ...fractions.flatMap(({ key, value }) => {
      const [of, parts] = value.split('/').map(Number) as [number, number];
      return of < parts || (key === 'cap' && of === parts) ? [] : [{ path: [...path, key], found: value, expected: 'a part of the whole, such as 2/3' }];
    }),
    ...(gap && !criterion.target ? [{ path: [...path, 'of'], found: `${criterion.of}, and no target`, expected: 'a `target` with its level' }] : []),
    ...(criterion.kind === 'at-or-below-target' && typeof criterion.targets !== 'string'
      ? Object.keys(criterion.targets).filter((code) => !councilByCode(code)).map((code) => ({ path: [...path, 'targets', code], found: code, expected: 'the CASSR code of a council' })) : []),
  ];
}

function windowsOf(policy: Policy): { path: (string | number)[]; window: Window }[] {
  const ofCriteria = (criteria: readonly Criterion[], path: readonly (string | number)[]): { path: (string | number)[]; window: Window }[] => criteria
    .flatMap((criterion, index) => ('baseline' in criterion ? [{ path: [...path, index, 'baseline'], window: criterion.baseline }] : []));
  return [
    { path: ['judges'], window: policy.judges },
    ...(policy.baseline ? [{ path: ['baseline'], window: policy.baseline }] : []),
    ...ofCriteria(policy.criteria, ['criteria']),
    ...(policy.readings ?? []).flatMap((reading, index) => [
      ...(reading.baseline ? [{ path: ['readings', index, 'baseline'], window: reading.baseline }] : []),
      ...ofCriteria(reading.criteria ?? [], ['readings', index, 'criteria']),
    ]),
  ];
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function enough(rule: OutcomeRule): number {
  const quantity = 'met' in rule ? rule.met : rule.missed;
  return typeof quantity === 'string' ? 1 : quantity['at-least'];
}

function repeated(ids: readonly string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}
