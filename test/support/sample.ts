import { join } from 'node:path';
import { newFindingLog } from '../../src/domain/finding-log.ts';
import { parsePeriod, type Period } from '../../src/domain/period.ts';
import type { Grouping } from '../../src/measure/grouping.ts';
import { openReturns } from '../../src/pipeline/open.ts';
import { reportOn, type ReportRequest } from '../../src/pipeline/report.ts';
import { listInputs } from '../../src/read/inputs.ts';
import type { Report } from '../../src/report/report.ts';
import { HOME, PROGRAMS } from './io.ts';
import { policyById } from './policies.ts';

export const SAMPLE_FILE = join(HOME, 'fixtures', 'sample', 'england-2016-09-to-2018-03.csv');

type Opened = Awaited<ReturnType<typeof openReturns>>;
let opened: Promise<Opened> | null = null;

/** The embedded sample, read once for a test file. */
export function openSample(): Promise<Opened> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Opened> {
  const findings = newFindingLog();
  const inputs = listInputs([SAMPLE_FILE], { recursive: false, stdin: async function* () { /* nothing */ } }, findings);
  return openReturns(inputs, { hash: false, watch: null, programs: PROGRAMS }, findings);
}

export interface SampleRequest {
  readonly period: string;
  readonly policy?: string;
  readonly baseline?: string;
  readonly anyway?: boolean;
  readonly by?: Grouping;
  readonly more?: Partial<ReportRequest>;
}

export async function sampleReport(request: SampleRequest): Promise<Report> {
  const period = (id: string): Period => parsePeriod(id)!;
  return reportOn(await openSample(), {
    period: period(request.period),
    baseline: request.baseline === undefined ? null : request.baseline === 'none' ? 'none' : period(request.baseline),
    populationYear: null,
    population: null,
    policy: request.policy === undefined ? null : request.policy === 'none' ? 'none' : policyById(request.policy),
    anyway: request.anyway ?? false,
    by: request.by ?? null,
    both: null,
    adaptation: {},
    sensitivity: false,
    allocations: null,
    alterations: [],
    firmness: null,
    ...request.more,
  });
}
