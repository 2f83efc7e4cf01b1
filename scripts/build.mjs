// Bundles src/main.ts, and every package it needs, into the one file that ships, and beside it the same without its commands, for help
// and version; what is large and few need; and the programs that run in threads of their own.
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

/** What brings large packages along, or is large, by what it is imported as from src, and the file of its own that it is in. */
const APART = {
  '../measure/groups.ts': './groups.cjs',
  '../read/policy.ts': './policy.cjs',
  '../../report/report.schema.json': './report.schema.json',
  '../../reference/policies/policy.schema.json': './policy.schema.json',
};

const keptApart = {
  name: 'kept-apart',
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ path, kind }) => (kind === 'dynamic-import' && path in APART ? { path: APART[path], external: true } : null));
  },
};

/** chalk asks what the terminal can do when it is loaded, which takes a millisecond; dtoc asks by itself, and tells every Chalk its level. */
const chalkUnasked = {
  name: 'chalk-unasked',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^#supports-color$/ }, ({ path }) => ({ path, namespace: 'unasked' }));
    onLoad({ filter: /./, namespace: 'unasked' }, () => ({ contents: 'export default { stdout: false, stderr: false };' }));
  },
};

const bundle = (entry, outfile, plugins = [], inject = []) => build({
  entryPoints: [entry],
  outfile,
  inject,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // What is loaded from another file is required there.
  supported: { 'dynamic-import': false },
  minifySyntax: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [...plugins, yamlForBuild, wasmForBuild, lazyForBuild, chalkUnasked],
});

/** What bin/dtoc.cjs loads, by name. */
const BUNDLES = ['dtoc', 'start', 'groups', 'policy'];

await bundle('src/main.ts', 'dist/dtoc.cjs', [keptApart]);
await bundle('src/main.ts', 'dist/start.cjs', [withoutCommands]);
await bundle('src/measure/groups.ts', 'dist/groups.cjs');
await bundle('src/read/policy.ts', 'dist/policy.cjs');
await bundle('src/read/scan/half-worker.ts', 'dist/extract-worker.cjs', [], ['scripts/small-heap.mjs']);
await bundle('src/read/xls/worker.ts', 'dist/workbook-worker.cjs');

// One character beyond ASCII makes V8 keep the whole source in two bytes a character. The few are in patterns and comments.
for (const file of BUNDLES) {
  const source = await readFile(`dist/${file}.cjs`, 'utf8');
  await writeFile(`dist/${file}.cjs`, source.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

// The schemas ship beside it, for those who validate without running the tool, and for editors.
await copyFile('src/report/report.schema.json', 'dist/report.schema.json');
await copyFile('src/reference/policies/policy.schema.json', 'dist/policy.schema.json');

// Compiled by the Node that builds, after a run has touched what such runs need; in a process of its own, so that nothing of the build
// is in it.
for (const file of BUNDLES) await rm(`dist/${file}.cache`, { force: true });
execFileSync(process.execPath, ['scripts/cache.cjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
