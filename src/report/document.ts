import { NAME_OF, ORGANISATIONS, type ByOrganisation } from '../domain/cut.ts';
import { editionText } from '../domain/edition.ts';
import type { Finding } from '../domain/finding.ts';
import { monthId } from '../domain/month.ts';
import { firstDay, isComplete, lastDay, type Coverage } from '../domain/period.ts';
import type { CriterionResult } from '../judge/criteria.ts';
import type { Judgement, Verdict } from '../judge/judge.ts';
import type { Compared } from '../measure/councils.ts';
import type { OnFunnel } from '../measure/funnel.ts';
import type { Population } from '../measure/population.ts';
import type { Change } from '../measure/measures.ts';
import { ruleOf, type RuleCode } from '../reference/rules/rules.ts';
import { firmnessDocument } from './firm.ts';
import { providersDocument } from './providers.ts';
import type { CouncilReport, MonthEdition, Report, WhatIf } from './report.ts';
import { councilNote, notJudgedText, noteText } from './sentences.ts';

export const SCHEMA_VERSION = 1;

/** The report as its JSON Schema has it: unrounded, null where a figure is not to be had. */
export function reportDocument(report: Report, tool: { name: string; version: string }, councils: readonly CouncilReport[]): object {
  const { frame, judgement } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool,
    period: periodOf(frame.coverage),
    baseline: frame.baseline && periodOf(frame.baseline),
    yearEarlier: frame.yearEarlier && periodOf(frame.yearEarlier),
    inputs: report.files.map((file) => ({
      file: file.file,
      sha256: file.sha256,
      layout: file.layout,
      edition: file.edition === 'several' ? 'several' : editionText(file.edition) === '' ? null : editionText(file.edition),
      months: file.months.map(monthId),
    })),
    editions: editionsDocument(report.editions),
    population: populationDocument(frame.population),
    firmness: report.firmness && firmnessDocument(report.firmness),
    funnel: report.funnel && { measure: NAME_OF[report.funnel.measure], phi: report.funnel.drawn.phi, tau2: report.funnel.drawn.tau2, national: report.funnel.national },
    scoring: report.components.map(({ id, title, weight }) => ({ id, title, weight })),
    policy: judgement && policyOf(judgement),
    both: frame.both,
    put: { party: report.adaptation.party ?? 'council', baseline: report.adaptation.baseline ?? null, targets: report.adaptation.targets?.file ?? null },
    england: areaOf(report.england),
    ...(report.groups ? { groups: { by: report.groups.by, rows: report.groups.rows } } : {}),
    ...(report.providers ? { providers: providersDocument(report.providers) } : {}),
    councils: councils.map(councilDocument),
    sensitivity: report.sensitivity,
    whatIf: report.whatIf && whatIfOf(report.whatIf),
    stake: report.stake && { ...report.stake, byCouncil: Object.fromEntries(report.stake.byCouncil) },
    ambition: report.ambition,
    notes: report.notes.map((note) => ({ kind: note.kind, text: noteText(note) })),
    findings: report.findings.map(findingOf),
    moreFindings: report.moreFindings,
  };
}

export function councilDocument(council: CouncilReport): object {
  const { code, gss, name, region, type, places } = council;
  return {
    code, gss, name, region, type,
    ...areaOf(council),
    score: council.score,
    rank: places.england?.rank ?? null,
    place: places,
    regime: council.verdict && verdictOf(council.verdict),
    firm: council.firm,
    funnel: council.funnel && funnelOf(council.funnel),
    note: councilNote(council),
  };
}

export function findingOf(finding: Finding): object {
  const rule = ruleOf(finding.code as RuleCode);
  const { period, ...rest } = finding;
  return { ...rest, ...(period === undefined ? {} : { period: monthId(period) }), severity: rule.severity, message: rule.meaning, hint: rule.hint };
}

function areaOf(area: Compared): object {
  const { adults, days, share, beds, rate, byReason, byCare, acuteShare, change } = area;
  return {
    adults, days, share, beds, rate,
    reasons: byReason,
    care: { ...byCare, acuteShare },
    change: { baseline: changeOf(change.baseline), yearEarlier: changeOf(change.yearEarlier) },
  };
}

function changeOf(change: ByOrganisation<Change | null> | null): object | null {
  return change && Object.fromEntries(ORGANISATIONS.map((o) => [o, change[o]]));
}

function funnelOf({ expected, ratio, z, zAdjusted, place }: OnFunnel): object {
  return { expected, ratio, z, zAdjusted, place };
}

export function populationDocument({ year, source, rule }: Population): object {
  return { year, source, rule };
}

export function editionsDocument(editions: readonly MonthEdition[]): object[] {
  return editions.map(({ month, edition, files }) => ({ month: monthId(month), edition: editionText(edition) || null, files }));
}

export function periodOf(coverage: Coverage): object {
  return {
    id: coverage.period.id,
    from: firstDay(coverage.period),
    to: lastDay(coverage.period),
    days: coverage.days,
    complete: isComplete(coverage),
    missing: coverage.missing.map(monthId),
  };
}

function policyOf({ policy, withheld }: Judgement): object {
  const { id, title, why, source, 'in-force': inForce, judges, binds, published, inferred, adults, both, follows } = policy;
  return { id, title, why, source, inForce, judges, binds, published, inferred, adults, both, follows, withheld: withheld && notJudgedText(withheld) };
}

function verdictOf(verdict: Verdict): object {
  return {
    outcome: verdict.outcome,
    why: verdict.why && notJudgedText(verdict.why),
    criteria: verdict.criteria.map(criterionOf),
  };
}

export function criterionOf({ id, measure, unit, met, figure, threshold, margin, marginBeds, edge, asked }: CriterionResult): object {
  return { id, measure, unit, met, figure, threshold, margin, marginBeds, edge, asked };
}

function whatIfOf({ alterations, ...rest }: WhatIf): object {
  return { alterations: alterations.map(({ how, text }) => `${how} ${text}`), ...rest };
}
