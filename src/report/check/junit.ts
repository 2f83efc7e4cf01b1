import { printable } from '../sentences.ts';
import { whereText } from './text.ts';
import type { CheckFormat } from './view.ts';
import { UNREAD, type CheckedFinding } from './result.ts';

/**
 * A suite a file, a case a finding: it fails at the level asked for, and else says itself in its output. A file without
 * findings is one case that passes.
 */
export const junitFormat: CheckFormat = (result, { fails }) => {
  const suites = result.files.map((file) => {
    const findings = result.findings.filter(({ finding }) => finding.file === file);
    const errors = findings.filter(isUnread).length;
    const failures = findings.filter(fails).length - findings.filter((checked) => isUnread(checked) && fails(checked)).length;
    const cases = findings.length === 0
      ? [`    <testcase classname="${xml(file)}" name="holds"/>`]
      : findings.map((checked) => caseOf(file, checked, fails(checked)));
    return [
      `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="0">`, ...cases, '  </testsuite>',
    ].join('\n');
  });
  const tests = result.files.reduce((sum, file) => sum + Math.max(1, result.findings.filter(({ finding }) => finding.file === file).length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dtoc check" tests="${tests}" failures="${result.findings.filter((checked) => fails(checked) && !isUnread(checked)).length}" errors="${result.findings.filter(isUnread).length}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

// What could not be read did not fail: it was not looked at.
function isUnread({ finding }: CheckedFinding): boolean {
  return UNREAD.has(finding.code);
}

function caseOf(file: string, checked: CheckedFinding, fails: boolean): string {
  const { finding, severity } = checked;
  const where = whereText(finding).replace(/: $/, '');
  const text = `found ${finding.found}; expected ${finding.expected}`;
  const name = `${finding.code} ${where}${finding.council === undefined ? '' : ` ${finding.council}`}`.trim();
  return [
    `    <testcase classname="${xml(file)}" name="${xml(name)}">`,
    isUnread(checked) ? `      <error type="${severity}" message="${xml(text)}"/>` : fails ? `      <failure type="${severity}" message="${xml(text)}"/>` : `      <system-out>${xml(`${severity}: ${text}`)}</system-out>`,
    '    </testcase>',
  ].join('\n');
}

function xml(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
