import type { Firmness } from '../../src/firmness/firmness.ts';
import { DEFAULT_FIRMNESS } from '../../src/firmness/firmness.ts';
import { simulate } from '../../src/firmness/simulate.ts';
import { ORGANISATIONS } from '../../src/domain/cut.ts';
import type { Report } from '../../src/report/report.ts';
import { DEFAULT_SCORING, score } from '../../src/score/score.ts';

/** Two periods, one after the other, of which the first says what its places are worth, and the second whether they were. */
export interface Pair {
  readonly name: string;
  readonly now: Report;
  readonly next: Report;
}

export interface Calibrated {
  readonly name: string;
  readonly councils: number;
  /** Part of the councils whose next place was within the range; and within that of noise without drift. */
  readonly held: number;
  readonly heldByNoise: number;
  /** By adults: the smallest third of councils, the middle, the largest. */
  readonly bySize: readonly number[];
  /** Places from the one end of a range to the other, on average. */
  readonly width: number;
  /** Outcomes that changed, and as many as the runs said would. */
  readonly changed: number;
  readonly expectedToChange: number;
  readonly judged: number;
  /** Of outcomes that are not fragile, the part that stood; and of fragile ones. */
  readonly firmStood: number;
  readonly fragileStood: number;
  readonly fragile: number;
}

export function calibrate({ name, now, next }: Pair): Calibrated {
  const firmness = now.firmness!;
  const placed = new Map(next.councils.map((council) => [council.code, council]));
  const rows = now.councils.flatMap((council) => {
    const after = placed.get(council.code);
    const { rank } = firmness.byCouncil.get(council.code)!;
    const place = after?.places.england?.rank;
    return rank && after && place !== undefined ? [{ council, after, rank, place }] : [];
  });
  const part = <T>(of: readonly T[], holds: (row: T) => boolean): number => of.filter(holds).length / of.length;
  const within = (by: Firmness) => ({ council, place }: (typeof rows)[number]): boolean => {
    const range = by.byCouncil.get(council.code)!.rank!;
    return place >= range.low && place <= range.high;
  };
  const bySize = [...rows].sort((a, b) => a.council.adults! - b.council.adults!);
  const third = Math.ceil(rows.length / 3);
  const judged = rows.flatMap(({ council, after }) => {
    const firm = council.firm?.outcome;
    return firm && after.verdict && after.verdict.outcome !== 'not-judged' ? [{ same: firm.same, fragile: firm.fragile, stood: after.verdict.outcome === council.verdict!.outcome }] : [];
  });
  return {
    name, councils: rows.length,
    held: part(rows, within(firmness)),
    heldByNoise: part(rows, within(byNoise(now, firmness))),
    bySize: [0, 1, 2].map((at) => part(bySize.slice(at * third, (at + 1) * third), within(firmness))),
    width: rows.reduce((sum, { rank }) => sum + rank.high - rank.low, 0) / rows.length,
    judged: judged.length,
    changed: judged.filter(({ stood }) => !stood).length,
    expectedToChange: judged.reduce((sum, { same }) => sum + 1 - same, 0),
    firmStood: part(judged.filter(({ fragile }) => !fragile), ({ stood }) => stood),
    fragileStood: part(judged.filter(({ fragile }) => fragile), ({ stood }) => stood),
    fragile: judged.filter(({ fragile }) => fragile).length,
  };
}

/** The ranges if months differed by chance alone, about a level that stays. */
function byNoise(report: Report, { variation }: Firmness): Firmness {
  const still = Object.fromEntries(ORGANISATIONS.map((o) => {
    const of = variation.byOrganisation[o];
    return [o, { ...of, level: { noise: of.phi, drift: 0 } }];
  })) as unknown as typeof variation.byOrganisation;
  const councils = [...report.councils].sort((a, b) => (a.code < b.code ? -1 : 1));
  return simulate(councils, report.frame, score(councils, DEFAULT_SCORING), [], { ...variation, byOrganisation: still }, DEFAULT_FIRMNESS);
}

const percent = (part: number): string => (Number.isNaN(part) ? '–' : `${(part * 100).toFixed(0)}%`);

/** The table of the README. */
export function calibrationTable(rows: readonly Calibrated[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['this period, the next', 'next place within this 90% range', 'of the smallest third of councils, the middle, the largest', 'within it, if levels never drifted', 'places in a range, on average', 'outcomes that changed; as many as the runs expect', 'outcomes that stayed: of those not fragile; of the fragile']),
    '|---|---:|---:|---:|---:|---:|---:|',
    ...rows.map(({ name, held, bySize, heldByNoise, width, changed, expectedToChange, judged, firmStood, fragileStood }) => line([
      name, percent(held), bySize.map(percent).join(', '), percent(heldByNoise), width.toFixed(0),
      judged === 0 ? '–' : `${changed} of ${judged}; ${expectedToChange.toFixed(0)}`, judged === 0 ? '–' : `${percent(firmStood)}; ${percent(fragileStood)}`,
    ])),
    '',
  ].join('\n');
}

export function together(name: string, rows: readonly Calibrated[]): Calibrated {
  const councils = rows.reduce((sum, row) => sum + row.councils, 0);
  const judged = rows.reduce((sum, row) => sum + row.judged, 0);
  const fragile = rows.reduce((sum, row) => sum + row.fragile, 0);
  const mean = (of: (row: Calibrated) => number): number => rows.reduce((sum, row) => sum + of(row) * row.councils, 0) / councils;
  return {
    name, councils, judged, fragile,
    held: mean(({ held }) => held), heldByNoise: mean(({ heldByNoise }) => heldByNoise), width: mean(({ width }) => width),
    bySize: [0, 1, 2].map((at) => mean(({ bySize }) => bySize[at]!)),
    changed: rows.reduce((sum, row) => sum + row.changed, 0), expectedToChange: rows.reduce((sum, row) => sum + row.expectedToChange, 0),
    firmStood: rows.reduce((sum, row) => sum + row.firmStood * (row.judged - row.fragile), 0) / (judged - fragile),
    fragileStood: rows.reduce((sum, row) => sum + (row.fragile === 0 ? 0 : row.fragileStood * row.fragile), 0) / fragile,
  };
}
