#!/usr/bin/env node
'use strict';
const { readFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const bundle = join(__dirname, '..', 'dist', 'dtoc.cjs');

/** What the build compiled for the Node that it ran on. Another Node takes no notice of it, and compiles the bundle itself. */
function compiled() {
  try {
    return readFileSync(join(__dirname, '..', 'dist', 'dtoc.cache'));
  } catch {
    return undefined;
  }
}

function load() {
  let source;
  try {
    // The build leaves nothing but ASCII in it, which is read fastest so.
    source = readFileSync(bundle, 'latin1');
  } catch {
    process.stderr.write('dtoc: dist/dtoc.cjs is not built\n  run `npm run build` in the project folder\n');
    process.exit(2);
  }
  const script = new Script(wrap(source), { filename: bundle, cachedData: compiled() });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, bundle, dirname(bundle));
  return { script, dtoc: module.exports };
}

/**
 * Has V8 run more code, in bytes, before it optimises what runs most: its own 132 kB make it optimise, on another thread, many functions
 * that a report of a fifth of a second is done with by the time they are ready. And keeps the memory for new objects as small as it begins:
 * a decade of extracts takes 28 MiB less so, and no longer. Known and measured in V8 11, that is in Node 20. Code that was compiled
 * beforehand, the bundle's and that of Node's own streams, is only good before a flag is set: so those come first.
 */
function tune() {
  const { stdin, stdout, stderr } = process;
  if (!stdin || !stdout || !stderr || !process.versions.v8.startsWith('11.')) return;
  const { setFlagsFromString } = require('node:v8');
  for (const flag of ['--interrupt-budget=600000', '--semi-space-growth-factor=1']) setFlagsFromString(flag);
}

/** What is over before any of it could matter. */
const AT_ONCE = ['-h', '--help', '-V', '--version'];

function run({ dtoc }) {
  if (!AT_ONCE.includes(process.argv[2] ?? '--help')) tune();
  return dtoc.runProcess(join(__dirname, '..'));
}

// The build requires this file to make the cache; whoever runs it runs the command.
if (require.main === module) run(load());
else module.exports = { load };
