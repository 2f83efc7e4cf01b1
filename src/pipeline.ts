import { settleEditions, type Replacement } from './attribute/editions.ts';
import type { Ledger } from './attribute/attribution.ts';
import { traceDays } from './attribute/trace.ts';
import type { Care, Reason, Responsible } from './domain/cut.ts';
import { newFindingLog, type FindingLog } from './domain/finding-log.ts';
import type { Month } from './domain/month.ts';
import { cover, isComplete, yearEarlier, type Period } from './domain/period.ts';
import { judge, type Judgement } from './judge/judge.ts';
import { DEFAULT_POLICY, judgesAll, monthsFrom, policyById, type Policy } from './judge/policy.ts';
import { measureAt, measureCouncils, measureEngland, type CouncilMeasures, type Frame } from './measure/councils.ts';
import { setFrame, type FrameRequest } from './measure/frame.ts';
import type { Grouping } from './measure/grouping.ts';
import { average, dailyRate } from './measure/measures.ts';
import type { Input } from './read/inputs.ts';
import { readReturns, type Reading, type ReadOptions } from './read/read.ts';
import { areaName, councilsIn, ENGLAND, isNational } from './reference/councils.ts';
import type { TracedFigure } from './report/formats/trace.ts';
import { composeReport, type MonthEdition, type Report } from './report/report.ts';
import { DEFAULT_SCORING, score } from './score/score.ts';
import { checkQuarters } from './validate/quarter.ts';
import { checkSeries } from './validate/series/series.ts';
import { validate } from './validate/validate.ts';

export interface ReportRequest extends FrameRequest {
  /** Null asks for the default policy, where it judges the period. */
  readonly policy: Policy | 'none' | null;
  readonly anyway: boolean;
  readonly by: Grouping | null;
}

/** From files to the months that stand: read, validate, and choose among editions. */
export async function openReturns(
  inputs: readonly Input[], options: ReadOptions, findings: FindingLog = newFindingLog(),
): Promise<{ reading: Reading; ledger: Ledger; replacements: readonly Replacement[]; findings: FindingLog }> {
  const reading = await readReturns(inputs, options, findings);
  validate(reading.returns, findings);
  const { months: ledger, replacements } = settleEditions(reading.returns, findings);
  return { reading, ledger, replacements, findings };
}

/** What a gate looks at beyond each return by itself: quarters, and months and editions held against each other. */
export function checkReturns(
  { ledger, replacements, findings }: Awaited<ReturnType<typeof openReturns>>, asked: Period | null,
): void {
  checkQuarters(ledger, asked, findings);
  checkSeries(ledger, replacements, findings);
}

/** The main job, from the months that stand to the report: attribute, measure, score, judge. */
export async function reportOn(
  { reading, ledger, findings }: Awaited<ReturnType<typeof openReturns>>, request: ReportRequest,
): Promise<Report> {
  const { frame, notes } = setFrame(ledger, request);
  const england = measureEngland(ledger, frame);
  const councils = measureCouncils(ledger, frame);
  const scores = score(councils, DEFAULT_SCORING);
  const { policy, notJudgedByDefault } = choosePolicy(request.policy, frame.coverage.period, request.anyway);
  const judgement = policy && putPolicy(policy, ledger, frame, councils, request.anyway);
  // Loaded here alone: reshaping is for the few who ask for groups.
  const groups = request.by && { by: request.by, rows: (await import('./measure/groups.ts')).groupCouncils(councils, request.by) };
  return composeReport({
    frame, frameNotes: notes, files: reading.files, editions: editionsOf(ledger, frame.coverage.held), england, councils, groups, scores, judgement, notJudgedByDefault,
    anyway: request.anyway, findings: findings.kept, moreFindings: [...findings.more.values()],
  });
}

function editionsOf(ledger: Ledger, months: readonly Month[]): MonthEdition[] {
  return months.map((month) => {
    const { returns } = ledger.get(month)!;
    return { month, edition: returns[0]!.edition, files: returns.map(({ file }) => file) };
  });
}

function choosePolicy(
  asked: Policy | 'none' | null, period: Period, anyway: boolean,
): { policy: Policy | null; notJudgedByDefault: Policy | null } {
  if (asked !== null) return { policy: asked === 'none' ? null : asked, notJudgedByDefault: null };
  const policy = policyById(DEFAULT_POLICY);
  return anyway || judgesAll(policy, period.months) ? { policy, notJudgedByDefault: null } : { policy: null, notJudgedByDefault: policy };
}

function putPolicy(
  policy: Policy, ledger: Ledger, frame: Frame, councils: readonly CouncilMeasures[], anyway: boolean,
): Judgement {
  const has = (month: Month): boolean => ledger.has(month);
  const months = monthsFrom(policy.baseline);
  const baseline = cover({ kind: 'month', id: policy.baseline.from, months }, has);
  const earlier = cover(yearEarlier(frame.coverage.period), has);
  const [hasBaseline, hasYearEarlier] = [isComplete(baseline), isComplete(earlier)];
  const cases = councils.map((now) => ({
    code: now.code,
    now,
    baseline: hasBaseline ? measureAt(ledger, now.code, baseline, frame) : null,
    yearEarlier: hasYearEarlier ? measureAt(ledger, now.code, earlier, frame) : null,
  }));
  const month = frame.coverage.held.at(-1)!;
  const held = new Set(councils.filter(({ rate }) => rate.total !== null).map(({ code }) => code));
  return judge(policy, cases, {
    coverage: frame.coverage, hasBaseline, hasYearEarlier, anyway,
    councils: { held: held.size, of: councilsIn(month).length, national: isNational(held, month) },
  });
}

/** A figure and the cells behind it, where the readers watched for them. */
export function traceFigure(
  { ledger }: { readonly ledger: Ledger }, area: string, period: Period | null,
  measure: { readonly id: string; readonly parts: readonly [Care, Reason, Responsible] },
): TracedFigure {
  const { frame } = setFrame(ledger, { period, baseline: null, populationYear: null, population: null });
  const { coverage, population } = frame;
  const { cells, days } = traceDays(ledger, area, coverage.held, measure.parts);
  const last = coverage.held.at(-1)!;
  const adults = area === ENGLAND ? population.england(last) : population.adultsOf(area, last);
  const beds = average(days, coverage.days);
  return {
    area: { code: area, name: areaName(area) }, measure: measure.id, coverage, cells, days, beds,
    rate: dailyRate(beds, adults), adults, populationYear: population.year,
  };
}
