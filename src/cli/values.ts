import { InvalidArgumentError } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { ORGANISATION_NAMED, REASON_CODES } from '../domain/cut.ts';
import { parseMonthId, type Month } from '../domain/month.ts';
import { LEAST_RUNS, MOST_RUNS } from '../firmness/firmness.ts';
import { parsePeriod, type Period } from '../domain/period.ts';
import type { Alteration } from '../domain/alteration.ts';
import { POLICY_IDS } from '../reference/policies/policies.ts';
import type { Window } from '../reference/policies/schema.ts';
import { RULE_CODES, type RuleCode } from '../reference/rules/rules.ts';
import { COUNCILS, councilNamed, ENGLAND, plainName, REGIONS, type Council } from '../reference/councils.ts';
import { policyNamed, type PolicyName } from './policies.ts';

/** Option texts become values of the domain here, at the door, or an answer that helps. */

export function periodValue(text: string): Period {
  const period = parsePeriod(text);
  if (period) return period;
  throw new InvalidArgumentError(/^\d{4}-\d{2}-Q/i.test(text) || /^\d{4}-\d{2}$/.test(text)
    ? 'There is no such month, quarter or financial year; a month is 2017-09, a quarter 2017-18-Q2 (July to September), a year 2017-18.'
    : 'Write a month as 2017-09, a financial quarter as 2017-18-Q2, a financial year as 2017-18.');
}

export function baselineValue(text: string): Period | 'none' {
  return text === 'none' ? 'none' : periodValue(text);
}

export function policyValue(text: string): PolicyName | 'none' {
  return text === 'none' ? 'none' : policyNameValue(text);
}

/** A policy that ships, or the file of one. */
export function policyNameValue(text: string): PolicyName {
  const name = policyNamed(text);
  if (name) return name;
  const near = closest(text, [...POLICY_IDS]);
  const guess = near.startsWith(text) || distance(text, near) <= near.length / 2 ? ` Did you mean ${near}?` : '';
  throw new InvalidArgumentError(`There is no such policy.${guess} They are ${POLICY_IDS.join(', ')}; a document of your own ends in .yaml or .json.`);
}

/** The months of a baseline: `2017-02`, or `2017-02..2017-04`. */
export function windowValue(text: string): Window {
  const [from, to = from, ...more] = text.split('..');
  const months = [from!, to!].map(parseMonthId);
  if (more.length > 0 || months.some((month) => month === null) || months[0]! > months[1]!) {
    throw new InvalidArgumentError('Write a month as 2017-02, or a run of months as 2017-02..2017-04.');
  }
  return { from: from!, to: to! };
}

/** `812.social-care=40/day`, `812.E=120`: days of a council as they would be. */
export function setValue(text: string): Alteration {
  return alteration(text, 'set');
}

/** `E=20%`, `812.social-care=5/day`: fewer days, of a council or of all. */
export function reduceValue(text: string): Alteration {
  return alteration(text, 'reduce');
}

function alteration(text: string, how: Alteration['how']): Alteration {
  const match = /^(?:(.+)\.)?([A-Za-z-]+)=(\d{1,7}(?:\.\d+)?)(%|\/day)?$/.exec(text.trim());
  const example = how === 'set' ? '812.social-care=40/day or 812.E=120' : 'E=20%, 812.social-care=5/day or 812.E=100';
  if (!match) throw new InvalidArgumentError(`Write it as ${example}: a number is of delayed days in the period, with /day of days a day${how === 'set' ? '' : ', with % of what there is'}.`);
  const [, council, name, amount, unit] = match;
  const reason = REASON_CODES.find((code) => code.toLowerCase() === name!.toLowerCase());
  const organisation = name === 'nhs' || name === 'social-care' || name === 'both' ? ORGANISATION_NAMED[name] : undefined;
  if (!reason && !organisation) throw new InvalidArgumentError(`${name} is not nhs, social-care, both or a reason (${REASON_CODES.join(', ')}).`);
  if (how === 'set' && unit === '%') throw new InvalidArgumentError('A percentage is of something: --reduce takes one, --set takes days or days a day.');
  if (how === 'set' && council === undefined) throw new InvalidArgumentError(`Say whose: ${example}.`);
  if (unit === '%' && Number(amount) > 100) throw new InvalidArgumentError('No more than 100% can be taken away.');
  return {
    text, how, amount: Number(amount),
    council: council === undefined ? null : councilValue(council).code,
    what: reason ? { reason } : { organisation: organisation! },
    unit: unit === '%' ? 'percent' : unit === '/day' ? 'days-a-day' : 'days',
  };
}

export function monthValue(text: string): Month {
  const month = parseMonthId(text);
  if (month === null) throw new InvalidArgumentError('Write a month as 2017-09.');
  return month;
}

/** Runs enough for a middle of nine tenths, or none. */
export function runsValue(text: string): number {
  const runs = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!(runs === 0 || (runs >= LEAST_RUNS && runs <= MOST_RUNS))) throw new InvalidArgumentError(`Give a number of runs from ${LEAST_RUNS} to ${MOST_RUNS}, or 0 for none.`);
  return runs;
}

export function seedValue(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number of up to nine digits.');
  return Number(text);
}

export function percentValue(text: string): number {
  const percent = /^\d{1,2}(\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (!(percent < 100)) throw new InvalidArgumentError('Give a percentage of the runs below 100, such as 20.');
  return percent;
}

/** A number of 0 or more. */
export function amountValue(text: string): number {
  if (!/^\d{1,7}(\.\d+)?$/.test(text)) throw new InvalidArgumentError('Give a number of 0 or more, such as 40 or 2.6.');
  return Number(text);
}

export function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Give a whole number above 0.');
  return Number(text);
}

/** The code of a council, from its code, GSS code or name; `England` where that is allowed. */
export function areaValue(text: string): string {
  return plainName(text) === 'england' || text === ENGLAND ? ENGLAND : councilValue(text).code;
}

/** As councilValue; England is none. */
export function oneCouncilValue(text: string): Council {
  if (plainName(text) === 'england') throw new InvalidArgumentError('This is of one council; `dtoc report` and `dtoc trend --council England` have England.');
  return councilValue(text);
}

/** A council from its CASSR code, a GSS code of its own, its name, or enough of its name. */
export function councilValue(text: string): Council {
  const wanted = plainName(text);
  const exact = councilNamed(text) ?? COUNCILS.find((council) => council.code.toLowerCase() === wanted
    || council.geographies.some(({ gss }) => gss.toLowerCase() === wanted));
  if (exact) return exact;
  const partial = wanted.length < 3 ? [] : COUNCILS.filter((council) => namesOf(council).some((name) => name.startsWith(wanted)));
  if (partial.length === 1) return partial[0]!;
  if (partial.length > 1) throw new InvalidArgumentError(`Which of ${partial.map(({ name, code }) => `${name} (${code})`).join(', ')}?`);
  const names = COUNCILS.flatMap((council) => namesOf(council).map((name) => ({ name, council })));
  const near = names.map(({ name, council }) => ({ council, far: distance(wanted, name) })).sort((a, b) => a.far - b.far);
  const close = [...new Set(near.filter(({ far }) => far <= Math.max(2, wanted.length / 3)).map(({ council }) => council))].slice(0, 3);
  const guess = close.map(({ name, code }) => `${name} (${code})`).join(' or ');
  throw new InvalidArgumentError(guess === ''
    ? 'There is no council of that code or name; codes are CASSR codes such as 812, or GSS codes.'
    : `There is no such council. Did you mean ${guess}?`);
}

export function regionValue(text: string): string {
  const wanted = plainName(text);
  const fitting = REGIONS.filter((name) => plainName(name) === wanted || (wanted.length >= 5 && plainName(name).startsWith(wanted)));
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length > 1) throw new InvalidArgumentError(`Which of ${fitting.join(', ')}?`);
  throw new InvalidArgumentError(`There is no such region. Did you mean ${closest(text, [...REGIONS])}? The regions are ${REGIONS.join(', ')}.`);
}

/** Codes of rules, `DTOC-301,DTOC-302`; the letters may be left out. */
export function ruleValues(text: string): RuleCode[] {
  return text.split(',').map((part) => {
    const code = `DTOC-${part.trim().toUpperCase().replace(/^DTOC-/, '')}`;
    const rule = RULE_CODES.find((known) => known === code);
    if (!rule) throw new InvalidArgumentError(`There is no rule ${part.trim()}. Did you mean ${closest(code, [...RULE_CODES])}? \`dtoc rules\` lists them.`);
    return rule;
  });
}

/** Gathers an option that may be given several times. */
export function several<T>(value: (text: string) => T): (text: string, before: readonly T[] | undefined) => T[] {
  return (text, before) => [...(before ?? []), value(text)];
}

function namesOf(council: Council): string[] {
  return [council.name, ...council.alsoKnownAs].map(plainName);
}
