import { ORGANISATIONS, REASON_CODES, type ByOrganisation } from '../domain/cut.ts';
import type { ProviderJudgement } from '../judge/providers.ts';
import type { ProviderMeasures } from '../measure/providers.ts';
import { csvRow } from './csv-text.ts';
import { shortPeriod, type Grid } from './grid.ts';
import { ABSENT, fixed, percent, signed, whole } from './numbers.ts';
import type { ProviderReport, Report } from './report.ts';

export const PROVIDER_UNITS = 'Delayed days a day (beds), by the provider whose beds they were spent in; changes, where an extract of then is at hand: of all, in beds. A provider has no adults, and so no rates.';

export function providerGrid({ rows, judgement }: ProviderReport, { frame, england }: Report): Grid {
  const change = (now: ByOrganisation<number>, then: ByOrganisation<number> | null): string => signed(then && now.total - then.total, 1);
  const hasThen = (time: 'baseline' | 'yearEarlier'): boolean => rows.some(({ then }) => then[time]);
  const columns: [heading: string, priority: number, text: (row: ProviderMeasures) => string][] = [
    ['Code', 1, ({ code }) => code],
    ['NHS', 3, ({ beds }) => fixed(beds.nhs, 1)],
    ['Social\ncare', 2, ({ beds }) => fixed(beds.socialCare, 1)],
    ['Both', 5, ({ beds }) => fixed(beds.both, 1)],
    ['All', 1, ({ beds }) => fixed(beds.total, 1)],
    ['NHS\nshare', 4, ({ share }) => percent(share.nhs)],
    ['Top\nreason', 7, ({ byReason }) => REASON_CODES.reduce((top, reason) => (byReason[reason] > byReason[top] ? reason : top))],
    ...(frame.baseline && hasThen('baseline') ? [[`Change\nsince\n${shortPeriod(frame.baseline)}`, 6, ({ beds, then }) => change(beds, then.baseline)] satisfies [string, number, (row: ProviderMeasures) => string]] : []),
    ...(frame.yearEarlier && hasThen('yearEarlier') ? [['Change\non a\nyear', 6, ({ beds, then }) => change(beds, then.yearEarlier)] satisfies [string, number, (row: ProviderMeasures) => string]] : []),
    ...askedOf(judgement).map((id, index): [string, number, (row: ProviderMeasures) => string] => [id.replaceAll('-', '\n'), 2, ({ code }) => metText(judgement!.byProvider.get(code)?.[index]?.met ?? null)]),
    ['Delayed\ndays', 8, ({ days }) => whole(days.total)],
  ];
  return {
    columns: [
      { heading: 'Provider', align: 'left', priority: 0 },
      ...columns.map(([heading, priority]) => ({ heading, priority, align: heading === 'Code' ? 'left' as const : 'right' as const })),
    ],
    rows: [
      ...(england.beds.total === null ? [] : [{
        tone: 'strong' as const,
        cells: ['England', ...columns.map(([heading]) => {
          const o = ({ NHS: 'nhs', 'Social\ncare': 'socialCare', Both: 'both', All: 'total' } as const)[heading];
          return o ? fixed(england.beds[o], 1) : heading === 'NHS\nshare' ? percent(england.share.nhs) : heading === 'Delayed\ndays' ? whole(england.days.total) : '';
        })],
      }]),
      ...rows.map((row) => ({ tone: 'plain' as const, cells: [row.name || row.code, ...columns.map(([, , text]) => text(row))] })),
    ],
  };
}

function metText(met: boolean | null): string {
  return met === null ? ABSENT : met ? 'met' : 'MISSED';
}

function askedOf(judgement: ProviderJudgement | null): string[] {
  return judgement?.policy.criteria.map(({ id }) => id).filter((id) => !judgement.notAsked.includes(id)) ?? [];
}

/** What could not be asked of providers, and why. */
export function notAskedText({ judgement }: ProviderReport): string | null {
  if (!judgement || judgement.notAsked.length === 0) return null;
  return `Not asked of providers, who have no adults to count rates by, or of whom no extract of the time compared with is at hand: ${judgement.notAsked.join(', ')} of ${judgement.policy.id}.`;
}

export function providersCsv({ rows, judgement }: ProviderReport, lead: readonly string[]): string {
  const named = (o: string): string => (o === 'socialCare' ? 'social_care' : o);
  const asked = askedOf(judgement);
  return csvRow(['period', 'complete', 'provider', 'name', ...(['days', 'share', 'beds', 'beds_baseline', 'beds_year_earlier'] as const).flatMap((m) => ORGANISATIONS.map((o) => `${m}_${named(o)}`)), ...REASON_CODES.map((reason) => `reason_${reason}`), ...asked.map((id) => `met_${id}`)])
    + rows.map(({ code, name, days, share, beds, then, byReason }) => csvRow([
      ...lead, code, name, ...[days, share, beds, then.baseline, then.yearEarlier].flatMap((figures) => ORGANISATIONS.map((o) => figures?.[o] ?? null)),
      ...REASON_CODES.map((reason) => byReason[reason]), ...asked.map((_, index) => judgement!.byProvider.get(code)?.[index]?.met ?? null).map((met) => (met === null ? null : met ? 'yes' : 'no')),
    ])).join('');
}

export function providersDocument({ rows, judgement }: ProviderReport): object {
  const asked = askedOf(judgement);
  return {
    notAsked: judgement?.notAsked ?? [],
    rows: rows.map((row) => ({ ...row, criteria: judgement ? Object.fromEntries(asked.map((id, index) => [id, judgement.byProvider.get(row.code)?.[index]?.met ?? null])) : null })),
  };
}
