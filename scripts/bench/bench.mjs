// Times dtoc against other programs that do the same job: npm run bench -- --help
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerOfReport, differences } from './answers.mjs';
import { ensureAdults, ensureData } from './data/make.mjs';
import { installPeers } from './install.mjs';
import { JOBS } from './jobs.mjs';
import { findPeers } from './peers.mjs';
import { runForMemory, timeInRounds } from './run.mjs';
import { jobTable, machineLine, targetTable, WHAT_IS_TIMED } from './tables.mjs';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const DTOC = join(HOME, 'bin/dtoc.cjs');
const HELP = `Usage: npm run bench -- [options]

Makes data, checks that dtoc and its peers give the same answers, times whole
processes in interleaved rounds, and prints ratios in Markdown.

Options:
  --jobs <names>  ${JOBS.map(({ id }) => id).join(',')} (default: all)
  --rounds <n>    of every job (default: of each its own, 3 to 21)
  --dir <folder>  where data and peers are kept; ten decades are 3.5 GB
                  (default: .bench in the project folder)
  --seed <n>      which data it is (default: 1)
  --json <file>   writes the seconds of every round
  --help          this
`;

// Peak memory differs from run to run: it is looked at as often as these seconds allow, three times at most.
const WARM_UPS = 3;
const WARM_UP_SECONDS = 5;
const DIFFERENCES_SHOWN = 10;

const tell = (text) => process.stderr.write(`${text}\n`);

/** Options, or a sentence that says what is wrong with them. */
function readOptions() {
  const { values } = parseArgs({ options: { jobs: { type: 'string' }, rounds: { type: 'string' }, dir: { type: 'string' }, seed: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean' } } });
  const wanted = values.jobs?.split(',') ?? JOBS.map(({ id }) => id);
  const unknown = wanted.filter((id) => !JOBS.some((job) => job.id === id));
  if (unknown.length > 0) throw new Error(`no such job: ${unknown.join(', ')}; there are ${JOBS.map(({ id }) => id).join(', ')}`);
  const whole = (name, least) => {
    if (values[name] === undefined) return null;
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < least) throw new Error(`--${name} ${values[name]} is not a whole number from ${least}`);
    return number;
  };
  return {
    jobs: JOBS.filter(({ id }) => wanted.includes(id)), rounds: whole('rounds', 1), seed: whole('seed', 0) ?? 1,
    dir: resolve(values.dir ?? join(HOME, '.bench')), json: values.json ?? null, help: values.help ?? false,
  };
}

/** dtoc's own commands of a job; the first gives the answer to which all others are held. */
function ownCommands(job, files) {
  const own = (name, args, answer) => ({ name, file: process.execPath, args: [DTOC, ...args], own: true, answer });
  if (job.set === null) return [own('dtoc --help', ['--help'], null), own('dtoc --version', ['--version'], null)];
  const asked = ['--format', 'json', '--period', job.period, '--baseline', job.baseline];
  return [
    own('dtoc report --format json', ['report', ...files, ...asked], answerOfReport),
    own('dtoc report --format json --runs 0', ['report', ...files, ...asked, '--runs', '0'], answerOfReport),
    own('dtoc report', ['report', ...files], null),
  ];
}

function references(job, files, dir) {
  const empty = join(dir, 'empty.cjs');
  writeFileSync(empty, '');
  return [
    { name: 'empty Node', file: process.execPath, args: [empty], answer: null },
    ...(job.limit === 'wc' && existsSync('/usr/bin/wc') ? [{ name: 'wc -l', file: '/usr/bin/wc', args: ['-l', ...files], answer: null }] : []),
  ];
}

/** Runs a command without timing it, for its answer and its peak memory. */
async function warmUp(command) {
  const runs = [await runForMemory(command)];
  for (let spent = runs[0].seconds; runs.length < WARM_UPS && spent < WARM_UP_SECONDS; spent += runs.at(-1).seconds) runs.push(await runForMemory(command));
  const known = runs.flatMap(({ mebibytes }) => mebibytes ?? []);
  return { answer: command.answer ? command.answer(runs[0].stdout) : null, mebibytes: known.length === 0 ? null : Math.max(...known) };
}

/** Says how every answer differs from the first. */
function disagreements(commands, warm) {
  const [expected] = warm;
  return commands.flatMap(({ name }, index) => {
    const { answer } = warm[index];
    const lines = answer && expected.answer ? differences(expected.answer, answer) : [];
    return lines.length === 0 ? [] : [`${name} differs from dtoc in ${lines.length} figures:`, ...lines.slice(0, DIFFERENCES_SHOWN).map((line) => `  ${line}`)];
  });
}

async function runJob(job, peers, { dir, seed, rounds: asked }) {
  const data = job.set === null ? { files: [], rows: null, bytes: 0 } : ensureData(join(dir, 'data'), job.set, seed, tell);
  const adults = job.set === null ? '' : ensureAdults(join(dir, 'data'), job.last);
  const kept = peers.filter(({ name }) => !job.leftOut.includes(name));
  const commands = [
    ...ownCommands(job, data.files),
    ...kept.flatMap(({ command }) => command({ job, files: data.files, adults }) ?? []),
    ...references(job, data.files, dir),
  ];
  tell(`${job.id}: ${commands.map(({ name }) => name).join(', ')}`);
  const warm = [];
  for (const command of commands) warm.push(await warmUp(command));
  const wrong = disagreements(commands, warm);
  if (wrong.length > 0) throw new Error([`${job.id}: the answers are not the same`, ...wrong].join('\n'));
  const rounds = asked ?? job.rounds;
  const seconds = await timeInRounds(commands, rounds);
  return {
    job, rounds, rows: data.rows, bytes: data.bytes,
    leftOut: job.leftOut.filter((name) => peers.some((peer) => peer.name === name)),
    measured: commands.map((command, index) => ({ command, seconds: seconds[index], mebibytes: warm[index].mebibytes })),
  };
}

async function main() {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  mkdirSync(options.dir, { recursive: true });
  const peersFolder = join(options.dir, 'peers');
  installPeers(peersFolder, join(HOME, 'scripts/bench/peers'), tell);
  const peers = findPeers(peersFolder);
  process.stdout.write(`${machineLine(peers)}\n\n${WHAT_IS_TIMED}\n\n`);
  const results = [];
  for (const job of options.jobs) {
    const result = await runJob(job, peers, options);
    results.push(result);
    process.stdout.write(`${jobTable(result)}\n`);
  }
  process.stdout.write(targetTable(results));
  if (options.json !== null) {
    const raw = results.map(({ job, rounds, measured }) => ({ job: job.id, rounds, commands: measured.map(({ command, seconds, mebibytes }) => ({ name: command.name, seconds, mebibytes })) }));
    writeFileSync(options.json, `${JSON.stringify({ machine: machineLine(peers), seed: options.seed, jobs: raw }, null, 2)}\n`);
  }
}

try {
  await main();
} catch (error) {
  tell(error.message);
  process.exitCode = 1;
}
