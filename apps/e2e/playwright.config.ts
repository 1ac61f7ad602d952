import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './house/chromium.js';

/** `journeys` is part of `npm test`; `screens` (npm run screens) photographs every page for docs/screens. */
export default defineConfig({
  globalSetup: './house/global-setup.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  outputDir: './test-results',
  use: {
    baseURL: process.env.WARDBOOK_E2E_URL,
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.WARDBOOK_E2E_CHROMIUM, args: chromiumFlags },
  },
  projects: [
    { name: 'journeys', testDir: './journeys' },
    { name: 'screens', testDir: './screens' },
  ],
});
