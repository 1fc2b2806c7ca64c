import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env.TEST_PORT ?? 8797);
const root = join(import.meta.dirname, '../..');

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'tests/test-results'),
  reporter: process.env.CI ? [['list'], ['github']] : 'list',
  forbidOnly: Boolean(process.env.CI),
  // The stack and the browser share two cores: one test at a time keeps them honest.
  workers: 1,
  // A machine that others use too stalls now and then. What passes only the second time is named as flaky, to be mended.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    trace: 'retain-on-failure',
    // Routes of a test see what a page asks for, not what passes through its service worker.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    },
  },
  webServer: {
    command: join(root, 'scripts/serve.sh'),
    cwd: root,
    url: `http://127.0.0.1:${port}/api/v1/health`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      PORT: String(port),
      COMPILE_PORT: String(port + 1),
      // How many compiles somebody has is not what most tests are about.
      TRIAL: 'off',
      ADMIN_EMAILS: 'admin@example.org',
      STATE: mkdtempSync(join(tmpdir(), 'legible-browser-')),
    },
  },
});
