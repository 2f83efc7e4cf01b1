import { cpus, release, totalmem, type } from 'node:os';
import { MOST_GROWTH, MOST_MEBIBYTES, TARGETS } from './jobs.mjs';
import { median } from './run.mjs';

/**
 * A command of a job as it was measured.
 * @typedef {object} Measured
 * @property {import('./run.mjs').Command} command
 * @property {number[]} seconds of each round
 * @property {number | null} mebibytes at its peak
 *
 * @typedef {{ job: import('./jobs.mjs').Job, rounds: number, rows: number | null, bytes: number, measured: Measured[], leftOut: string[] }} Result
 */

/** On a system that has neither a `time` that tells it nor /proc. */
const UNKNOWN = 'unknown';

/**
 * The machine and what was compared, in a line.
 * @param {readonly import('./peers.mjs').Peer[]} peers
 */
export function machineLine(peers) {
  const processors = cpus();
  const versions = [['Node', process.versions.node], ...peers.map(({ name, version }) => [name, version])].map((words) => words.join(' '));
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}; ${versions.join(', ')}.`;
}

/** What the figures of all tables are. */
export const WHAT_IS_TIMED = `Whole processes, in interleaved rounds, after one run each in which all gave the same answers: delayed days by council and
organisation, rates, ranks, changes and first reasons of the last complete quarter. dtoc validates every row, scores councils and, but for
\`--runs 0\`, simulates a thousand quarters besides; Miller adds up, and does no more. The plain \`dtoc report\` rounds its figures: they are not
compared. Peak memory is the resident set, with what is mapped of a file; of several processes the largest.`;

/** The table of a job. @param {Result} result */
export function jobTable({ job, rounds, rows, bytes, measured, leftOut }) {
  const fastest = fastestOf(measured);
  const reference = measured.find(({ command }) => command.name === (job.limit === 'wc' ? 'wc -l' : 'empty Node'));
  const against = [...(fastest ? [['fastest peer', fastest]] : []), ...(reference ? [[nameOf(reference), reference]] : [])];
  const columns = ['command', 'median', 'least', ...against.map(([title]) => `× ${title}`), 'peak MiB'];
  const lines = measured.map((one) => [
    `${nameOf(one)}${one === fastest ? ' (fastest)' : ''}`,
    seconds(median(one.seconds)), seconds(Math.min(...one.seconds)),
    ...against.map(([, other]) => (median(one.seconds) / median(other.seconds)).toFixed(2)),
    one.mebibytes === null ? UNKNOWN : one.mebibytes.toFixed(0),
  ]);
  const size = job.set === null ? '' : `: ${rows === null ? '' : `${rows.toLocaleString('en-GB')} rows, `}${(bytes / 2 ** 20).toFixed(1)} MiB`;
  return [
    `### ${job.title}${size}`, '', `${rounds} ${rounds === 1 ? 'round' : 'rounds'}.${leftOut.length === 0 ? '' : ` Left out, at more than a minute a round: ${leftOut.join(', ')}.`}`, '',
    table(columns, lines), '',
  ].join('\n');
}

/** What was asked, what it came to, and whether that is met. @param {readonly Result[]} results */
export function targetTable(results) {
  const rows = [...TARGETS.flatMap((target) => ratioRow(target, results)), ...memoryRows(results)];
  return ['### Targets', '', table(['job', 'command', 'asked', 'got', ''], rows.map(({ met, ...cells }) => [...Object.values(cells), met ? 'met' : '**missed**'])), ''].join('\n');
}

function ratioRow({ job, command, against, most }, results) {
  const measured = results.find((result) => result.job.id === job)?.measured ?? [];
  const own = measured.find((one) => one.command.name === command);
  const other = against === 'fastest' ? fastestOf(measured) : measured.find((one) => one.command.name === against);
  if (!own || !other) return [];
  const ratio = median(own.seconds) / median(other.seconds);
  const name = against === 'fastest' ? `the fastest peer (${other.command.name})` : against;
  return [{ job, command: `\`${command}\``, asked: `${most} × ${name}`, got: ratio.toFixed(2), met: ratio <= most }];
}

function memoryRows(results) {
  const own = results.flatMap(({ job, measured }) => measured.filter(({ command, mebibytes }) => command.own && mebibytes !== null).map((one) => ({ job, ...one })));
  if (own.length === 0) return [];
  const largest = own.reduce((most, one) => (one.mebibytes > most.mebibytes ? one : most));
  const peak = (id) => own.reduce((most, { job, mebibytes }) => (job.id === id ? Math.max(most ?? 0, mebibytes) : most), null);
  const [before, after] = [peak('decade'), peak('ten')];
  return [
    { job: `any (${largest.job.id})`, command: `\`${largest.command.name}\``, asked: `peak ${MOST_MEBIBYTES} MiB`, got: `${largest.mebibytes.toFixed(0)} MiB`, met: largest.mebibytes <= MOST_MEBIBYTES },
    ...(before !== null && after !== null ? [{ job: 'ten', command: 'the largest', asked: `peak ${MOST_GROWTH} × the decade's`, got: (after / before).toFixed(2), met: after / before <= MOST_GROWTH }] : []),
  ];
}

function fastestOf(measured) {
  const rivals = measured.filter(({ command }) => command.rival);
  return rivals.length === 0 ? undefined : rivals.reduce((best, one) => (median(one.seconds) < median(best.seconds) ? one : best));
}

function nameOf({ command: { name, own } }) {
  return own || name === 'wc -l' ? `\`${name}\`` : name;
}

function seconds(value) {
  return value < 1 ? `${(value * 1000).toFixed(0)} ms` : `${value.toFixed(2)} s`;
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}
