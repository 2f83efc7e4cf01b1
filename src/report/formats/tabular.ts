import { GROUP_UNITS, RANGES, UNITS } from '../footer.ts';
import { councilGrid, groupGrid, type Grid } from '../grid.ts';
import { PROVIDER_UNITS, providerGrid } from '../providers.ts';
import type { View } from './view.ts';

/** The table of a report, be it of councils, of groups of them or of providers, and what its figures count. */
export function tableOf({ report, shown }: View): { grid: Grid; units: string } {
  if (report.providers) return { grid: providerGrid(report.providers, report), units: PROVIDER_UNITS };
  if (report.groups) return { grid: groupGrid(report, report.groups.rows, report.groups.by === 'region' ? 'Region' : 'Type of council'), units: GROUP_UNITS };
  return { grid: councilGrid(report, shown), units: report.firmness ? `${UNITS} ${RANGES}` : UNITS };
}
