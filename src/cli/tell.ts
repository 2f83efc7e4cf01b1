import { Chalk } from 'chalk';
import type { Finding, Severity } from '../domain/finding.ts';
import type { FindingLog } from '../domain/finding-log.ts';
import { ruleOf, type RuleCode } from '../reference/rules/rules.ts';
import { findingText } from '../report/sentences.ts';
import { EXIT, wantsColour, type Io } from './io.ts';

export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

const MOST_TOLD = 20;

/** Tells errors and warnings on stderr, errors first; notes are the output's to tell. */
export function tellFindings(findings: FindingLog, io: Io): void {
  const chalk = new Chalk({ level: wantsColour(io.stderr, io.env) ? 1 : 0 });
  for (const severity of ['error', 'warning'] as const) {
    const all = findings.kept.filter((finding) => severityOf(finding) === severity);
    const colour = severity === 'error' ? chalk.red : chalk.yellow;
    for (const finding of all.slice(0, MOST_TOLD)) io.stderr.write(`${findingText(finding).replace(severity, colour(severity))}\n`);
    const beyond = [...findings.more.values()].filter(({ code }) => ruleOf(code as RuleCode).severity === severity).reduce((sum, { count }) => sum + count, 0);
    const untold = all.length - MOST_TOLD + beyond;
    if (untold > 0) io.stderr.write(`and ${untold} more ${severity}s\n`);
  }
}

/** Whether a file could not be read as it is, or two contradict each other: no figure is given on such a ground. */
export function stopsTheRun(findings: FindingLog): boolean {
  return findings.kept.some((finding) => severityOf(finding) === 'error' && /^DTOC-(1\d\d|601)$/.test(finding.code));
}

export function exitCode(findings: FindingLog, failOn: FailOn): number {
  const levels: readonly Severity[] = failOn === 'never' ? [] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return findings.kept.some((finding) => levels.includes(severityOf(finding))) ? EXIT.findings : EXIT.fine;
}

function severityOf({ code }: Finding): Severity {
  return ruleOf(code as RuleCode).severity;
}
