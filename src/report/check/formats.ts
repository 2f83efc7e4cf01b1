import { githubFormat } from './github.ts';
import { jsonFormat, ndjsonFormat } from './json.ts';
import { junitFormat } from './junit.ts';
import { markdownFormat } from './markdown.ts';
import type { CheckedFinding, CheckResult } from './result.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text.ts';

export interface CheckView {
  readonly width: number;
  readonly colour: boolean;
  /** How many findings the formats for people show. */
  readonly maxFindings: number;
  /** Whether a finding is at or above the level that decides the job's fate. */
  readonly fails: (checked: CheckedFinding) => boolean;
}

/** A format turns the result of a check into the whole text of an output. */
export type CheckFormat = (result: CheckResult, view: CheckView) => string;

export const CHECK_FORMATS = {
  text: textFormat, json: jsonFormat, ndjson: ndjsonFormat, github: githubFormat, junit: junitFormat, sarif: sarifFormat, md: markdownFormat,
} as const satisfies Record<string, CheckFormat>;

export type CheckFormatName = keyof typeof CHECK_FORMATS;
