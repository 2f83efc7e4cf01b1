// Bundles and runs test/mutation/mutate.ts, which damages real returns and counts what a check finds.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'dtoc-mutate-'));
const outfile = join(folder, 'mutate.mjs');
await build({
  entryPoints: ['test/mutation/mutate.ts'], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning',
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
});
await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });
