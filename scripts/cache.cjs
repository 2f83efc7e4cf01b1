// Keeps what V8 compiled of the bundle, so that the command need not compile it at every start.
'use strict';
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { load } = require('../bin/dtoc.cjs');

const { script, dtoc } = load();
process.argv.length = 2;
process.argv.push('--help');
dtoc.runProcess(join(__dirname, '..')).then(() => writeFileSync(join(__dirname, '..', 'dist', 'dtoc.cache'), script.createCachedData()));
