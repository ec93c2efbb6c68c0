import { expect, test, type Browser, type Page } from '@playwright/test';
import {
  enterAs,
  expectAccessible,
  expectNoSidewaysScroll,
  expectOutlines,
  heading,
  speaking,
} from './helpers';

const t = speaking('nl');

export const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/**
 * Every screen in both themes on a phone and on a desk, then on the narrowest screen, with text twice as large, in the
 * colours that somebody has set, and without anything that moves. Of a page that a dialog covers, the rules look at the dialog
 * alone: the rest was inspected before.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    await expect(page.getByText(t('common.loading'))).toHaveCount(0);
    const size = page.viewportSize()!;
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, 'colours');
    }
    await expectRoom(page);
    await page.emulateMedia({ forcedColors: 'active' });
    await expectOutlines(page);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    expect(await page.evaluate(() => document.getAnimations().length), 'things that move').toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
  });
}

/** A screen that was inspected, in other words: they are marked as what they are, and find room. */
export async function inspectWords(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    const size = page.viewportSize()!;
    await expectRoom(page);
    await expectAccessible(page);
    await page.setViewportSize(size);
  });
}

/** On the narrowest screen, and on a phone with text twice as large. */
async function expectRoom(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(SIZES[0]!);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
}

export async function visit(page: Page, path: string, title: string | RegExp): Promise<void> {
  await page.goto(path);
  await expect(heading(page)).toHaveText(title);
}

export async function phoneOf(browser: Browser, handle?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[0]! });
  if (handle) await enterAs(context, handle);
  return context.newPage();
}
