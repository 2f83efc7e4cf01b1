#!/usr/bin/env node
'use strict';
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '..', 'dist');

/** What the build compiled for the Node that it ran on. Another Node takes no notice of it, and compiles the bundle itself. */
function compiled(bundle) {
  try {
    return readFileSync(join(dist, `${bundle}.cache`));
  } catch {
    return undefined;
  }
}

/** The scripts and exports of the bundles that were needed, by name. */
const loaded = new Map();

function load(bundle) {
  if (!loaded.has(bundle)) loaded.set(bundle, evaluate(bundle));
  return loaded.get(bundle).exports;
}

function evaluate(bundle) {
  const filename = join(dist, `${bundle}.cjs`);
  let source;
  try {
    // The build leaves nothing but ASCII in it, which is read fastest so.
    source = readFileSync(filename, 'latin1');
  } catch {
    process.stderr.write(`dtoc: dist/${bundle}.cjs is not built\n  run \`npm run build\` in the project folder\n`);
    process.exit(2);
  }
  const script = new Script(wrap(source), { filename, cachedData: compiled(bundle) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireBeside, module, filename, dist);
  return { script, exports: module.exports };
}

/** As a bundle requires: what ships beside it, or a module of Node's. */
function requireBeside(id) {
  if (!id.startsWith('./')) return require(id);
  return id.endsWith('.cjs') ? load(id.slice('./'.length, -'.cjs'.length)) : require(join(dist, id));
}

/**
 * Has V8 run more code, in bytes, before it optimises what runs most: its own 132 kB make it optimise, on another thread, many functions
 * that a report of a fifth of a second is done with by the time they are ready. And keeps the memory for new objects as small as it begins:
 * a decade of extracts takes 28 MiB less so, and no longer. Known and measured in V8 11, that is in Node 20. Code that was compiled
 * beforehand, the bundle's and that of Node's own streams, is only good before a flag is set: so those come first.
 */
function tune() {
  const streams = [process.stdout, process.stderr, ...(process.argv.includes('-') ? [process.stdin] : [])];
  if (!streams.every(Boolean) || !process.versions.v8.startsWith('11.')) return;
  const { setFlagsFromString } = require('node:v8');
  for (const flag of ['--interrupt-budget=600000', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
}

/** What the program answers by itself, whatever follows: it takes no command. */
const OF_THE_PROGRAM = ['-h', '--help', '-V', '--version'];

function run() {
  const alone = OF_THE_PROGRAM.includes(process.argv[2] ?? '--help');
  const { runProcess } = load(alone ? 'start' : 'dtoc');
  // Help and version are over before any of it could matter.
  if (!alone) tune();
  return runProcess(join(__dirname, '..'));
}

// The build requires this file to make the caches; whoever runs it runs the command.
if (require.main === module) run();
else module.exports = { load, loaded };
