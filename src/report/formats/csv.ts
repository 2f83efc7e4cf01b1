import { ORGANISATIONS } from '../../domain/cut.ts';
import { CSV_COLUMNS } from '../columns.ts';
import { csvRow } from '../csv-text.ts';
import { providersCsv } from '../providers.ts';
import type { Report } from '../report.ts';
import type { View } from './view.ts';

/** England first, then a row a council; numbers unrounded, an absent one an empty cell. */
export function csvFormat({ report, shown }: View): string {
  const { coverage } = report.frame;
  const lead = [coverage.period.id, coverage.missing.length === 0 ? 'yes' : 'no'];
  if (report.providers) return providersCsv(report.providers, lead);
  if (report.groups) return groupsCsv(report.groups, lead);
  return [
    csvRow(['period', 'complete', ...CSV_COLUMNS.map(({ heading }) => heading)]),
    ...(report.england.days.total === null ? [] : [csvRow([...lead, ...CSV_COLUMNS.map(({ area }) => area(report.england))])]),
    ...shown.map((row) => csvRow([...lead, ...CSV_COLUMNS.map(({ area, council }) => (council ? council(row, report) : area(row)))])),
  ].join('');
}

function groupsCsv({ by, rows }: NonNullable<Report['groups']>, lead: readonly string[]): string {
  const measures = ['days', 'share', 'beds', 'rate', 'medianRate'] as const;
  const heading = (o: string): string => (o === 'socialCare' ? 'social_care' : o);
  return [
    csvRow(['period', 'complete', by, 'councils', 'of', 'rated', 'adults', ...measures.flatMap((m) => ORGANISATIONS.map((o) => `${m === 'medianRate' ? 'median_rate' : m}_${heading(o)}`))]),
    ...rows.map((group) => csvRow([...lead, group.name, group.councils, group.of, group.rated, group.adults, ...measures.flatMap((m) => ORGANISATIONS.map((o) => group[m][o]))])),
  ].join('');
}
