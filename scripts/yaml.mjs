import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** A YAML document as the module that holds its value, and its text: what ships needs no YAML to be read. */
async function yamlModule(path) {
  const text = await readFile(path, 'utf8');
  return `export default ${JSON.stringify(parse(text))};\nexport const text = ${JSON.stringify(text)};`;
}

/** For esbuild. */
export const yamlForBuild = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({ contents: await yamlModule(path), loader: 'js' }));
  },
};

/** For vitest. */
export const yamlForTests = {
  name: 'yaml',
  async load(id) {
    const path = id.split('?')[0];
    return path.endsWith('.yaml') ? yamlModule(path) : null;
  },
};
