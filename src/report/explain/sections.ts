import { ORGANISATIONS, REASON_CODES, type Organisation, type ReasonCode } from '../../domain/cut.ts';
import { monthId, monthTitle } from '../../domain/month.ts';
import { organisationOf } from '../../judge/way-out.ts';
import type { OnFunnel } from '../../measure/funnel.ts';
import { REASONS_FOR_DELAY } from '../../reference/reasons.ts';
import { DEFAULT_LENGTHS, TRIAL_BELOW } from '../../statistics/xmr.ts';
import { firmnessLine, rankText, scoreText } from '../firm.ts';
import { footer, title } from '../footer.ts';
import { shortPeriod } from '../grid.ts';
import { ABSENT, fixed, percent, signed, whole } from '../numbers.ts';
import { PLACE_TEXT } from '../sentences.ts';
import { assuranceText, signalText } from '../trend/sentences.ts';
import type { ChartedTrend, Explanation } from './explanation.ts';
import type { Section } from './section.ts';
import { sparkline } from './sparkline.ts';
import { cellsSection, OF, TITLE, verdictSection } from './verdict.ts';

const FOOTER_LABELS = ['Edition', 'Adults', 'Both', 'Lacking', 'Note'];
const MOST_REASONS = 5;
const MOST_PROVIDERS = 5;
const MOST_MONTHS = 40;

export function explainTitle({ report, council }: Explanation): string {
  return `${council.name} (${council.code}), ${council.region}, ${council.type}. ${title(report)}`;
}

export function sectionsOf(explanation: Explanation): Section[] {
  return [
    verdictSection(explanation),
    figures(explanation),
    reasons(explanation),
    ...providers(explanation),
    trend(explanation),
    ...cellsSection(explanation),
  ];
}

/** What no number goes without: edition, adults, what is inferred, what is lacking. */
export function explainFooter({ report, council, firmness }: Explanation): [label: string, text: string][] {
  const { judgement } = report;
  const inferred = judgement?.policy.inferred.length ?? 0;
  return [
    ...chosen(footer(report, [council])).map(([label, text]): [string, string] => (label === 'Adults' ? [label, shortAdults(report) ?? text] : [label, text])),
    ...(firmness ? [['Firm', firmnessLine(firmness)] satisfies [string, string]] : []),
    ...(judgement && inferred > 0 ? [['Inferred', `${inferred} ${inferred === 1 ? 'part' : 'parts'} of the rule; \`dtoc policy show ${judgement.policy.id}\` says which.`] satisfies [string, string]] : []),
  ];
}

/** The lines under the labels that one council needs; a line without a label goes on from the one before. */
function chosen(lines: readonly (readonly [string, string])[]): [label: string, text: string][] {
  let under = '';
  return lines.flatMap(([label, text]): [string, string][] => {
    if (label !== '') under = label;
    return FOOTER_LABELS.includes(under) ? [[label, text]] : [];
  });
}

function shortAdults({ frame: { population: { year, rule } } }: Explanation['report']): string | null {
  return year === null ? null : `mid-${year}: ${rule}.`;
}

function figures({ report, council, ratePlaces }: Explanation): Section {
  const { baseline, yearEarlier } = report.frame;
  const { england, region, type } = council.places;
  const text = (place: { rank: number; of: number } | null): string => (place ? `${place.rank} of ${place.of}` : ABSENT);
  return {
    heading: 'Figures',
    lines: [`Score ${scoreText(council, 1)}; place ${rankText(council)}${england ? ` of ${england.of}` : ''} in England, ${text(region)} in its region, ${text(type)} of its type (1 is best). Rates: delayed days a day per 100,000 adults.`, ...(council.funnel ? [funnelText(council.funnel)] : [])],
    grid: {
      columns: ['', 'Days', 'Beds', 'Share', 'Rate', 'Place', ...(baseline ? [`Since ${shortPeriod(baseline)}`] : []), ...(yearEarlier ? ['On a year'] : [])]
        .map((heading, index) => ({ heading, align: index === 0 ? 'left' : 'right', priority: index })),
      rows: ORGANISATIONS.map((o) => ({
        tone: 'plain',
        cells: [
          TITLE[o], whole(council.days[o]), fixed(council.beds[o], 1), percent(council.share[o]), fixed(council.rate[o], 2), text(ratePlaces[o]),
          ...(baseline ? [signed(council.change.baseline?.[o]?.rate ?? null, 2)] : []),
          ...(yearEarlier ? [signed(council.change.yearEarlier?.[o]?.rate ?? null, 2)] : []),
        ],
      })),
    },
  };
}

function funnelText({ ratio, expected, zAdjusted, place }: OnFunnel): string {
  return `On a funnel of all councils: social care beds are ${fixed(ratio, 2)} times the ${fixed(expected, 1)} expected of its adults, adjusted z ${signed(zAdjusted, 2)}: ${PLACE_TEXT[place] || 'inside two sigma'}.`;
}

function reasons({ report, council, cross, sides }: Explanation): Section {
  const organisation = sides[0] ? organisationOf(sides[0].policy) : 'socialCare';
  const whose = organisation === 'total' ? 'socialCare' : organisation;
  const total = council.days.total;
  const days = report.frame.coverage.days;
  const sorted = REASON_CODES.filter((reason) => (council.byReason[reason] ?? 0) > 0)
    .sort((a, b) => council.byReason[b]! - council.byReason[a]! || (a < b ? -1 : 1));
  const bedsOf = (reason: ReasonCode, o: Organisation): string => {
    const held = cross?.reasons[reason][o];
    if (!held) return ABSENT;
    return held.least === held.most ? fixed(held.least / days, 1) : `${fixed(held.least / days, 1)} to ${fixed(held.most / days, 1)}`;
  };
  const { acute, nonAcute } = council.byCare;
  const rest = sorted.slice(MOST_REASONS);
  return {
    heading: 'Reasons for delay, in delayed days a day',
    grid: {
      columns: [
        { heading: '', align: 'left', priority: 0 }, { heading: 'Beds', align: 'right', priority: 0 }, { heading: 'Share', align: 'right', priority: 3 },
        { heading: `of them\n${OF[whose]}`, align: 'right', priority: 1 }, { heading: `of them\n${whose === 'nhs' ? 'social care' : 'NHS'}`, align: 'right', priority: 2 },
      ],
      rows: sorted.slice(0, MOST_REASONS).map((reason) => ({
        tone: 'plain',
        cells: [
          `${reason} ${REASONS_FOR_DELAY[reason].title}`, fixed(council.byReason[reason]! / days, 1), total ? percent((council.byReason[reason]! / total) * 100) : ABSENT,
          bedsOf(reason, whose), bedsOf(reason, whose === 'nhs' ? 'socialCare' : 'nhs'),
        ],
      })),
    },
    lines: [
      ...(rest.length > 0 ? [`And ${rest.map((reason) => `${reason} ${fixed(council.byReason[reason]! / days, 1)}`).join(', ')}.`] : []),
      `Acute beds ${percent(council.acuteShare)}: ${fixed(acute === null ? null : acute / days, 1)} acute, ${fixed(nonAcute === null ? null : nonAcute / days, 1)} non-acute.`,
      ...(report.frame.both === 'apart' ? [] : ['Reasons are as returned: their days that both caused are of neither.']),
      ...(cross === null ? [council.gaps.length > 0 ? 'Reasons are not to be had: see what is lacking, below.' : 'Whose the reasons are is not to be had: the returns do not give them.']
        : cross.exact ? [] : ['Spans are bounds: margins and the attribution rules prove no more.']),
    ],
  };
}

function providers({ providers: held, council, report }: Explanation): Section[] {
  if (!held) return [];
  const days = report.frame.coverage.days;
  const total = council.days.total;
  return [{
    heading: 'Providers whose beds these are, in delayed days a day',
    grid: {
      columns: ['', 'NHS', 'Social care', 'Both', 'All', 'Share'].map((heading, index) => ({ heading, align: index === 0 ? 'left' : 'right', priority: index })),
      rows: held.slice(0, MOST_PROVIDERS).map(({ code, name, byOrganisation: of }) => ({
        tone: 'plain',
        cells: [`${name || 'provider'} (${code})`, ...(['nhs', 'socialCare', 'both', 'total'] as const).map((o) => fixed(of[o] / days, 1)), total ? percent((of.total / total) * 100) : ABSENT],
      })),
    },
    lines: held.length > MOST_PROVIDERS ? [`And ${held.length - MOST_PROVIDERS} more providers with ${fixed(held.slice(MOST_PROVIDERS).reduce((sum, { byOrganisation: of }) => sum + of.total, 0) / days, 1)} a day together.`] : [],
  }];
}

function trend(explanation: Explanation): Section {
  const history = explanation.history.slice(-MOST_MONTHS);
  const told = history.filter(({ beds }) => beds.total !== null);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return { heading: 'Trend', lines: ['No month has a figure.'] };
  const share = history.map(({ beds }) => (beds.total === null || beds.total === 0 || beds.socialCare === null ? null : (beds.socialCare / beds.total) * 100));
  const [firstShare, lastShare] = [share.find((s) => s !== null) ?? null, share.findLast((s) => s !== null) ?? null];
  const line = (o: Organisation): string[] => [TITLE[o], sparkline(history.map(({ beds }) => beds[o])), `${fixed(first.beds[o], 1)} to ${fixed(last.beds[o], 1)} beds`];
  return {
    heading: `Trend, ${monthId(first.month)} to ${monthId(last.month)} (each line from 0${history.some(({ beds }) => beds.total === null) ? '; a dot: no figure' : ''})`,
    grid: {
      columns: ['', '', ''].map((heading) => ({ heading, align: 'left', priority: 0 })),
      rows: [line('socialCare'), line('nhs'), ['Social care share', sparkline(share), `${percent(firstShare)} to ${percent(lastShare)}`]].map((cells) => ({ tone: 'plain', cells })),
    },
    lines: explanation.charted ? chartedLines(explanation.charted) : [],
  };
}

/** What an XmR chart of the months says of the latest, and of what is asked. */
function chartedLines({ organisation, last, from, months, target, assurance }: ChartedTrend): string[] {
  const { limits, month, value } = last;
  if (limits?.lower === undefined || limits.lower === null) return [];
  const signal = signalText({ ...last, why: null }, DEFAULT_LENGTHS);
  const what = signal === '' ? 'common cause' : `special cause, ${signal}`;
  const verdict = assurance === null ? '' : ` ${assuranceText(assurance, target!, 'decrease', 'beds')}`;
  return [
    `On an XmR chart, ${TITLE[organisation] === 'NHS' ? 'NHS' : TITLE[organisation].toLowerCase()}, ${monthId(from)} to ${monthId(month)}: mean ${fixed(limits.mean, 1)}, limits ${fixed(Math.max(0, limits.lower), 1)} to ${fixed(limits.upper, 1)}${months < TRIAL_BELOW ? ` (trial limits, of ${months} months)` : ''}; ${monthTitle(month)}, ${fixed(value, 1)}, is ${what}.`,
    ...(verdict === '' ? [] : [`Asked${verdict}`]),
  ];
}
