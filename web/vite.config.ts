import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { fontAssets } from './build-tools/font-assets.ts';
import { isolation } from './build-tools/isolation.ts';
import { pdfAssets } from './build-tools/pdf-assets.ts';

/** Chromium of the distribution, where there is one; Playwright's own elsewhere. */
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  plugins: [
    tailwindcss(),
    pdfAssets(),
    fontAssets(),
    isolation(),
    sveltekit({
      adapter: adapter({ pages: 'build', assets: 'build' }),
      compilerOptions: { runes: true },
      // Pages are served from the root; absolute addresses keep the 404 page whole at any path.
      paths: { relative: false },
      prerender: {
        handleHttpError({ path, message }) {
          // The API's own documentation comes from the Worker.
          if (path !== '/docs') throw new Error(message);
        },
        handleUnseenRoutes({ routes, message }) {
          // Without docs/rules there are no pages of rules.
          if (routes.some((route) => route !== '/rules/[code]')) throw new Error(message);
        },
      },
      inlineStyleThreshold: 0,
      // The workspace asks for it when its first page stands (`lib/offline/keep.ts`).
      serviceWorker: { register: false },
    }),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: {
      // The app's entry, which every page loads, would list the files of all pages, 2 kB of it, for the few
      // that are reached without being loaded: these find their files as they go. Style sheets must be named.
      resolveDependencies: (_, files, { hostId }) =>
        /\/entry\/app\./.test(hostId) ? files.filter((file) => file.endsWith('.css')) : files,
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/tex': { target: process.env.API_ORIGIN ?? 'http://127.0.0.1:8787' },
      '/api': { target: process.env.API_ORIGIN ?? 'http://127.0.0.1:8787', ws: true },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          environment: 'node',
          include: ['src/**/*.test.ts', 'build-tools/**/*.test.ts'],
          exclude: ['src/**/*.svelte.test.ts'],
        },
      },
      {
        extends: true,
        // What only a worker or a late import asks for must be bundled before the first test runs: found
        // later, Vite bundles anew and reloads the page under a test.
        optimizeDeps: { entries: ['src/**/*.{ts,svelte}', '!src/**/*.{test,d}.ts'] },
        test: {
          name: 'components',
          include: ['src/**/*.svelte.test.ts'],
          setupFiles: ['src/test-setup.ts'],
          expect: { poll: { timeout: 5000 } },
          browser: {
            enabled: true,
            headless: true,
            locators: { exact: false },
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(existsSync(chromium) ? { executablePath: chromium } : {}),
                args: ['--no-sandbox'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/lib/**/*.ts'],
      exclude: [
        'src/lib/wasm/**',
        'src/lib/api/schema.d.ts',
        'src/lib/**/*.test.ts',
        // Bodies of workers: they run in browsers alone, where press.svelte.test.ts and tests/browser/preview.spec.ts
        // drive them.
        'src/lib/pdf/worker.ts',
        'src/lib/tex/worker.ts',
      ],
      reporter: ['text-summary', 'html'],
      reportsDirectory: 'coverage',
      thresholds: { lines: 80 },
    },
  },
});
