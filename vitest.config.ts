import { defineConfig } from 'vitest/config';
import { wasmForTests } from './scripts/wasm.mjs';
import { yamlForTests } from './scripts/yaml.mjs';

export default defineConfig({
  plugins: [yamlForTests, wasmForTests],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: 60_000,
  },
});
