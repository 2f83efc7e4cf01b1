import { MEASURES } from '../domain/cut.ts';
import { UserError } from '../domain/failure.ts';
import { monthId, type Month } from '../domain/month.ts';
import { monthPeriod, monthsText } from '../domain/period.ts';
import { choosePopulation, type GivenPopulation, type Population } from '../measure/population.ts';
import { seriesOf, type NoValue, type Series, type SeriesUnit } from '../measure/series.ts';
import { areaName, councilByCode } from '../reference/councils.ts';
import { editionsOf } from './editions.ts';
import type { Trend, TrendChart, TrendGroup } from '../report/trend/trend.ts';
import { assuranceOf, LEAST_BASELINE, TRIAL_BELOW, xmr, type XmrOptions, type XmrPoint } from '../statistics/xmr.ts';
import type { Opened } from './open.ts';

export interface TrendRequest {
  readonly areas: readonly string[];
  readonly measure: string;
  readonly unit: SeriesUnit;
  /** Null: from the first month of the input, to its last. */
  readonly from: Month | null;
  readonly to: Month | null;
  readonly rebase: readonly Month[];
  readonly options: Omit<XmrOptions, 'rebase'>;
  readonly target: number | null;
  readonly populationYear: number | null;
  readonly population: GivenPopulation | null;
}

/** Draws areas' months on XmR charts. Throws a UserError where the input has no figure of an area, or a month asked for is not in it. */
export function trendOf({ ledger }: Pick<Opened, 'ledger'>, request: TrendRequest): Trend {
  const { unit, measure, options, target } = request;
  const held = [...ledger.keys()].sort((a, b) => a - b);
  const [first, last] = [request.from ?? held[0]!, request.to ?? held.at(-1)!];
  if (request.from !== null && request.to !== null && last < first) throw new UserError(`${monthId(first)} is after ${monthId(last)}`, 'name the first month with --from, the last with --to');
  if (!held.some((month) => month >= first && month <= last)) {
    const asked = [...(request.from === null ? [] : [`from ${monthId(request.from)}`]), ...(request.to === null ? [] : [`to ${monthId(request.to)}`])].join(' ');
    throw new UserError(`the input holds nothing ${asked}`, `it holds ${monthsText(held)}`);
  }
  if (options.fixAfter !== null && options.fixAfter < LEAST_BASELINE) {
    throw new UserError(`limits cannot be fixed after ${options.fixAfter} months`, `fix them after ${LEAST_BASELINE} or more`);
  }
  const population = choosePopulation({ year: request.populationYear, given: request.population }, null, monthPeriod(last));
  return {
    measure, unit, options, target,
    population: unit === 'rate' ? population : null,
    charts: [...new Set(request.areas)].map((area) => chartOf(area, trimmed(seriesOf(ledger, area, MEASURES[measure]!, unit, { first, last }, population)), request, population)),
    editions: editionsOf(ledger, held.filter((month) => month >= first && month <= last)),
  };
}

function chartOf(area: string, { points, newGround }: Series, { rebase, options, target, measure, unit }: TrendRequest, population: Population): TrendChart {
  if (points.every(({ value }) => value === null)) {
    const because = unit === 'rate' && points.length > 0 ? `; there may be no adults of mid-${population.year} on its ground` : '';
    throw new UserError(`the input has no figure of ${areaName(area)}, ${measure}`, `${lifeOf(area)}\`dtoc periods\` lists what it holds${because}`);
  }
  const [first, last] = [points[0]!.month, points.at(-1)!.month];
  const outside = rebase.find((month) => month <= first || month > last);
  if (outside !== undefined) {
    throw new UserError(`limits cannot start anew in ${monthId(outside)}`, `the series of ${areaName(area)} is ${monthId(first)} to ${monthId(last)}: name a month after the first of it`);
  }
  const starts = [...rebase, ...newGround].map((month) => month - first);
  const drawn = xmr(points.map(({ value }) => value), { ...options, rebase: starts });
  const groups = groupsOf(drawn, first, options.fixAfter, new Set(newGround));
  return {
    area: { code: area, name: areaName(area) },
    points: drawn.map((point, index) => ({ ...point, ...points[index]! })),
    groups,
    assurance: assuranceOf(groups.at(-1)!.limits, target, options.improvement),
  };
}

/** From when and to when there is such a council, where not always. */
function lifeOf(area: string): string {
  const geographies = councilByCode(area)?.geographies ?? [];
  const [from, to] = [geographies[0]?.from ?? null, geographies.at(-1)?.to ?? null];
  if (from === null && to === null) return '';
  return `there is such a council ${from === null ? '' : `from ${monthId(from)}`}${from !== null && to !== null ? ' ' : ''}${to === null ? '' : `to ${monthId(to)}`}; `;
}

function groupsOf(drawn: readonly XmrPoint[], first: Month, fixAfter: number | null, newGround: ReadonlySet<Month>): TrendGroup[] {
  return [...new Set(drawn.map(({ group }) => group))].map((group) => {
    const at = drawn.flatMap((point, index) => (point.group === group ? [index] : []));
    const withValue = (indices: readonly number[]): number => indices.filter((index) => drawn[index]!.value !== null).length;
    const from = (first + at[0]!) as Month;
    return {
      from,
      to: (first + at.at(-1)!) as Month,
      months: withValue(at),
      baseline: Math.min(fixAfter ?? Infinity, withValue(at)),
      limits: drawn[at[0]!]!.limits,
      // Limits that are fixed move no more.
      trial: fixAfter === null ? withValue(at) < TRIAL_BELOW : withValue(at) < fixAfter,
      because: group === 0 ? 'first' : newGround.has(from) ? 'boundary' : 'rebased',
    };
  });
}

const OUTSIDE: readonly (NoValue | null)[] = ['no-such-council', 'not-counted', 'not-held'];

/** Months before there was such a council, or after, are no part of its series. */
function trimmed({ points, newGround }: Series): Series {
  const inside = points.map(({ why }) => !OUTSIDE.includes(why));
  return { points: points.slice(Math.max(0, inside.indexOf(true)), inside.lastIndexOf(true) + 1), newGround };
}
