import { INPUT } from '../../domain/finding.ts';
import { ruleOf } from '../../reference/rules/rules.ts';
import { printable } from '../sentences.ts';
import { whereText } from './text.ts';
import type { CheckFormat } from './view.ts';

/** GitHub shows ten annotations of a level for a step, and drops the others. */
const MOST_A_LEVEL = 10;
const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Workflow commands, one an annotation, the ten first of each level.
 * Source: GitHub, Workflow commands for GitHub Actions; its limits of annotations.
 */
export const githubFormat: CheckFormat = (result) => (['error', 'warning', 'note'] as const).flatMap((severity) => {
  const all = result.findings.filter((checked) => checked.severity === severity);
  return all.slice(0, MOST_A_LEVEL).map(({ finding }) => {
    const properties = [
      ...(finding.file === '-' || finding.file === INPUT ? [] : [`file=${property(finding.file)}`]),
      ...(finding.line === undefined ? [] : [`line=${finding.line}`]),
      `title=${property(`${finding.code} ${ruleOf(finding.code).meaning}`)}`,
    ];
    const message = `${whereText(finding)}found ${printable(finding.found)}; expected ${printable(finding.expected)}. Hint: ${ruleOf(finding.code).hint}.`;
    return `::${LEVELS[severity]} ${properties.join(',')}::${data(message)}\n`;
  });
}).join('');

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
