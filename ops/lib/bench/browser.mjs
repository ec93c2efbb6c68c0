// The budgets of the interface, in Chromium slowed down to an old phone on a slow line: browser.mjs ORIGIN CHROMIUM
// Every page is opened five times with an empty cache; what is printed is the median.
import { createRequire } from 'node:module';
import { number } from './targets.mjs';

const { chromium } = createRequire(new URL('../../../frontend/package.json', import.meta.url))('@playwright/test');
const [origin, executablePath] = process.argv.slice(2);
const TIMES = 5;
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'nl-BE' };
const about = { profile: '360 px, CPU 4x slower, 1.6 Mbit/s, 150 ms' };

/** Collects in the page what the browser tells about it. */
function observe() {
  const seen = { lcp: 0, fcp: 0, cls: 0, longest: [], events: new Map() };
  window.seen = seen;
  const each = (type, use, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true, ...more });
  let windowBegan = 0;
  let windowLast = 0;
  let windowSum = 0;
  each('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  each('paint', (entry) => entry.name === 'first-contentful-paint' && (seen.fcp = entry.startTime));
  each('longtask', (entry) => seen.longest.push([entry.startTime, entry.duration]));
  each('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    if (entry.startTime - windowLast > 1000 || entry.startTime - windowBegan > 5000) {
      windowBegan = entry.startTime;
      windowSum = 0;
    }
    windowLast = entry.startTime;
    windowSum += entry.value;
    seen.cls = Math.max(seen.cls, windowSum);
  });
  each(
    'event',
    (entry) => {
      if (entry.interactionId > 0) {
        seen.events.set(entry.interactionId, Math.max(entry.duration, seen.events.get(entry.interactionId) ?? 0));
      }
    },
    { durationThreshold: 16 },
  );
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });

/** A browser that was never here, slowed down; with the session of somebody of the demo world, or none. */
async function visit(cookie, slower, use) {
  const context = await browser.newContext(PHONE);
  try {
    if (cookie) await context.addCookies([{ name: 'vrank', value: cookie, url: origin }]);
    const page = await context.newPage();
    await page.addInitScript(observe);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    return await use(page);
  } finally {
    await context.close();
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
async function repeat(measure) {
  const all = [];
  for (let time = 0; time < TIMES; time++) all.push(await measure());
  return Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]));
}

async function signIn(as) {
  const answer = await fetch(`${origin}/api/sign-ins`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as }),
  });
  return answer.headers.getSetCookie()[0].match(/^vrank=([^;]+)/)[1];
}
const nadia = await signIn('nadia');
const ask = async (path, body) =>
  (
    await fetch(`${origin}/api${path}`, {
      headers: { cookie: `vrank=${nadia}`, 'accept-language': 'nl', 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  ).json();
const report = (await ask('/reports?limit=1')).items[0].id;

for (const [name, path, cookie] of [
  ['home, visitor', '/nl/', null],
  ['home, member', '/nl/', nadia],
  ['a report', `/nl/reports/${report}`, nadia],
  ['search', '/nl/search?q=school', nadia],
  ['list', '/nl/reports', nadia],
]) {
  const found = await repeat(() =>
    visit(cookie, 4, async (page) => {
      let requests = 0;
      page.on('request', () => requests++);
      await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
      await page.waitForTimeout(1500);
      return page.evaluate(
        ([all]) => ({
          lcp: window.seen.lcp / 1000,
          cls: window.seen.cls,
          tbt: window.seen.longest.filter(([at]) => at >= window.seen.fcp).reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0),
          requests: all,
        }),
        [requests],
      );
    }),
  );
  number(about, `${name}: LCP`, found.lcp, 's', 1.8);
  number(about, `${name}: CLS`, found.cls, '', 0.02, 3);
  number(about, `${name}: TBT`, found.tbt, 'ms', 200, 0);
  number(about, `${name}: requests in all`, found.requests, '', undefined, 0);
}

const manuscript = (await ask('/manuscripts', { kind: 'failure', language: 'nl', title: 'Te laat gebeld' })).id;
const writing = await repeat(() =>
  visit(nadia, 6, async (page) => {
    await page.goto(`${origin}/nl/write/${manuscript}/answer-actual`, { waitUntil: 'networkidle' });
    const field = page.getByRole('textbox').first();
    await field.tap();
    await field.pressSequentially('Wij belden te laat, en toen had iedereen het al gehoord. ', { delay: 60 });
    await page.waitForTimeout(1500);
    return page.evaluate(() => {
      const took = [...window.seen.events.values()].sort((a, b) => b - a);
      // the slowest interaction of up to fifty, beyond that the one below it
      return { inp: took[Math.floor(took.length / 50)] ?? 16, interactions: took.length };
    });
  }),
);
number({ profile: '360 px, CPU 6x slower, 1.6 Mbit/s, 150 ms' }, 'the writing form: INP', writing.inp, 'ms', 150, 0);
await browser.close();
