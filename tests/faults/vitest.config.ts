import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.test.ts'],
    // Each round as it ends: a hundred take long.
    reporters: ['verbose'],
    hookTimeout: 300_000,
    // A fault may last twenty seconds, and what it broke off is tried again after up to thirty.
    testTimeout: 300_000,
  },
});
