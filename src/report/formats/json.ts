import { councilDocument, reportDocument } from '../document.ts';
import type { View } from './view.ts';

/** The whole report as one JSON document; its schema ships as report.schema.json. */
export function jsonFormat({ report, tool, shown }: View): string {
  return `${JSON.stringify(reportDocument(report, tool, shown), null, 2)}\n`;
}

/** A council a line (or, where they were asked for, a group): the same objects as in the JSON document, each with its period. */
export function ndjsonFormat({ report, shown }: View): string {
  const period = report.frame.coverage.period.id;
  const complete = report.frame.coverage.missing.length === 0;
  const rows = report.providers?.rows ?? report.groups?.rows ?? shown.map(councilDocument);
  // No line of a what-if goes without saying so.
  const whatIf = report.whatIf ? { whatIf: report.whatIf.alterations.map(({ how, text }) => `${how} ${text}`) } : {};
  return rows.map((row) => `${JSON.stringify({ period, complete, ...whatIf, ...row })}\n`).join('');
}
