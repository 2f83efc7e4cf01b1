import { createRequire } from 'node:module';

// Those that take Node a millisecond or more to load, and that few commands need.
const HEAVY = ['child_process', 'crypto', 'worker_threads', 'zlib', 'fs/promises'];
const require = createRequire(import.meta.url);

/** Modules of Node's that are loaded where something of theirs is first used, rather than where they are imported. For esbuild. */
export const lazyForBuild = {
  name: 'lazy',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(node:)?(${HEAVY.join('|')})$`) }, ({ path, namespace }) => (namespace === 'lazy' ? { path, external: true } : { path, namespace: 'lazy' }));
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, ({ path }) => ({
      contents: Object.keys(require(path)).map((name) => `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => require('${path}').${name} });`).join('\n'),
      loader: 'js',
    }));
  },
};
