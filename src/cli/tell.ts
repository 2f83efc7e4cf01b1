import { Chalk } from 'chalk';
import { SEVERITIES, type Finding, type Severity } from '../domain/finding.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { UserError } from '../domain/failure.ts';
import { ruleOf, type RuleCode } from '../reference/rules/rules.ts';
import { UNREAD } from '../report/check/result.ts';
import { findingText } from '../report/sentences.ts';
import { EXIT, wantsColour, type Io } from './io.ts';

export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

const MOST_TOLD = 20;

/**
 * Tells findings on stderr, errors first. Notes are told where the output does not: the table, Markdown and JSON hold them.
 */
export function tellFindings(findings: FindingLog, io: Io, options: { readonly notes: boolean }): void {
  const chalk = new Chalk({ level: wantsColour(io.stderr, io.env) ? 1 : 0 });
  const colours = { error: chalk.red, warning: chalk.yellow, note: chalk.dim };
  for (const severity of SEVERITIES) {
    if (severity === 'note' && !options.notes) continue;
    const all = findings.kept.filter((finding) => severityOf(finding) === severity);
    for (const finding of all.slice(0, MOST_TOLD)) io.stderr.write(`${findingText(finding).replace(severity, colours[severity](severity))}\n`);
    const beyond = [...findings.more.values()].filter(({ code }) => ruleOf(code as RuleCode).severity === severity).reduce((sum, { count }) => sum + count, 0);
    const untold = Math.max(0, all.length - MOST_TOLD) + beyond;
    if (untold > 0) io.stderr.write(`and ${untold} more ${severity}s: \`dtoc check\` lists them\n`);
  }
}

/** Whether a file could not be read as it is, or two contradict each other: no figure is given on such a ground. */
export function stopsTheRun(findings: FindingLog): boolean {
  return findings.kept.some((finding) => severityOf(finding) === 'error' && /^DTOC-(1\d\d|601|609|8\d\d|9\d\d)$/.test(finding.code));
}

export function exitCode(findings: FindingLog, failOn: FailOn): number {
  return findings.kept.some((finding) => failsAt(severityOf(finding), failOn)) ? EXIT.findings : EXIT.fine;
}

/** Whether a finding of this severity decides the fate of a run. */
export function failsAt(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && (severity === 'error' || (severity === 'warning' && failOn === 'warning'));
}

/** Whether a file could not be read at all: a gate that did not look has not passed. */
export function couldNotRead(findings: FindingLog): boolean {
  return findings.kept.some(({ code }) => UNREAD.has(code));
}

function severityOf({ code }: Finding): Severity {
  return ruleOf(code as RuleCode).severity;
}

/** Nothing is said of no months. */
export function requireMonths(ledger: { readonly size: number }): void {
  if (ledger.size === 0) throw new UserError('no month could be read from the input', 'the findings above say why; name returns, or folders of them');
}
