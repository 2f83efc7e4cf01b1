import { Argument, Option, type Command } from 'commander';
import { UserError } from '../../domain/failure.ts';
import { newFindingLog } from '../../domain/finding-log.ts';
import { windowText } from '../../judge/policy.ts';
import { backtestOn } from '../../pipeline/backtest.ts';
import { parseMonthId } from '../../domain/month.ts';
import { councilsIn } from '../../reference/councils.ts';
import { ADULT_YEARS } from '../../reference/adults.ts';
import { POLICIES, POLICY_TEMPLATE, POLICY_TEXTS } from '../../reference/policies/policies.ts';
import type { Policy } from '../../reference/policies/schema.ts';
import { BACKTEST_FORMATS, type BacktestFormatName } from '../../report/backtest/formats.ts';
import { wrap } from '../../report/formats/table.ts';
import { takesInputs, type InputOptions } from '../inputs.ts';
import { EXIT, readerOf, terminalWidth, type Io } from '../io.ts';
import { withReturns } from '../open.ts';
import { write } from '../output.ts';
import { loadPolicy, readDocument, type PolicyName } from '../policies.ts';
import { stopsTheRun, tellFindings } from '../tell.ts';
import { policyNameValue } from '../values.ts';

export function policyCommand(policy: Command, io: Io, finish: (code: number) => void): void {
  policy
    .description('Policies are reviewed documents, in YAML or JSON: those that ship, and your own.')
    .addHelpText('after', `
Examples:
  dtoc policy list
  dtoc policy show social-care-2017
  dtoc policy init > my-policy.yaml
  dtoc policy check my-policy.yaml
  dtoc policy backtest total-2017 --sample`);
  list(policy, io, finish);
  show(policy, io, finish);
  init(policy, io, finish);
  check(policy, io, finish);
  backtest(policy, io, finish);
}

type Finish = (code: number) => void;
const DOCUMENT = (): Argument => new Argument('<id|file>', 'a policy that ships, or a document of your own').argParser(policyNameValue);

function list(policy: Command, io: Io, finish: Finish): void {
  policy.command('list')
    .summary('lists the policies that ship')
    .description('Lists the policies that ship: id, the months that each judges, and title.')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  dtoc policy list')
    .action(async ({ format }: { readonly format: 'text' | 'json' }) => {
      const width = Math.max(...POLICIES.map(({ id }) => id.length));
      const text = format === 'json'
        ? `${JSON.stringify(POLICIES.map(({ id, title, judges, binds }) => ({ id, title, judges, binds })), null, 2)}\n`
        : POLICIES.map(({ id, title, judges }) => `${wrap(`${id.padEnd(width)}  ${windowText(judges).padEnd(18)}  ${title}`, terminalWidth(io), width + 22).join('\n')}\n`).join('');
      await write(io, undefined, [text]);
      finish(EXIT.fine);
    });
}

function show(policy: Command, io: Io, finish: Finish): void {
  policy.command('show')
    .summary('prints a policy as it was reviewed')
    .description('Prints a policy: the document as it was reviewed, comments and all, or its value as JSON.')
    .addArgument(DOCUMENT())
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['yaml', 'json']).default('yaml'))
    .addHelpText('after', '\nExamples:\n  dtoc policy show five-criteria-2017\n  dtoc policy show letter-2017 > my-policy.yaml')
    .action(async (name: PolicyName, { format }: { readonly format: 'yaml' | 'json' }) => {
      const loaded = await load(name, io);
      if (!loaded) {
        finish(EXIT.couldNotRun);
        return;
      }
      await write(io, undefined, [format === 'json' ? `${JSON.stringify(loaded.policy, null, 2)}\n` : loaded.text]);
      finish(EXIT.fine);
    });
}

function init(policy: Command, io: Io, finish: Finish): void {
  policy.command('init')
    .summary('prints a policy to start from, with what every key means')
    .description('Prints a policy that works, with a comment on every key: change it into your own.')
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExample:\n  dtoc policy init > my-policy.yaml')
    .action(async ({ output }: { readonly output?: string }) => {
      await write(io, output, [POLICY_TEMPLATE]);
      finish(EXIT.fine);
    });
}

function check(policy: Command, io: Io, finish: Finish): void {
  policy.command('check')
    .summary('checks a policy of your own')
    .description('Checks a policy: every error with its line and column, what was found, and what belongs there.')
    .addArgument(DOCUMENT())
    .addHelpText('after', '\nExample:\n  dtoc policy check my-policy.yaml')
    .action(async (name: PolicyName) => {
      const findings = newFindingLog();
      const loaded = await loadPolicy(name, io, findings);
      tellFindings(findings, io, { notes: true });
      if (!loaded || stopsTheRun(findings)) {
        // A document that is wrong is what was looked for; one that cannot be read was not looked at.
        finish(findings.kept.some(({ code }) => code === 'DTOC-101') ? EXIT.couldNotRun : EXIT.findings);
        return;
      }
      const remarks = [
        ...(ADULT_YEARS.includes(loaded.adults) ? [] : [`Adults of mid-${loaded.adults} are not at hand (${ADULT_YEARS.join(', ')} are): give them with --population, or choose with --population-year.`]),
        ...loaded.criteria.flatMap((criterion) => {
          if (criterion.kind !== 'at-or-below-target') return [];
          const without = councilsIn(parseMonthId(loaded.judges.to)!).filter(({ code }) => !(code in (criterion.targets as object)));
          return without.length === 0 ? [] : [`${criterion.id} has no target for ${without.length} councils (${without.slice(0, 3).map(({ name: council, code }) => `${council} ${code}`).join(', ')}${without.length > 3 ? ', …' : ''}): they are not judged where it matters.`];
        }),
        ...('file' in name && POLICIES.some(({ id }) => id === loaded.id) ? [`A policy that ships is called ${loaded.id} too: a name of its own would tell them apart.`] : []),
      ];
      await write(io, undefined, [`${loaded.id}: ${loaded.title}\n${loaded.criteria.length} ${loaded.criteria.length === 1 ? 'criterion' : 'criteria'}, judges ${windowText(loaded.judges)}: fine\n${remarks.map((remark) => `${remark}\n`).join('')}`]);
      finish(EXIT.fine);
    });
}

interface BacktestOptions extends InputOptions {
  readonly format: BacktestFormatName;
  readonly output?: string;
}

function backtest(policy: Command, io: Io, finish: Finish): void {
  takesInputs(policy.command('backtest').addArgument(DOCUMENT()))
    .summary('holds what comes out against what was published')
    .description('Runs a policy over the months that it judged, under each reading of it, and prints what comes out beside what was published, each difference explained.')
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(Object.keys(BACKTEST_FORMATS)).default('text'))
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addHelpText('after', '\nExamples:\n  dtoc policy backtest total-2017 --sample\n  dtoc policy backtest letter-2017 returns/ --format json')
    .action(async (name: PolicyName, files: string[], options: BacktestOptions) => {
      const loaded = await load(name, io);
      if (!loaded) {
        finish(EXIT.couldNotRun);
        return;
      }
      finish(await withReturns(files, options, io, null, async (opened) => {
        const view = { backtest: backtestOn(opened, loaded.policy), ...readerOf(io, options) };
        await write(io, options.output, [BACKTEST_FORMATS[options.format](view)]);
      }));
    });
}

/** The policy and the text of its document; null, and told why, where it cannot be used. */
async function load(name: PolicyName, io: Io): Promise<{ policy: Policy; text: string } | null> {
  const findings = newFindingLog();
  const policy = await loadPolicy(name, io, findings);
  tellFindings(findings, io, { notes: true });
  if (!policy || stopsTheRun(findings)) return null;
  const text = 'policy' in name ? POLICY_TEXTS.get(policy.id) : await readDocument(name.file, io, findings);
  if (text === null || text === undefined) throw new UserError(`${policy.id} has no document`, 'name one that ships, or a file');
  return { policy, text };
}
