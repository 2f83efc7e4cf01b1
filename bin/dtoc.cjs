#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'dist', 'dtoc.cjs');
if (!existsSync(bundle)) {
  process.stderr.write('dtoc: dist/dtoc.cjs is not built\n  run `npm run build` in the project folder\n');
  process.exit(2);
}
require(bundle).runProcess(join(__dirname, '..'));
