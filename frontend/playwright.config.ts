import { defineConfig, devices } from '@playwright/test';

/**
 * Addresses of running servers, separated by spaces; journeys never start one themselves. With several, as many files of journeys go
 * at once, each on a server and with people of its own, so that none meets what another does.
 */
const servers = (process.env.VRANK_URLS ?? process.env.VRANK_URL ?? 'http://localhost:8080').split(' ');
const baseURL = servers[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]!;
// what a journey does beside its pages goes to the same server; no worker has started where the number of workers is read
if (process.env.TEST_PARALLEL_INDEX) process.env.VRANK_URL = baseURL;

const PHONE = /(confidential|report|drafts|ledger|offline|withdrawal)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: false,
  workers: servers.length,
  timeout: 120_000,
  retries: 1,
  failOnFlakyTests: true,
  // a file is read by a process of its own, and two journeys share the processors with their servers
  expect: { timeout: 15_000 },
  reporter: process.env.CI ? [['line']] : [['list']],
  use: {
    baseURL,
    bypassCSP: false,
    locale: 'nl-BE',
    timezoneId: 'Europe/Brussels',
    // Where a journey is about the site without network it says so; elsewhere nothing stands between page and server.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // what the page was at each step is kept of a journey that failed, which is made once more for that: to keep it of all takes
    // up to a fifth of the processor's time
    trace: 'on-first-retry',
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
