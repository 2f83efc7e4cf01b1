import * as v from 'valibot';
import { BOTH_CONVENTIONS } from '../../domain/cut.ts';

/**
 * What a policy is, as its reviewed document states it. Types, the JSON Schema that ships and the check of a user's own
 * document all come from here.
 */

const text = (description: string) => v.pipe(v.string(), v.trim(), v.minLength(1), v.description(description));
const texts = (description: string) => v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.description(`a list: ${description}`));
const name = (description: string) => v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), v.description(description));
const month = (description: string) => v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/), v.description(description));
const day = (description: string) => v.pipe(v.string(), v.isoDate(), v.description(description));
const level = (description: string) => v.pipe(v.number(), v.finite(), v.minValue(0), v.description(description));
const fraction = (description: string) => v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}\/[1-9]\d{0,3}$/), v.description(description));
const council = v.pipe(v.string(), v.regex(/^(?:\d{3}|\d{2}[A-Z]{2})$/), v.description('CASSR code of a council, quoted: "812"'));

const window = (description: string) => v.pipe(
  v.strictObject({ from: month('first month, 2017-02'), to: month('last month, included') }),
  v.description(`${description}: { from: 2017-07, to: 2018-03 }`),
);

const measure = v.pipe(v.picklist(['nhs', 'social-care', 'both', 'total']), v.description('to whom the delayed days are attributed; total is all of them'));

const base = {
  id: name('short name, shown where there is little room: small letters, digits and hyphens'),
  title: text('what is asked, in words that follow the council\'s name'),
  measure,
};

const ownBaseline = v.exactOptional(window('months that this criterion compares with, where they are not the policy\'s own baseline'));

const cap = v.exactOptional(fraction('the most that may be asked of a council, as a part of its baseline, written 2/3'));

export const criterionDocument = v.variant('kind', [
  v.pipe(v.strictObject({
    ...base, kind: v.literal('at-or-below'), level: level('the daily rate per 100,000 adults not to go above'),
  }), v.description('the daily rate is at or below a level')),
  v.pipe(v.strictObject({
    ...base, kind: v.literal('reach-or-hold'),
    level: level('the daily rate per 100,000 adults to come down to'),
    cap,
    counted: v.exactOptional(v.pipe(
      v.picklist(['exactly', 'whole-beds']),
      v.description('whole-beds: delayed days a day of baseline, target and figure are each rounded to whole ones, half up; exactly where left out'),
    )),
    baseline: ownBaseline,
  }), v.description('target = max(min(baseline, level), baseline x (1 - cap)); without a cap, min(baseline, level)')),
  v.pipe(v.strictObject({
    ...base, kind: v.literal('at-or-below-target'),
    targets: v.union([
      v.pipe(v.string(), v.minLength(1), v.description('a CSV of code,target, beside this document')),
      v.pipe(v.record(council, v.pipe(v.number(), v.finite(), v.minValue(0))), v.description('targets by CASSR code')),
    ]),
    unit: v.pipe(v.picklist(['rate', 'beds']), v.description('what a target counts: the daily rate per 100,000 adults, or delayed days a day')),
  }), v.description('the daily rate is at or below a target of the council\'s own')),
  v.pipe(v.strictObject({
    ...base, kind: v.literal('better-than-baseline'), baseline: ownBaseline,
  }), v.description('the daily rate is below that of the baseline')),
  v.pipe(v.strictObject({ ...base, kind: v.literal('better-than-year-earlier') }), v.description('the daily rate is below that of the same period a year earlier')),
  v.pipe(v.strictObject({
    ...base, kind: v.literal('not-in-worst'),
    of: v.pipe(
      v.picklist(['level', 'change-since-baseline', 'percent-change-since-baseline', 'change-on-year', 'gap-to-target', 'percent-gap-to-target']),
      v.description('what councils are ordered by: the daily rate, how it changed, or how far it is above a target'),
    ),
    target: v.exactOptional(v.pipe(
      v.strictObject({ level: level('as in reach-or-hold'), cap }),
      v.description('for a gap to a target: the target, made as in reach-or-hold'),
    )),
    fraction: fraction('how much of the councils is the worst, written 1/4'),
    baseline: ownBaseline,
  }), v.description('fewer than that fraction of the councils are strictly worse is to be in the worst; a tie at the edge is in')),
]);

const quantity = v.pipe(
  v.union([v.picklist(['all', 'any']), v.strictObject({ 'at-least': v.pipe(v.number(), v.integer(), v.minValue(1)) })]),
  v.description('all, any, or { at-least: 2 }'),
);

const metRule = v.pipe(v.strictObject({ met: quantity }), v.description('met: all, any, or { at-least: 2 }'));
const missedRule = v.pipe(v.strictObject({ missed: quantity }), v.description('missed: all, any, or { at-least: 2 }'));

const fact = {
  says: text('what was published, in words'),
  source: text('where'),
  explained: v.exactOptional(v.pipe(
    v.strictObject({ by: v.picklist(['edition', 'rule', 'unknown']), because: text('why what comes out differs') }),
    v.description('why what comes out differs from what was published, where it does'),
  )),
};

const criterionId = name('the criterion that the fact is of');

export const factDocument = v.variant('kind', [
  v.strictObject({ ...fact, kind: v.literal('councils-with-outcome'), period: month('the month judged'), outcome: v.picklist(['incentive', 'none', 'non-incentive']), published: v.number() }),
  v.strictObject({ ...fact, kind: v.literal('councils-cut-at-least'), criterion: criterionId, percent: v.number(), published: v.number(), orMore: v.exactOptional(v.boolean()) }),
  v.strictObject({ ...fact, kind: v.literal('councils-to-hold'), criterion: criterionId, published: v.number() }),
  v.strictObject({ ...fact, kind: v.literal('cut-percent'), criterion: criterionId, council, published: v.number() }),
  v.strictObject({ ...fact, kind: v.literal('target-beds'), criterion: criterionId, council, published: v.number() }),
  v.strictObject({ ...fact, kind: v.literal('missed-by-beds'), criterion: criterionId, council, period: month('the month judged'), published: v.number() }),
]);

const readingDocument = v.strictObject({
  id: name('short name of the reading'),
  title: text('how it reads the rule otherwise'),
  baseline: v.exactOptional(window('the baseline under this reading')),
  criteria: v.exactOptional(v.pipe(v.array(criterionDocument), v.description('criteria that take the place of those of the same id'))),
});

export const policyDocument = v.pipe(v.strictObject({
  id: name('the name to give to --policy: small letters, digits and hyphens'),
  title: text('what the policy is called'),
  why: text('why it matters, for somebody who is judged by it'),
  source: texts('where it was laid down: letters, articles, dates'),
  'in-force': v.pipe(v.strictObject({ from: day('first day, 2017-07-14'), to: day('last day') }), v.description('the days on which it was in force: { from: 2017-07-14, to: 2018-03-31 }')),
  binds: text('whom it binds'),
  published: texts('what was published about it'),
  inferred: texts('what is not published, and was inferred'),
  judges: window('the months that it judges'),
  adults: v.pipe(v.number(), v.integer(), v.description('the mid-year whose adults its rates are of, as 2016')),
  both: v.pipe(
    v.picklist(BOTH_CONVENTIONS),
    v.description('how days that NHS and social care both caused are counted: apart, half to each, or all to either'),
  ),
  baseline: v.exactOptional(window('the months that its criteria compare with')),
  criteria: v.pipe(v.array(criterionDocument), v.minLength(1), v.maxLength(12), v.description('a list of criteria, twelve at most: what is asked of a council')),
  outcomes: v.pipe(
    v.strictObject({ incentive: v.exactOptional(metRule), 'non-incentive': missedRule }),
    v.description('how criteria lead to an outcome: { incentive: { met: all }, non-incentive: { missed: any } }; the non-incentive is looked at first, and what neither catches is none'),
  ),
  follows: v.pipe(
    v.strictObject({ incentive: v.exactOptional(text('what follows')), none: v.exactOptional(text('what follows')), 'non-incentive': text('what follows') }),
    v.description('what follows from each outcome: { incentive: ..., none: ..., non-incentive: ... }'),
  ),
  stake: v.exactOptional(v.pipe(
    v.strictObject({ percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), of: text('of which money'), source: text('where it was laid down') }),
    v.description('the share of an allocation that the non-incentive puts under condition'),
  )),
  record: v.exactOptional(v.pipe(v.array(factDocument), v.description('facts that were published, to hold what comes out against'))),
  readings: v.exactOptional(v.pipe(v.array(readingDocument), v.description('other readings of the rule, tried beside it by a backtest'))),
}), v.title('A policy of dtoc'));

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

export type Policy = Immutable<v.InferOutput<typeof policyDocument>>;
export type Criterion = Policy['criteria'][number];
export type Window = Policy['judges'];
export type OutcomeRule = NonNullable<Policy['outcomes'][keyof Policy['outcomes']]>;
export type Fact = NonNullable<Policy['record']>[number];
export type PolicyReading = NonNullable<Policy['readings']>[number];
export type Measure = Criterion['measure'];
