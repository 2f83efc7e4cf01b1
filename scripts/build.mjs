// Bundles src/main.ts, and every package it needs, into the one file that ships, and beside it the programs that run in threads of their own.
import { execFileSync } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { lazyForBuild } from './lazy.mjs';
import { wasmForBuild } from './wasm.mjs';
import { yamlForBuild } from './yaml.mjs';

const bundle = (entry, outfile) => build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minifySyntax: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [yamlForBuild, wasmForBuild, lazyForBuild],
});

await bundle('src/main.ts', 'dist/dtoc.cjs');
await bundle('src/read/scan/half-worker.ts', 'dist/extract-worker.cjs');
await bundle('src/read/xls/worker.ts', 'dist/workbook-worker.cjs');

// One character beyond ASCII makes V8 keep the whole source in two bytes a character. The few are in patterns and comments.
const main = await readFile('dist/dtoc.cjs', 'utf8');
await writeFile('dist/dtoc.cjs', main.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));

// The schemas ship beside it, for those who validate without running the tool, and for editors.
await copyFile('src/report/report.schema.json', 'dist/report.schema.json');
await copyFile('src/reference/policies/policy.schema.json', 'dist/policy.schema.json');

// Compiled by the Node that builds, after a run of the help has touched what every command needs; in a process of its own, so that
// nothing of the build is in it.
await rm('dist/dtoc.cache', { force: true });
execFileSync(process.execPath, ['scripts/cache.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
