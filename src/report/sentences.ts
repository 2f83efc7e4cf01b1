import type { Organisation } from '../domain/cut.ts';
import type { Finding } from '../domain/finding.ts';
import { monthId } from '../domain/month.ts';
import { monthsText } from '../domain/period.ts';
import type { NotJudged, Outcome } from '../judge/judge.ts';
import { windowText } from '../judge/policy.ts';
import type { Gap } from '../measure/councils.ts';
import type { FunnelPlace } from '../measure/funnel.ts';
import { ruleOf, type RuleCode } from '../reference/rules/rules.ts';
import type { CouncilReport, Note } from './report.ts';

/** Whose days, as people say it. */
export const ORGANISATION_TEXT: Readonly<Record<Organisation, string>> = { nhs: 'NHS', socialCare: 'social care', both: 'both', total: 'all delays' };

/** Where a council stands on a funnel; nothing where it is inside. */
export const PLACE_TEXT: Readonly<Record<FunnelPlace, string>> = {
  'above-3': 'above 3 sigma', 'above-2': 'above 2 sigma', inside: '', 'below-2': 'below 2 sigma', 'below-3': 'below 3 sigma',
};

/** Every sentence that a report tells a person, made from typed values. */
export function noteText(note: Note): string {
  switch (note.kind) {
    case 'default-period':
      if (note.policy !== null) return `No period was asked for: ${note.period.id} is the latest ${note.complete ? 'complete quarter' : 'month'} of the input that ${note.policy} judges.`;
      return note.complete
        ? `No period was asked for: ${note.period.id} is the latest complete quarter of the input.`
        : `No period was asked for, and the input holds no complete quarter: ${note.period.id} is its latest month.`;
    case 'incomplete':
      return `INCOMPLETE: without ${monthsText(note.missing)}. Figures are of the months held, and per day of those.`;
    case 'no-baseline':
      return note.because === 'not-held'
        ? 'No changes since the baseline: the input does not hold February 2017, and no other baseline was named.'
        : 'No changes since the baseline: the period is not after February 2017.';
    case 'no-year-earlier':
      return note.missing.length === 0
        ? 'No changes on a year earlier: the period is not whole, and a part of it is not like a whole one.'
        : `No changes on a year earlier: the input lacks ${monthsText(note.missing)}.`;
    case 'component-left-out':
      return `Left out of the score, the others rescaled: ${note.component.title}.`;
    case 'nothing-scored':
      return 'No scores: the input gives no figure to score.';
    case 'no-default-policy':
      return `No policy: ${note.policy.id} judges ${windowText(note.policy.judges)}. Name one with --policy.`;
    case 'withheld':
      return `Nobody is judged under ${note.judgement.policy.id}: ${notJudgedText(note.judgement.withheld!)}.`;
    case 'anyway':
      return `${note.policy.id} judges ${windowText(note.policy.judges)}: its outcomes for this period are what-ifs.`;
    case 'party-nhs':
      return `The NHS's days of each place are held against what ${note.policy.id} asks of social care; it was set for social care.`;
    case 'policy-baseline':
      return `Targets of ${note.policy.id} are counted from ${windowText(note.baseline)}, as asked, and not from the policy's own baseline.`;
    case 'targets':
      return `Targets are those of ${printable(note.file)}, in place of the formula of ${note.policy.id}. A council without one is not judged.`;
    case 'no-stake':
      if (note.party === 'nhs') return 'Nothing is at stake: what follows for a council does not follow for the NHS.';
      return note.policy === null ? 'Nothing is at stake: no policy was put.' : `Nothing is at stake: ${note.policy.stake ? `${note.policy.id} judged nobody` : `${note.policy.id} puts no share of an allocation under condition`}.`;
    case 'partial':
      return `Scores and places are among the ${note.held} councils that have every figure, of ${note.of} in England.`;
    case 'no-firmness':
      return note.because === 'longer-than-a-quarter'
        ? 'How firm scores, places and outcomes are is not said of more than a quarter: how levels drift is known over a few months alone.'
        : 'How firm scores, places and outcomes are cannot be told: up to the period, too few months of the input stand next to each other.';
    case 'no-england':
      return 'No figures for England: the input has no row of it, and not every council to add up.';
  }
}

export function notJudgedText(why: NotJudged): string {
  switch (why.kind) {
    case 'months': return `it judges ${windowText(why.judges)} alone (--anyway puts it all the same)`;
    case 'incomplete': return `the period lacks ${monthsText(why.missing)}`;
    case 'no-baseline': return `the input lacks its baseline, ${windowText(why.baseline)}`;
    case 'no-year-earlier': return 'the input lacks the same period a year earlier';
    case 'not-national': return `it ranks councils against each other, and the input holds ${why.held} of ${why.of}`;
    case 'no-figure': return `no figure for ${why.criteria.join(', ')}`;
  }
}

export function gapText(gap: Gap): string {
  switch (gap.kind) {
    case 'not-submitted': return `nothing submitted for ${monthsText(gap.months)}`;
    case 'unreadable': return `something could not be read in ${monthsText(gap.months)}`;
    case 'boundary-change': return `its boundary changed in April 2019, between ${gap.of === 'year-earlier' ? 'a year earlier' : gap.of === 'baseline' ? 'the baseline' : 'months'} and the period`;
    case 'no-adults': return gap.year === null ? 'no adults given for it' : `no adults of mid-${gap.year} on its ground`;
  }
}

/** Why a council has no score, no change or no outcome, or null when it lacks nothing. */
export function councilNote(council: CouncilReport): string | null {
  const { gaps, score, lacks, verdict, blanks } = council;
  const withoutScore = score === null && lacks.length > 0;
  const withoutOutcome = verdict?.why?.kind === 'no-figure';
  // A gap says why better than the component that it leaves without a figure.
  const why = gaps.length > 0 ? gaps.map(gapText) : withoutScore ? [`no figure for ${lacks.map(({ title }) => title).join(', ')}`] : withoutOutcome ? [notJudgedText(verdict.why)] : [];
  const counted = blanks === 0 ? [] : [`${blanks} blank ${blanks === 1 ? 'cell' : 'cells'} counted as no days`];
  if (why.length === 0 && counted.length === 0) return null;
  const what = [...(withoutScore ? ['not scored'] : []), ...(withoutOutcome ? ['not judged'] : [])].join(', ');
  return `${council.name} (${council.code}): ${[what, [...why, ...counted].join('; ')].filter((text) => text !== '').join(': ')}.`;
}

export function outcomeText(outcome: Outcome): string {
  return outcome === 'not-judged' ? 'not judged' : outcome;
}

/** Text from a file, its control characters made visible: none reaches a terminal as a command. */
export function printable(text: string): string {
   
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** `returns/2017-09.xls, LA - by responsible org, D17` */
export function placeText(finding: Pick<Finding, 'file' | 'sheet' | 'cell' | 'line' | 'column'>): string {
  const file = finding.file === '-' ? 'standard input' : finding.file;
  return printable([
    file,
    ...(finding.sheet === undefined ? [] : [finding.sheet]),
    ...(finding.cell === undefined ? [] : [finding.cell]),
    ...(finding.line === undefined ? [] : [`line ${finding.line}`]),
    ...(finding.column === undefined ? [] : [`column ${finding.column}`]),
  ].join(', '));
}

/** Two lines: what is wrong and where, and what to do. */
export function findingText(finding: Finding): string {
  const rule = ruleOf(finding.code as RuleCode);
  const period = finding.period === undefined ? '' : ` (${monthId(finding.period)})`;
  return `${rule.severity} ${finding.code} ${placeText(finding)}${period}: ${rule.meaning}\n`
    + `  found ${printable(finding.found)}; expected ${printable(finding.expected)}. Hint: ${rule.hint}.`;
}
