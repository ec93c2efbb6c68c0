import { defineConfig, devices } from '@playwright/test';

/** The address of a running server; journeys never start one themselves. */
const baseURL = process.env.VRANK_URL ?? 'http://localhost:8080';

const PHONE = /(confidential|report|drafts|ledger|offline|withdrawal)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  reporter: process.env.CI ? [['line']] : [['list']],
  use: {
    baseURL,
    bypassCSP: false,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    // Where a journey is about the site without network it says so; elsewhere nothing stands between page and server.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // with what the page was at each step; a film of it beside that takes a fifth of the processor's time
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: process.env.VRANK_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // What people do on the street is walked through on a phone, the rest on a desk.
  projects: [
    {
      name: 'phone',
      testMatch: PHONE,
      use: { ...devices['Pixel 5'], viewport: { width: 360, height: 740 }, deviceScaleFactor: 1 },
    },
    { name: 'desktop', testIgnore: PHONE, use: { viewport: { width: 1280, height: 800 } } },
  ],
});
