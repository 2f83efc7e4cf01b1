// Bundles src/main.ts, and every package it needs, into the one file that ships, and beside it the programs that run in threads of their own.
import { execFileSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { build } from 'esbuild';
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
  plugins: [yamlForBuild, wasmForBuild],
});

await bundle('src/main.ts', 'dist/dtoc.cjs');
await bundle('src/read/scan/half-worker.ts', 'dist/extract-worker.cjs');
await bundle('src/read/xls/worker.ts', 'dist/workbook-worker.cjs');

// The schemas ship beside it, for those who validate without running the tool, and for editors.
await copyFile('src/report/report.schema.json', 'dist/report.schema.json');
await copyFile('src/reference/policies/policy.schema.json', 'dist/policy.schema.json');

// Compiled by the Node that builds, after a run of the help has touched what every command needs; in a process of its own, so that
// nothing of the build is in it.
await rm('dist/dtoc.cache', { force: true });
execFileSync(process.execPath, ['scripts/cache.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
