import { REASON_CODES } from '../../domain/cut.ts';
import { monthId, monthTitle } from '../../domain/month.ts';
import { monthsText } from '../../domain/period.ts';
import type { NoValue, SeriesUnit } from '../../measure/series.ts';
import { councilByCode } from '../../reference/councils.ts';
import { REASONS_FOR_DELAY } from '../../reference/reasons.ts';
import { DEFAULT_LENGTHS, type Assurance, type Improvement, type RuleLengths } from '../../statistics/xmr.ts';
import { fixed, whole } from '../numbers.ts';
import type { Trend, TrendChart, TrendGroup, TrendPoint } from './trend.ts';

export const UNIT_TEXT: Readonly<Record<SeriesUnit, string>> = {
  beds: 'Delayed beds (days a calendar day)', rate: 'Delayed days a day per 100,000 adults', days: 'Delayed days', share: 'Percentage of all delayed days',
};

export function trendTitle({ measure, unit }: Trend, { area, points }: TrendChart): string {
  const council = councilByCode(area.code);
  const [first, last] = [points[0]!.month, points.at(-1)!.month];
  return `${council ? `${area.name} (${area.code}), ${council.region}` : area.name}. ${UNIT_TEXT[unit]}, ${measureText(measure)}, `
    + (first === last ? monthTitle(first) : `${monthTitle(first)} to ${monthTitle(last)}`);
}

/** A measure as people say it: `social care`, `reason E (Awaiting care package in own home)`. */
export function measureText(measure: string): string {
  const reason = REASON_CODES.find((code) => code === measure);
  if (reason) return `reason ${reason} (${REASONS_FOR_DELAY[reason].title})`;
  return { nhs: 'NHS', 'social-care': 'social care', total: 'all delays', acute: 'acute beds', 'non-acute': 'non-acute beds' }[measure] ?? measure;
}

export function figureText(value: number | null, unit: SeriesUnit): string {
  return unit === 'days' ? whole(value) : `${fixed(value, unit === 'rate' ? 2 : 1)}${unit === 'share' && value !== null ? '%' : ''}`;
}

const NO_VALUE: Readonly<Record<NoValue, string>> = {
  'not-held': 'not in the input', 'no-such-council': 'no such council then', 'not-counted': 'not counted then', 'no-figure': 'no figure', 'no-delays': 'no delays to be a share of', 'no-adults': 'no adults on its ground of that month',
};

/** What a point of a chart is: common cause, or the rule that it breaks and whether that is good. */
export function signalText(point: Pick<TrendPoint, 'signal' | 'direction' | 'variation' | 'value' | 'why'>, lengths: RuleLengths): string {
  const { signal, direction, variation, value, why } = point;
  if (value === null) return why === null ? '' : NO_VALUE[why];
  if (signal === null) return '';
  const up = direction === 'up';
  const kind = variation === 'improvement' || variation === 'concern' ? `${variation}: ` : '';
  switch (signal) {
    case 'outside': return `${kind}${up ? 'above the upper limit' : 'below the lower limit'}`;
    case 'trend': return `${kind}${lengths.trend}+ ${up ? 'rising' : 'falling'}`;
    case 'close': return `${kind}${lengths.close.of} of ${lengths.close.in} near the ${up ? 'upper' : 'lower'} limit`;
    case 'shift': return `${kind}${lengths.shift}+ ${up ? 'above' : 'below'} the mean`;
  }
}

export function latestText({ points }: TrendChart, lengths: RuleLengths, unit: SeriesUnit): string {
  const last = points.findLast(({ value }) => value !== null)!;
  const none = (last.limits?.lower ?? null) === null ? 'without limits to hold it against' : 'common cause: no rule says that it is more than chance';
  return `${monthTitle(last.month)}: ${figureText(last.value, unit)}, ${signalText(last, lengths) || none}.`;
}

export function groupText({ from, to, months, baseline, limits, trial, because }: TrendGroup, unit: SeriesUnit): string {
  const when = from === to ? monthId(from) : `${monthId(from)} to ${monthId(to)}`;
  const why = because === 'boundary' ? ', anew since its boundary changed' : because === 'rebased' ? ', anew as asked' : '';
  if (limits === null) return `${when}${why}: no month has a figure.`;
  const of = `from ${baseline === months ? '' : 'the first '}${baseline} ${baseline === 1 ? 'month' : 'months'}`;
  if (limits.lower === null) return `${when}${why}: mean ${figureText(limits.mean, unit)}, ${of}; no limits, for no two months stand next to each other.`;
  return `${when}${why}: mean ${figureText(limits.mean, unit)}, limits ${figureText(Math.max(0, limits.lower), unit)} to ${figureText(limits.upper, unit)}, ${of}.`
    + (trial ? ' Trial limits: of so few months, each new one moves them.' : '')
    + (2 * months < to - from + 1 ? ' More months are missing than held: what is chance among these few may not be.' : '');
}

export function assuranceText(assurance: Assurance | null, target: number, improvement: Improvement, unit: SeriesUnit): string {
  const wish = `to be at or ${improvement === 'increase' ? 'above' : 'below'} ${figureText(target, unit)}`;
  switch (assurance) {
    case 'hits': return `${wish}: as the process stands, it will hit it each month.`;
    case 'misses': return `${wish}: as the process stands, it will miss it each month. Only a changed process will hit it.`;
    case 'either': return `${wish}: as the process stands, it may hit it or miss it in any month, by chance.`;
    case null: return improvement === 'neutral' ? `${figureText(target, unit)}; which way is better was not said, so whether it will be hit is not either.` : `${wish}: without limits it cannot be told whether it will be.`;
  }
}

export function rulesText({ lengths, improvement, screen }: Trend['options']): string {
  const { trend, shift, close } = lengths;
  const usual = screen && JSON.stringify(lengths) === JSON.stringify(DEFAULT_LENGTHS);
  const better = improvement === 'neutral' ? '' : ` ${improvement === 'increase' ? 'More' : 'Fewer'} is better.`;
  return `outside the limits; ${trend} rising or falling; ${close.of} of ${close.in} beyond two thirds of the way to a limit, all ${close.in} on one side of the mean; ${shift} on one side of it${usual ? ' (Making Data Count)' : ''}.${better}`
    + (screen ? '' : ' Moving ranges that stand out are counted in.');
}

/** The months without a figure, by why. */
export function missingTexts({ points }: TrendChart): string[] {
  const kinds = [...new Set(points.flatMap(({ why }) => why ?? []))];
  return kinds.map((kind) => {
    const months = points.filter(({ why }) => why === kind).map(({ month }) => month);
    const them = months.length === 1 ? 'it' : 'them';
    return `${monthsText(months)}: ${NO_VALUE[kind]}; limits ignore ${them}, and no rule runs across ${them}.`;
  });
}
