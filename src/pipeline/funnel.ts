import { UserError } from '../domain/failure.ts';
import type { Organisation } from '../domain/cut.ts';
import { measureCouncils } from '../measure/councils.ts';
import { setFrame, type FrameRequest } from '../measure/frame.ts';
import { funnelAmong } from '../measure/funnel.ts';
import { councilsIn } from '../reference/councils.ts';
import type { FunnelLimits, FunnelReport } from '../report/funnel/funnel.ts';
import { limitsAt, SIGMAS, type Funnel } from '../statistics/funnel.ts';
import { editionsOf } from './editions.ts';
import type { Opened } from './open.ts';

export type FunnelRequest = Pick<FrameRequest, 'period' | 'populationYear' | 'population' | 'both'> & { readonly measure: Organisation; readonly trim: number };

const CURVE_POINTS = 60;

/** Puts councils on a funnel of delayed beds against adults. Throws a UserError where no rate can be had to expect beds by. */
export function funnelOf({ ledger }: Pick<Opened, 'ledger'>, { measure, trim, ...times }: FunnelRequest): FunnelReport {
  const { frame, notes } = setFrame(ledger, { ...times, baseline: 'none' });
  const measured = measureCouncils(ledger, frame);
  const held = funnelAmong(measured, measure, trim);
  if (!held) throw new UserError(`no council has delayed beds in ${frame.coverage.period.id}`, 'there is nothing to expect any by: `dtoc periods` lists what the input holds');
  const { drawn, national, byCouncil } = held;
  const expectedFor = (adults: number): number => (adults * national.beds) / national.adults;
  return {
    frame, measure, trim, national,
    funnel: { phi: drawn.phi, tau2: drawn.tau2 },
    councils: measured.flatMap(({ code, name, region }) => {
      const at = byCouncil.get(code);
      return at ? [{ code, name, region, ...at, limits: limitsFor(drawn, at.expected) }] : [];
    }).sort((a, b) => b.zAdjusted - a.zAdjusted || (a.code < b.code ? -1 : 1)),
    curves: curvePoints([...byCouncil.values()].map(({ adults }) => adults)).map((adults) => ({ adults, expected: expectedFor(adults), ...limitsFor(drawn, expectedFor(adults)) })),
    of: councilsIn(frame.coverage.held.at(-1)!).length,
    lacking: measured.filter(({ code }) => !byCouncil.has(code)).map(({ name }) => name),
    notes: notes.filter(({ kind }) => kind === 'default-period' || kind === 'incomplete'),
    editions: editionsOf(ledger, frame.coverage.held),
  };
}

function limitsFor(drawn: Funnel, expected: number): FunnelLimits {
  return { two: limitsAt(drawn, expected, SIGMAS.two), three: limitsAt(drawn, expected, SIGMAS.three) };
}

/** Sizes from the smallest to the largest, evenly by their root, since limits follow it. */
function curvePoints(sizes: readonly number[]): number[] {
  const [least, most] = [Math.sqrt(Math.min(...sizes)), Math.sqrt(Math.max(...sizes))];
  return Array.from({ length: CURVE_POINTS }, (_, index) => (least + ((most - least) * index) / (CURVE_POINTS - 1)) ** 2);
}
