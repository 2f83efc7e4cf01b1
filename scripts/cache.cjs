// Keeps what V8 compiled of the bundle, so that the command need not compile it at every start.
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('../bin/dtoc.cjs');

const home = join(__dirname, '..');
const { script, dtoc } = load();

/** V8 compiles a function when it is first called: what the main job calls is compiled by doing it. */
async function keep() {
  for (const job of [['--help'], ['report', '--sample']]) {
    process.argv.splice(2, Infinity, ...job);
    await dtoc.runProcess(home);
  }
  writeFileSync(join(home, 'dist', 'dtoc.cache'), script.createCachedData());
}

keep();
