import { BOTH_CONVENTIONS, type BothConvention } from '../domain/cut.ts';
import type { ChangedOutcome } from '../judge/judge.ts';
import type { Stake } from '../judge/stake.ts';
import type { Ambition } from '../measure/ambition.ts';
import { areaName } from '../reference/councils.ts';
import { fixed, whole } from './numbers.ts';
import type { CouncilReport, Sensitive, WhatIf } from './report.ts';
import { outcomeText } from './sentences.ts';

/** What a report says beside its table of the regime: conventions, what-ifs, and what is at stake. */

export const BOTH_TEXT: Readonly<Record<BothConvention, string>> = {
  apart: 'days that both caused are counted apart',
  half: 'days that both caused are counted half for the NHS, half for social care',
  nhs: 'days that both caused are counted for the NHS',
  'social-care': 'days that both caused are counted for social care',
};

/** Councils whose outcome depends on how both is counted, most of a kind first. */
export function sensitivityLines(sensitive: readonly Sensitive[], councils: readonly CouncilReport[]): string[] {
  if (sensitive.length === 0) return [`No outcome of ${councils.length} depends on how days are counted that both caused.`];
  const fragile = fragileAmong(councils);
  const kinds = new Map<string, string[]>();
  for (const { code, outcomes } of sensitive) {
    const kind = byConventionText(outcomes);
    kinds.set(kind, [...kinds.get(kind) ?? [], `${areaName(code)}${fragile.has(code) ? ' (fragile)' : ''}`]);
  }
  return [
    `${sensitive.length} of ${councils.length} outcomes depend on how days are counted that both caused:`,
    ...[...kinds].sort(([, a], [, b]) => b.length - a.length).map(([kind, names]) => `${kind}: ${names.sort().join(', ')}.`),
  ];
}

function fragileAmong(councils: readonly CouncilReport[]): Set<string> {
  return new Set(councils.filter(({ firm }) => firm?.outcome?.fragile).map(({ code }) => code));
}

/** `incentive counted apart, nhs; non-incentive counted half, social-care` */
export function byConventionText(outcomes: Sensitive['outcomes']): string {
  return [...new Set(Object.values(outcomes))]
    .map((outcome) => `${outcomeText(outcome)} counted ${BOTH_CONVENTIONS.filter((both) => outcomes[both] === outcome).join(', ')}`).join('; ');
}

export function whatIfLines({ alterations, leaning, exact, ranked, changes, changesAtMost }: WhatIf, councils: readonly CouncilReport[]): string[] {
  const fragile = fragileAmong(councils);
  const changeText = (found: readonly ChangedOutcome[]): string => changesText(found, fragile);
  const asked = alterations.map(({ text, how }) => `${how} ${text}`).join('; ');
  const lead = `${asked}. Every figure and place above is of the altered days.${alterations.some(({ what }) => 'reason' in what) ? ' Of a reason\'s days each organisation loses its part.' : ''}`;
  if (councils.every(({ verdict }) => verdict === null)) return [lead, 'No outcome changes: no policy was put.'];
  const counted = (found: readonly ChangedOutcome[]): string => `${found.length} ${found.length === 1 ? 'outcome changes' : 'outcomes change'}: ${changeText(found)}.`;
  if (exact) return [lead, changes.length === 0 ? 'No outcome changes.' : counted(changes)];
  const among = (list: readonly ChangedOutcome[]) => ({ code, to }: ChangedOutcome): boolean => list.some((other) => other.code === code && other.to === to);
  const atBoth = changes.filter(among(changesAtMost));
  const [atLeast, atMost] = [changes.filter((change) => !atBoth.includes(change)), changesAtMost.filter((change) => !among(changes)(change))];
  const owner = leaning === 'nhs' ? 'the NHS\'s' : leaning === 'both' ? 'both\'s' : 'social care\'s';
  return [
    lead,
    `The returns do not say whose these days are: the figures above take as few for ${owner === 'the NHS\'s' ? 'the NHS' : owner.replace('\'s', '')} as can be. ${ranked ? 'Changed at both ends alike' : 'Certain to change, however they are split'}: ${atBoth.length === 0 ? 'none' : changeText(atBoth)}.`,
    ...(atLeast.length === 0 ? [] : [`If as few as can be are ${owner}: ${changeText(atLeast)}.`]),
    ...(atMost.length === 0 ? [] : [`If as many as can be are ${owner}: ${changeText(atMost)}.`]),
    ...(ranked ? ['These are the two ends, for all councils alike. The policy ranks councils, so that in between other outcomes may change, or these not.'] : []),
  ];
}

function changesText(changes: readonly ChangedOutcome[], fragile: ReadonlySet<string>): string {
  const kinds = new Map<string, string[]>();
  for (const { code, from, to } of changes) {
    const kind = `${outcomeText(from)} to ${outcomeText(to)}`;
    kinds.set(kind, [...kinds.get(kind) ?? [], `${areaName(code)}${fragile.has(code) ? ' (fragile)' : ''}`]);
  }
  return [...kinds].map(([kind, names]) => `${kind}: ${names.sort().join(', ')}`).join('; ');
}

export function stakeLines({ file, percent, of, byCouncil, total, without, notJudged }: Stake, councils: readonly CouncilReport[]): string[] {
  const flagged = byCouncil.size;
  const fragile = councils.filter(({ code, firm }) => typeof byCouncil.get(code) === 'number' && firm?.outcome?.fragile);
  return [
    `£${whole(total)} under condition, ${fixed(percent, 0)}% of ${of}, for ${flagged - without.length} ${flagged - without.length === 1 ? 'council' : 'councils'} of the non-incentive (${file}). The money stays with local government.`,
    ...(fragile.length === 0 ? [] : [`£${whole(fragile.reduce((sum, { code }) => sum + byCouncil.get(code)!, 0))} of it is for ${fragile.length} ${fragile.length === 1 ? 'council whose outcome is' : 'councils whose outcomes are'} fragile.`]),
    ...(notJudged === 0 ? [] : [`${notJudged} ${notJudged === 1 ? 'council is' : 'councils are'} not judged, and not in this sum.`]),
    ...(without.length === 0 ? [] : [`No allocation is given for ${without.map(areaName).join(', ')}.`]),
  ];
}

export function ambitionText({ title, since, least, most, bedsThen, bedsNow, freed }: Ambition): string {
  const short = (goal: number): string => (freed >= goal ? `${whole(freed - goal)} above ${whole(goal)}` : `${whole(goal - freed)} short of ${whole(goal)}`);
  const change = freed >= 0 ? `${whole(freed)} fewer` : `${whole(-freed)} more`;
  return `of the ${title}, England has ${change} delayed since ${since} (${fixed(bedsThen, 1)} to ${fixed(bedsNow, 1)} a day): ${short(least)}, ${short(most)}.`;
}
