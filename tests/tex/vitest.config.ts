import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    hookTimeout: 60_000,
    // TeX Live sets each document twice, and the browser's engine does.
    testTimeout: 120_000,
    // An engine takes 300 MB and a core.
    maxWorkers: 2,
  },
});
