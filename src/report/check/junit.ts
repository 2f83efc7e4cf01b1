import { printable } from '../sentences.ts';
import { whereText } from './text.ts';
import type { CheckFormat } from './formats.ts';
import type { CheckedFinding } from './result.ts';

/**
 * A suite a file, a case a finding: it fails at the level asked for, and else says itself in its output. A file without
 * findings is one case that passes.
 */
export const junitFormat: CheckFormat = (result, { fails }) => {
  const suites = result.files.map((file) => {
    const findings = result.findings.filter(({ finding }) => finding.file === file);
    const failures = findings.filter(fails).length;
    const cases = findings.length === 0
      ? [`    <testcase classname="${xml(file)}" name="holds"/>`]
      : findings.map((checked) => caseOf(file, checked, fails(checked)));
    return [
      `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`, ...cases, '  </testsuite>',
    ].join('\n');
  });
  const tests = result.files.reduce((sum, file) => sum + Math.max(1, result.findings.filter(({ finding }) => finding.file === file).length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="dtoc check" tests="${tests}" failures="${result.findings.filter(fails).length}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
};

function caseOf(file: string, checked: CheckedFinding, fails: boolean): string {
  const { finding, severity } = checked;
  const where = whereText(checked).replace(/: $/, '');
  const text = `found ${finding.found}; expected ${finding.expected}`;
  const name = `${finding.code} ${where}${finding.council === undefined ? '' : ` ${finding.council}`}`.trim();
  return [
    `    <testcase classname="${xml(file)}" name="${xml(name)}">`,
    fails ? `      <failure type="${severity}" message="${xml(text)}"/>` : `      <system-out>${xml(`${severity}: ${text}`)}</system-out>`,
    '    </testcase>',
  ].join('\n');
}

function xml(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
