import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Command
 * @property {string} name as it stands in the tables
 * @property {string} file
 * @property {readonly string[]} args
 * @property {boolean} [own] whether it is dtoc's
 * @property {boolean} [rival] whether it does the whole job, and may be the fastest
 * @property {((stdout: string) => import('./answers.mjs').Answer) | null} [answer] reads the answer; none where there is none to compare
 */

const TIME = '/usr/bin/time';
const POLL_EVERY = 5;
const hasTime = existsSync(TIME) && spawnSync(TIME, ['-f', '%M', 'true']).status === 0;

/** What the timed processes see: no options of Node's, and no certificates that it would load at every start. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_EXTRA_CA_CERTS' && name !== 'NODE_OPTIONS'));

/**
 * Runs a command to its end, without a shell, and reads what it prints.
 * @param {Command} command
 * @returns {Promise<{ seconds: number, stdout: string }>} seconds from its start to its end
 */
export async function run({ name, file, args }, watch = (/** @type {import('node:child_process').ChildProcess} */ _child) => undefined) {
  const start = process.hrtime.bigint();
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  watch(child);
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${Buffer.concat(err).toString().slice(-2000)}`);
  return { seconds, stdout: Buffer.concat(out).toString() };
}

/**
 * The same with its peak memory, untimed: by the system's `time` where there is one, or else by looking at /proc every few
 * milliseconds. Of a command of several processes it is the largest one's.
 * @param {Command} command
 * @returns {Promise<{ seconds: number, stdout: string, mebibytes: number | null }>} null where the system does not tell
 */
export async function runForMemory(command) {
  if (hasTime) {
    const kept = join(tmpdir(), `dtoc-bench-${process.pid}`);
    const ran = await run({ ...command, file: TIME, args: ['-f', '%M', '-o', kept, command.file, ...command.args] });
    const kibibytes = Number(readFileSync(kept, 'utf8').trim().split('\n').at(-1));
    rmSync(kept);
    return { ...ran, mebibytes: kibibytes / 1024 };
  }
  let peak = null;
  let timer;
  const ran = await run(command, (child) => {
    timer = setInterval(() => { peak = highWater(child.pid) ?? peak; }, POLL_EVERY);
  });
  clearInterval(timer);
  return { ...ran, mebibytes: peak === null ? null : peak / 1024 };
}

function highWater(pid) {
  try {
    const found = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) : null;
  } catch {
    return null;
  }
}

/**
 * Times commands in rounds, each round starting with another of them, so that what disturbs the machine disturbs all.
 * @param {readonly Command[]} commands
 * @param {number} rounds
 * @returns {Promise<number[][]>} seconds of each command, a round after the other
 */
export async function timeInRounds(commands, rounds) {
  const seconds = commands.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const k of commands.keys()) {
      const index = (k + round) % commands.length;
      seconds[index].push((await run(commands[index])).seconds);
    }
  }
  return seconds;
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
