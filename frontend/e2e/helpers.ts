import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export type Language = 'nl' | 'fr' | 'en';

/** The interface's words, so that journeys use the names that people see. */
export async function words(language: Language): Promise<Record<string, string>> {
  const loaded = (await import(`../src/i18n/${language}.json`, { with: { type: 'json' } })) as {
    default: Record<string, string>;
  };
  return loaded.default;
}

/** Signs in as one of the demo's people, through its list. */
export async function signInAs(page: Page, language: Language, name: string): Promise<void> {
  const t = await words(language);
  await page.goto(`/${language}/sign-in`);
  await page.getByLabel(t['signIn.as.filter']!).fill(name);
  await page.getByRole('button', { name }).first().click();
  await expect(page.getByRole('link', { name: t['nav.account']! })).toBeAttached();
}

/** No violation of the accessibility rules on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(', ')}`)).toEqual(
    [],
  );
}

/** The page never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}

export async function switchTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}
