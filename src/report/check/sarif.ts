import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../domain/finding.ts';
import { RULE_CODES, ruleOf } from '../../reference/rules/rules.ts';
import { INPUT } from '../../domain/finding.ts';
import { keyOf, type CheckedFinding } from './result.ts';
import type { CheckFormat } from './view.ts';
import { whereText } from './text.ts';

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Record<Severity, Result.level>;

/** SARIF 2.1.0 (OASIS): every rule with its help, every finding with its place; a known one is suppressed. */
export const sarifFormat: CheckFormat = (result) => {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: result.tool.name, version: result.tool.version, rules: RULE_CODES.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      results: result.findings.map(resultOf),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptor(code: (typeof RULE_CODES)[number]): ReportingDescriptor {
  const { meaning, hint, severity, wrong, right } = ruleOf(code);
  return {
    id: code,
    shortDescription: { text: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}` },
    fullDescription: { text: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. Hint: ${hint}.` },
    help: {
      text: `${hint}. Wrong: ${wrong}. Right: ${right}.`,
      markdown: `${hint}.\n\n- wrong: \`${wrong}\`\n- right: \`${right}\``,
    },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

/** A path as a relative reference, or as a file's; what has a meaning in one is escaped. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replace(/^(\.\/)+/, '');
  return path.startsWith('/') ? `file://${path}` : path;
}

function resultOf(checked: CheckedFinding): Result {
  const { finding, severity, known } = checked;
  const cell = [finding.sheet, finding.cell ?? finding.column].filter((part) => part !== undefined).join('!');
  return {
    ruleId: finding.code,
    ruleIndex: RULE_CODES.indexOf(finding.code),
    level: known ? LEVELS[ruleOf(finding.code).severity] : LEVELS[severity],
    message: { text: `${whereText(finding)}found ${finding.found}; expected ${finding.expected}` },
    locations: finding.file === INPUT ? [] : [{
      physicalLocation: {
        artifactLocation: { uri: uriOf(finding.file) },
        ...(finding.line === undefined ? {} : { region: { startLine: finding.line } }),
      },
      ...(cell === '' ? {} : { logicalLocations: [{ fullyQualifiedName: cell }] }),
    }],
    partialFingerprints: { 'dtocFinding/v1': keyOf(finding) },
    ...(known ? { suppressions: [{ kind: 'external' as const, justification: 'known before, by --baseline-findings' }] } : {}),
  };
}
