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

// The build requires this file to make the cache; whoever runs it runs the command.
if (require.main === module) load().dtoc.runProcess(join(__dirname, '..'));
else module.exports = { load };
