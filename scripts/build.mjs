// Bundles src/main.ts, and every package it needs, into the one file that ships.
import { copyFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { yamlForBuild } from './yaml.mjs';

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/dtoc.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minifySyntax: true,
  legalComments: 'eof',
  logLevel: 'warning',
  plugins: [yamlForBuild],
});

// The schemas ship beside it, for those who validate without running the tool, and for editors.
await copyFile('src/report/report.schema.json', 'dist/report.schema.json');
await copyFile('src/reference/policies/policy.schema.json', 'dist/policy.schema.json');
