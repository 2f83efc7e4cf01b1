import { dirname, join } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * WebAssembly as the module that makes instances of it: for `import … from './rows.wasm'` the AssemblyScript of `rows.as.ts` is compiled. Its
 * errors and warnings are those of the build.
 */
async function wasmModule(path) {
  const entry = path.replace(/\.wasm$/, '.as.ts');
  let bytes;
  const { error, stderr } = await asc.main(
    [entry.slice(dirname(entry).length + 1), '--outFile', 'out.wasm', '--optimizeLevel', '3', '--converge', '--runtime', 'stub', '--noAssert', '--use', 'abort=', '--zeroFilledMemory', '--enable', 'simd', '--baseDir', dirname(entry)],
    { writeFile: (_, contents) => { bytes = contents; } },
  );
  const said = stderr.toString().replace('Last converge was suboptimal.', '').trim();
  if (error || said !== '') throw new Error(`${entry}: ${said || error.message}`);
  return `let compiled;
export default () => new WebAssembly.Instance(compiled ??= new WebAssembly.Module(Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64'))).exports;`;
}

/** For esbuild. */
export const wasmForBuild = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), namespace: 'wasm' }));
    build.onLoad({ filter: /\.wasm$/, namespace: 'wasm' }, async ({ path }) => ({ contents: await wasmModule(path), loader: 'js' }));
  },
};

/** For vitest. */
export const wasmForTests = {
  name: 'wasm',
  enforce: 'pre',
  resolveId(source, importer) {
    return source.endsWith('.wasm') && importer !== undefined ? `\0${join(dirname(importer), source)}` : null;
  },
  async load(id) {
    return id.startsWith('\0') && id.endsWith('.wasm') ? wasmModule(id.slice(1)) : null;
  },
};
