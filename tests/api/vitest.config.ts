import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    // Starting workerd with all bindings takes a second or two, a first build longer.
    hookTimeout: 300_000,
    testTimeout: 60_000,
    // Each file has its own workerd: two at once are what two cores bear.
    maxWorkers: 2,
  },
});
