import { editionTitle } from '../domain/edition.ts';
import type { Month } from '../domain/month.ts';
import { isComplete, monthsText, periodHeading, periodTitle } from '../domain/period.ts';
import type { Population } from '../measure/population.ts';
import { ruleOf, type RuleCode } from '../reference/rules/rules.ts';
import { fixed } from './numbers.ts';
import type { CouncilReport, MonthEdition, Report } from './report.ts';
import { notAskedText } from './providers.ts';
import { ambitionText, BOTH_TEXT, sensitivityLines, stakeLines, whatIfLines } from './regime.ts';
import { firmCounts, firmnessLines, firmText } from './firm.ts';
import { councilNote, noteText, placeText, printable } from './sentences.ts';

/** What stands over a table: what it is of. */
export function title(report: Report): string {
  const { period } = report.frame.coverage;
  const incomplete = isComplete(report.frame.coverage) ? '' : ', INCOMPLETE';
  return `${report.whatIf ? 'WHAT IF: delayed' : 'Delayed'} transfers of care, ${periodHeading(period)}${incomplete}`;
}

export const UNITS = 'Delayed days a day per 100,000 adults; change: of social care. Rank 1 is best.';
export const RANGES = '(…): what 9 in 10 simulated runs hold.';

export const GROUP_UNITS = 'Delayed days a day per 100,000 adults, of all councils of a group together.';

/**
 * What stands under a table, label and text: no number goes without its period, edition, adults and policy.
 * @param about the councils whose gaps are told
 */
export function footer(report: Report, about: readonly CouncilReport[]): [label: string, text: string][] {
  const { frame } = report;
  // Of providers there are no scores and no outcomes.
  const judgement = report.providers ? null : report.judgement;
  const lines: [string, string][] = [
    ['Period', `${periodTitle(frame.coverage.period)}, ${frame.coverage.days} days${isComplete(frame.coverage) ? '' : ` of the months held, without ${monthsText(frame.coverage.missing)}`}`],
    ['Edition', editionsText(report.editions)],
    ...(report.providers ? [] : [['Adults', adultsText(frame.population)] satisfies [string, string]]),
  ];
  if (frame.both !== 'apart') lines.push(['Both', `${BOTH_TEXT[frame.both]}, in every figure`]);
  if (report.components.length > 0 && !report.providers) {
    lines.push(['Score', report.components.map(({ title: name, weight }) => `${name} ${weight}`).join(', ')]);
  }
  if (report.firmness && !report.providers) lines.push(...labelled('Firm', firmnessLines(report.firmness, judgement !== null && judgement.withheld === null)));
  if (report.providers?.judgement) lines.push(['Policy', `${report.providers.judgement.policy.id}: ${report.providers.judgement.policy.title}`]);
  if (judgement) {
    const { policy, withheld } = judgement;
    lines.push(['Policy', `${policy.id}: ${policy.title}`]);
    if (!withheld) {
      lines.push(['Outcomes', firmCounts(judgement, report.firmness?.byCouncil ?? null)]);
      for (const [outcome, follows] of report.adaptation.party === 'nhs' ? [] : Object.entries(policy.follows)) lines.push(['', `${outcome}: ${follows}.`]);
    }
    lines.push(...labelled('Depends', report.sensitivity === null || withheld ? [] : sensitivityLines(report.sensitivity, report.councils)));
    if (policy.inferred.length > 0) lines.push(['Inferred', `${policy.inferred.join('; ')}.`]);
  }
  lines.push(...labelled('What if', report.whatIf === null ? [] : whatIfLines(report.whatIf, report.councils)));
  if (report.stake) lines.push(...labelled('Stake', stakeLines(report.stake, report.councils)));
  if (report.ambition) lines.push(['Beds', ambitionText(report.ambition)]);
  const notAsked = report.providers && notAskedText(report.providers);
  lines.push(...labelled('Note', [...(notAsked === null ? [] : [notAsked]), ...report.notes.filter(({ kind }) => !report.providers || !OF_COUNCILS.includes(kind)).map(noteText)]));
  if (!report.providers) lines.push(...labelled('Lacking', capped(about.flatMap((council) => councilNote(council) ?? []))));
  lines.push(...labelled('Input', inputNotes(report)));
  return lines;
}

const OF_COUNCILS: readonly string[] = ['component-left-out', 'nothing-scored', 'partial', 'withheld'];

/** How firm what is said of a council is, and its criteria, met and missed, one a line. */
export function criteriaLines(council: CouncilReport): string[] {
  const firm = firmText(council);
  return [...(firm === null ? [] : [firm]), ...criteriaTexts(council)];
}

function criteriaTexts(council: CouncilReport): string[] {
  return (council.verdict?.criteria ?? []).map(({ title: name, met, figure, threshold, margin, marginBeds, meetsAtThreshold }) => {
    if (met === null) return `${council.name}: ${name}: not judged`;
    const by = met ? 'with' : 'by';
    const spare = met ? ' to spare' : '';
    return `${council.name}: ${name}: ${met ? 'met' : 'MISSED'}, ${fixed(figure, 2)} against ${meetsAtThreshold ? 'at most' : 'below'} ${fixed(threshold, 2)}, `
      + `${by} ${fixed(Math.abs(margin!), 2)}${marginBeds === null ? '' : ` (${fixed(Math.abs(marginBeds), 1)} beds)`}${spare}`;
  });
}

/** Which adults rates are of, and why these. */
export function adultsText({ year, source, rule }: Population): string {
  return year === null ? `${source}, ${rule}` : `mid-${year}: ${rule}. ${source}`;
}

/** Each edition with the months that are of it. */
export function editionsText(editions: readonly MonthEdition[]): string {
  const months = new Map<string, Month[]>();
  for (const { month, edition } of editions) {
    const text = editionTitle(edition) ?? 'not dated by the file';
    months.set(text, [...(months.get(text) ?? []), month]);
  }
  return [...months].map(([text, of]) => `${text} (${monthsText(of)})`).join('; ');
}

function labelled(label: string, texts: readonly string[]): [string, string][] {
  return texts.map((text, index) => [index === 0 ? label : '', text]);
}

// Errors and warnings are told on stderr, in full; here is what a reader must know of the input even when all is well.
function inputNotes(report: Report): string[] {
  const notes = report.findings.filter(({ code, period }) => ruleOf(code as RuleCode).severity === 'note' && (period === undefined || report.frame.coverage.held.includes(period)));
  return capped(notes.map((finding) => `${placeText(finding)}: ${ruleOf(finding.code as RuleCode).meaning} (${printable(`${finding.found}; ${finding.expected}`)})`));
}

export function capped(lines: readonly string[], most = 8): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most - 1), `and ${lines.length - most + 1} more; the JSON has them all`];
}
