import { defineConfig } from 'vitest/config';
import { yamlForTests } from './scripts/yaml.mjs';

export default defineConfig({
  plugins: [yamlForTests],
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: 60_000,
  },
});
