import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WANTED = { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.26.1' };

/**
 * Installs the peers that come from npm, into a folder of their own, and puts the programs of all peers beside them.
 * @param {string} folder
 * @param {string} programs where the programs are kept
 * @param {(text: string) => void} tell
 */
export function installPeers(folder, programs, tell) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  for (const name of readdirSync(programs)) copyFileSync(join(programs, name), join(folder, name));
  const missing = Object.entries(WANTED).filter(([name, version]) => versionOf(folder, name) !== version);
  if (missing.length > 0) install(folder, missing.map(([name, version]) => `${name}@${version}`), tell);
  const native = nativePolars(folder);
  // npm passes an optional part over that asks for a newer Node, though this one loads it.
  if (native && versionOf(folder, native.split('@')[0]) === null) install(folder, [native], tell);
}

/**
 * @param {string} folder
 * @param {string} name of a package
 * @returns {string | null} null where it is not installed
 */
export function versionOf(folder, name) {
  try {
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

function install(folder, packages, tell) {
  tell(`installing ${packages.join(' and ')} into ${folder}`);
  const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, '--no-fund', '--no-audit', ...packages], { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) tell(`not installed: ${(stderr ?? '').trim().split('\n').at(-1)}`);
}

function nativePolars(folder) {
  const path = join(folder, 'node_modules/nodejs-polars/package.json');
  if (!existsSync(path)) return null;
  const libc = process.platform !== 'linux' ? '' : process.report.getReport().header.glibcVersionRuntime ? '-gnu' : '-musl';
  const wanted = `nodejs-polars-${process.platform}-${process.arch}${libc}`;
  const found = Object.entries(JSON.parse(readFileSync(path, 'utf8')).optionalDependencies ?? {}).find(([name]) => name.startsWith(wanted));
  return found ? found.join('@') : null;
}
