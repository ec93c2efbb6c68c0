// @vitest-environment node
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { fill } from './languages.ts';

describe('index.html', () => {
  it('is filled with escaped words', () => {
    const html = '<html lang="%lang%"><title>%site.title%</title>';
    expect(fill(html, 'fr', { 'site.title': 'A & "B" <c>' })).toBe(
      '<html lang="fr"><title>A &amp; &quot;B&quot; &lt;c></title>',
    );
  });

  it('is refused when a word is missing', () => {
    expect(() => fill('%site.title%', 'nl', {})).toThrow('site.title, missing in nl.json');
  });
});

describe('the walls between folders', () => {
  const eslint = new ESLint();
  const refused = async (filePath: string, code: string) => {
    const [result] = await eslint.lintText(code, { filePath });
    return result!.messages.some((message) => message.ruleId === 'no-restricted-imports');
  };

  it.each<[string, string, boolean]>([
    ['src/features/search/a.ts', "export * from '~/features/reports/sections';", true],
    ['src/features/search/a.ts', "export * from '../reports/sections';", true],
    ['src/features/search/a.ts', "export * from './question';", false],
    ['src/features/search/a.ts', "export * from '~/app/filters';", false],
    ['src/ui/a.ts', "export * from '~/api/client';", true],
    ['src/ui/a.ts', "export * from '~/i18n/index.svelte';", false],
    ['src/app/a.ts', "export * from '~/api/generated/types.gen';", true],
    ['src/api/client.ts', "export * from './generated/types.gen';", false],
    ['src/api/http.ts', "export * from '~/app/router.svelte';", true],
  ])('%s: %s', async (file, code, wrong) => expect(await refused(file, code)).toBe(wrong), 30_000);
});
