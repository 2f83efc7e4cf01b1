import { UserError } from '../domain/failure.ts';
import type { Organisation } from '../domain/cut.ts';
import { measureCouncils } from '../measure/councils.ts';
import { setFrame, type FrameRequest } from '../measure/frame.ts';
import { PER_ADULTS } from '../measure/measures.ts';
import type { FunnelLimits, FunnelPlace, FunnelReport } from '../report/funnel/funnel.ts';
import { funnel, limitsAt, SIGMAS, type Funnel } from '../statistics/funnel.ts';
import { editionsOf } from './editions.ts';
import type { Opened } from './open.ts';

export type FunnelRequest = Pick<FrameRequest, 'period' | 'populationYear' | 'population' | 'both'> & { readonly measure: Organisation; readonly trim: number };

const CURVE_POINTS = 60;

/** Puts councils on a funnel of delayed beds against adults. Throws a UserError where no rate can be had to expect beds by. */
export function funnelOf({ ledger }: Pick<Opened, 'ledger'>, { measure, trim, ...times }: FunnelRequest): FunnelReport {
  const { frame, notes } = setFrame(ledger, { ...times, baseline: 'none' });
  const measured = measureCouncils(ledger, frame);
  const held = measured.flatMap(({ code, name, region, adults, beds }) => (
    adults === null || adults === 0 || beds[measure] === null ? [] : [{ code, name, region, adults, beds: beds[measure] }]
  ));
  const [beds, adults] = [held.reduce((sum, council) => sum + council.beds, 0), held.reduce((sum, council) => sum + council.adults, 0)];
  if (beds === 0) throw new UserError(`no council has delayed beds in ${frame.coverage.period.id}`, 'there is nothing to expect any by: `dtoc periods` lists what the input holds');
  const expectedFor = (of: number): number => (of * beds) / adults;
  const drawn = funnel(held.map((council) => ({ numerator: council.beds, denominator: expectedFor(council.adults) })), { method: 'ratio-root', trim });
  const codes = new Set(held.map(({ code }) => code));
  return {
    frame, measure, trim,
    national: { beds, adults, rate: (beds / adults) * PER_ADULTS },
    funnel: { phi: drawn.phi, tau2: drawn.tau2 },
    councils: held.map((council, index) => {
      const { ratio, z, zAdjusted } = drawn.points[index]!;
      const expected = expectedFor(council.adults);
      return { ...council, expected, ratio, z, zAdjusted, place: placeOf(zAdjusted), limits: limitsFor(drawn, expected) };
    }).sort((a, b) => b.zAdjusted - a.zAdjusted || (a.code < b.code ? -1 : 1)),
    curves: curvePoints(held.map((council) => council.adults)).map((of) => ({ adults: of, expected: expectedFor(of), ...limitsFor(drawn, expectedFor(of)) })),
    lacking: measured.filter(({ code }) => !codes.has(code)).map(({ name }) => name),
    notes: notes.filter(({ kind }) => kind === 'default-period' || kind === 'incomplete'),
    editions: editionsOf(ledger, frame.coverage.held),
  };
}

function limitsFor(drawn: Funnel, expected: number): FunnelLimits {
  return { two: limitsAt(drawn, expected, SIGMAS.two), three: limitsAt(drawn, expected, SIGMAS.three) };
}

function placeOf(z: number): FunnelPlace {
  if (Math.abs(z) <= SIGMAS.two) return 'inside';
  return `${z > 0 ? 'above' : 'below'}-${Math.abs(z) > SIGMAS.three ? 3 : 2}`;
}

/** Sizes from the smallest to the largest, evenly by their root, since limits follow it. */
function curvePoints(sizes: readonly number[]): number[] {
  const [least, most] = [Math.sqrt(Math.min(...sizes)), Math.sqrt(Math.max(...sizes))];
  return Array.from({ length: CURVE_POINTS }, (_, index) => (least + ((most - least) * index) / (CURVE_POINTS - 1)) ** 2);
}
