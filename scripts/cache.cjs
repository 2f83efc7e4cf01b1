// Keeps what V8 compiled of the bundles, so that the command need not compile them at every start.
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('../bin/dtoc.cjs');

const home = join(__dirname, '..');

/** V8 compiles a function when it is first called: what the main jobs call is compiled by doing them. */
const JOBS = {
  start: [['--help'], ['--version']],
  dtoc: [['report', '--help'], ['report', '--sample']],
};

async function keep(bundle) {
  const { script, dtoc } = load(bundle);
  for (const job of JOBS[bundle]) {
    process.argv.splice(2, Infinity, ...job);
    await dtoc.runProcess(home);
  }
  writeFileSync(join(home, 'dist', `${bundle}.cache`), script.createCachedData());
}

keep('start').then(() => keep('dtoc'));
