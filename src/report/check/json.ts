import { findingOf } from '../document.ts';
import { countBy, type CheckedFinding } from './result.ts';
import type { CheckFormat } from './view.ts';

export const jsonFormat: CheckFormat = (result) => `${JSON.stringify({
  schemaVersion: 1,
  tool: result.tool,
  files: result.files,
  counts: countBy(result),
  findings: result.findings.map(checkedOf),
  moreFindings: result.more,
}, null, 2)}\n`;

/** A finding a line. */
export const ndjsonFormat: CheckFormat = (result) => result.findings.map((checked) => `${JSON.stringify(checkedOf(checked))}\n`).join('');

function checkedOf({ finding, severity, known }: CheckedFinding): object {
  return { ...findingOf(finding), severity, known };
}
