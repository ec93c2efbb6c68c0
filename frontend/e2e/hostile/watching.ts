import { expect, type BrowserContext, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { heading } from '../helpers';
import { wordsHere } from './judges';

/** Every text in every field, instead of every text in one of them. */
export const FULL = process.env.VRANK_XSS === 'full';

const RESULTS = new URL('../../../backend/target/proof/', import.meta.url);

/** How long a file of hostile texts may take, in milliseconds. */
export const PATIENCE = FULL ? 7_200_000 : 600_000;

/** Writes down what the whole form found, for whoever asked for it. */
export function writeDown(name: string, watched: Watched, more: Record<string, number>): void {
  if (!FULL) return;
  mkdirSync(RESULTS, { recursive: true });
  const { executed, violations, left } = watched;
  const found = { executed: executed.length, stopped: violations.length, elsewhere: left.length };
  writeFileSync(new URL(`xss-${name}.json`, RESULTS), `${JSON.stringify({ name, ...more, ...found })}\n`);
}

export type Watched = { executed: string[]; violations: string[]; left: string[] };

/** Hears whether anything runs, what the policy stopped, and whether a page asks something of another server. */
export async function watch(context: BrowserContext): Promise<Watched> {
  const watched: Watched = { executed: [], violations: [], left: [] };
  await context.exposeBinding('alarm', ({ page }) => void watched.executed.push(page.url()));
  await context.exposeBinding(
    'stopped',
    ({ page }, what: string) => void watched.violations.push(`${what} ${page.url()}`),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) => {
      const { stopped } = window as unknown as { stopped: (what: string) => void };
      stopped(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`);
    });
  });
  context.on('page', (page) =>
    page.on('dialog', (dialog) => void (watched.executed.push('dialog'), dialog.dismiss())),
  );
  context.on('request', (request) => {
    const own = new URL(process.env.VRANK_URL ?? 'http://localhost:8080').origin;
    if (!request.url().startsWith(`${own}/`) && !/^(data|blob):/.test(request.url()))
      watched.left.push(request.url());
  });
  return watched;
}

/** What stands on pages of ours for a moment or in some states only: that something is on its way, what a key does, what is unfolded. */
export const OURS = ['p@role', 'button@aria-keyshortcuts', 'details@open'];

/** The words of a page, once all of it is there. */
export async function known(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect(heading(page)).toBeVisible();
  // what is folded away is fetched when it is opened
  await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
  // The word that says so takes its place at once and shows after a while; where it never shows, nothing is waited for.
  await page
    .waitForFunction(
      () =>
        [...document.querySelectorAll('p[role="status"]')].every(
          (one) => one.textContent !== 'Even laden…' || one.getClientRects().length === 0,
        ),
      undefined,
      { timeout: 2_000 },
    )
    .catch(() => undefined);
  await expect(page.getByText('Even laden…').filter({ visible: true })).toHaveCount(0, { timeout: 20_000 });
  return page.evaluate(wordsHere);
}
