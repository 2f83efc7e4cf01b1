import { githubFormat } from './github.ts';
import { jsonFormat, ndjsonFormat } from './json.ts';
import { junitFormat } from './junit.ts';
import { markdownFormat } from './markdown.ts';
import { sarifFormat } from './sarif.ts';
import { textFormat } from './text.ts';
import type { CheckFormat } from './view.ts';

export const CHECK_FORMATS = {
  text: textFormat, json: jsonFormat, ndjson: ndjsonFormat, github: githubFormat, junit: junitFormat, sarif: sarifFormat, md: markdownFormat,
} as const satisfies Record<string, CheckFormat>;

export type CheckFormatName = keyof typeof CHECK_FORMATS;
