import { Chalk } from 'chalk';
import { monthId } from '../../domain/month.ts';
import { noteText, notJudgedText } from '../sentences.ts';
import { firmnessDocument } from '../firm.ts';
import { councilDocument, criterionOf, editionsDocument, SCHEMA_VERSION } from '../document.ts';
import { escapeMarkdown, markdownTable } from '../formats/markdown.ts';
import { drawGrid, fitGrid, labelledLines, wrap } from '../formats/table.ts';
import type { ExplainedCell, ExplainedCriterion, Explanation, Side } from './explanation.ts';
import { explainFooter, explainTitle, sectionsOf } from './sections.ts';

export interface ExplainView {
  readonly explanation: Explanation;
  readonly tool: { readonly name: string; readonly version: string };
  readonly width: number;
  readonly colour: boolean;
}

export const EXPLAIN_FORMATS = { text: explainText, json: explainJson, md: explainMarkdown } as const;
export type ExplainFormatName = keyof typeof EXPLAIN_FORMATS;

function explainText({ explanation, width, colour }: ExplainView): string {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return [
    ...wrap(explainTitle(explanation), width, 0).map((line) => chalk.bold(line)),
    ...sectionsOf(explanation).flatMap(({ heading, grid, lines }) => [
      '',
      ...wrap(heading, width, 0).map((line) => chalk.bold(line)),
      ...(grid ? drawGrid(fitGrid(grid, width), chalk).split('\n').filter((line) => line.trim() !== '') : []),
      ...lines.flatMap((line) => indented(line, width)),
    ]),
    '',
    ...explainFooter(explanation).flatMap(([label, text]) => labelledLines(label, text, width, chalk)),
    '',
  ].join('\n');
}

// A line that is set in stays so where it is broken.
function indented(line: string, width: number): string[] {
  const indent = /^ */.exec(line)![0].length;
  return wrap(line.trimStart(), width - indent, 2).map((part) => ' '.repeat(indent) + part);
}

function explainMarkdown({ explanation }: ExplainView): string {
  return [
    `## ${escapeMarkdown(explainTitle(explanation))}`,
    ...sectionsOf(explanation).flatMap(({ heading, grid, lines }) => [
      '', `### ${escapeMarkdown(heading)}`, '',
      ...(grid ? [markdownTable(grid), ''] : []),
      ...lines.map((line) => `${line.startsWith(' ') ? '  ' : ''}- ${escapeMarkdown(line.trim())}`),
    ]),
    '',
    ...explainFooter(explanation).map(([label, text]) => (label === '' ? `  - ${escapeMarkdown(text)}` : `- **${label}**: ${escapeMarkdown(text)}`)),
    '',
  ].join('\n');
}

function explainJson({ explanation, tool }: ExplainView): string {
  const { report, firmness, council, ratePlaces, sides, conventions, cross, providers, charted, history } = explanation;
  const { frame } = report;
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    tool,
    period: frame.coverage.period.id,
    calendarDays: frame.coverage.days,
    missing: frame.coverage.missing.map(monthId),
    population: { year: frame.population.year, source: frame.population.source },
    both: frame.both,
    policy: report.judgement?.policy.id ?? null,
    withheld: report.judgement?.withheld ? notJudgedText(report.judgement.withheld) : null,
    firmness: firmness && firmnessDocument(firmness),
    council: councilDocument(council),
    ratePlaces,
    sides: sides.map(sideOf),
    conventions,
    reasons: cross && { exact: cross.exact, byOrganisation: cross.reasons },
    providers,
    xmr: charted && { ...charted, from: monthId(charted.from), last: { ...charted.last, month: monthId(charted.last.month) } },
    history: history.map(({ month, beds }) => ({ month: monthId(month), beds })),
    inferred: report.judgement?.policy.inferred ?? [],
    editions: editionsDocument(report.editions),
    notes: report.notes.map((note) => ({ kind: note.kind, text: noteText(note) })),
  }, null, 2)}\n`;
}

function sideOf({ party, policy, verdict, firmness, criteria, wayOut, routes }: Side): object {
  return {
    party,
    outcome: verdict.outcome,
    firmness,
    follows: party === 'council' && verdict.outcome !== 'not-judged' ? policy.follows[verdict.outcome] ?? null : null,
    why: verdict.why && notJudgedText(verdict.why),
    criteria: criteria.map(criterionWithCells),
    wayOut: {
      criteria: Object.fromEntries(wayOut.criteria),
      outcomes: wayOut.outcomes.map((outcome, index) => ({ ...outcome, byReason: routes[index] })),
    },
  };
}

function criterionWithCells({ result, figureCells, thresholdCells }: ExplainedCriterion): object {
  return { ...criterionOf(result), title: result.title, figureCells: figureCells.map(cellOf), thresholdCells: thresholdCells.map(cellOf) };
}

function cellOf({ period, file, sheet, cell, line, column, code, days, provider, part }: ExplainedCell): object {
  return { period: monthId(period), file, sheet, cell, line, column, code, provider, days, part };
}
