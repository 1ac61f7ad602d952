import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './product/chromium.js';

/** `journeys` is part of `npm test`; `screens` (npm run screens) photographs every page for docs/screens; `bench` (npm run bench) measures. */
export default defineConfig({
  globalSetup: './product/global-setup.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  // A hash of a password or a first load takes seconds on a busy machine, and what is slow is not what these tests are about.
  expect: { timeout: 15_000 },
  outputDir: './test-results',
  use: {
    baseURL: process.env.WARDBOOK_E2E_URL,
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.WARDBOOK_E2E_CHROMIUM, args: chromiumFlags },
  },
  projects: [
    { name: 'journeys', testDir: './journeys' },
    { name: 'screens', testDir: './screens' },
    // A trace photographs the page all the time, which would be measured with it.
    { name: 'bench', testDir: '../bench', testMatch: '*.bench.ts', use: { trace: 'off' } },
  ],
});
