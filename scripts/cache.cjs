// Keeps what V8 compiled of the bundles, so that the command need not compile them at every start.
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load, loaded } = require('../bin/dtoc.cjs');

const home = join(__dirname, '..');

/** V8 compiles a function when it is first called: what the main jobs call is compiled by doing them. */
const JOBS = [
  ['start', '--help'],
  ['start', '--version'],
  ['dtoc', 'report', '--help'],
  ['dtoc', 'report', '--sample', '--by', 'region'],
  ['dtoc', 'policy', 'check', join(home, 'src', 'reference', 'policies', 'total-2017.yaml')],
];

async function keep() {
  for (const [bundle, ...args] of JOBS) {
    process.argv.splice(2, Infinity, ...args);
    await load(bundle).runProcess(home);
    if (process.exitCode !== 0) throw new Error(`dtoc ${args.join(' ')} ends with ${process.exitCode}`);
  }
  for (const [bundle, { script }] of loaded) writeFileSync(join(home, 'dist', `${bundle}.cache`), script.createCachedData());
}

keep();
