// Bundles src/main.ts, and every package it needs, into the one file that ships, and beside it the same without its commands, for help
// and version, and the programs that run in threads of their own.
import { execFileSync } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { lazyForBuild } from './lazy.mjs';
import { wasmForBuild } from './wasm.mjs';
import { yamlForBuild } from './yaml.mjs';

/** Leaves out what is loaded where it is first needed: all commands. */
const withoutCommands = {
  name: 'without-commands',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' ? { path, external: true } : null));
  },
};

/** chalk asks what the terminal can do when it is loaded, which takes 2 ms; dtoc asks by itself, and tells every Chalk its level. */
const chalkUnasked = {
  name: 'chalk-unasked',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'unasked' }));
    onLoad({ filter: /./, namespace: 'unasked' }, () => ({ contents: 'export default { stdout: false, stderr: false };' }));
  },
};

const bundle = (entry, outfile, plugins = []) => build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minifySyntax: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [...plugins, yamlForBuild, wasmForBuild, lazyForBuild, chalkUnasked],
});

await bundle('src/main.ts', 'dist/dtoc.cjs');
await bundle('src/main.ts', 'dist/start.cjs', [withoutCommands]);
await bundle('src/read/scan/half-worker.ts', 'dist/extract-worker.cjs');
await bundle('src/read/xls/worker.ts', 'dist/workbook-worker.cjs');

// One character beyond ASCII makes V8 keep the whole source in two bytes a character. The few are in patterns and comments.
for (const file of ['dist/dtoc.cjs', 'dist/start.cjs']) {
  const source = await readFile(file, 'utf8');
  await writeFile(file, source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

// The schemas ship beside it, for those who validate without running the tool, and for editors.
await copyFile('src/report/report.schema.json', 'dist/report.schema.json');
await copyFile('src/reference/policies/policy.schema.json', 'dist/policy.schema.json');

// Compiled by the Node that builds, after a run has touched what such runs need; in a process of its own, so that nothing of the build
// is in it.
for (const cache of ['dist/dtoc.cache', 'dist/start.cache']) await rm(cache, { force: true });
execFileSync(process.execPath, ['scripts/cache.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
