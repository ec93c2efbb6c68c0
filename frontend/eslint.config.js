import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const features = readdirSync(new URL('./src/features', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const generated = {
  group: ['**/api/generated', '**/api/generated/**'],
  message: 'Only src/api reads the generated types.',
};

const refuse = (files, group, message, { types = false } = {}) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [...group.map((one) => ({ group: [one], message })), ...(types ? [] : [generated])] },
    ],
  },
});

const upwards = ['~/app/**', '~/features/**', '~/ui/**', '../app/**', '../features/**', '../ui/**'];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/generated', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig, extraFileExtensions: ['.svelte'] } },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Addresses are made by app/router; the rule only knows SvelteKit's resolver.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  // These values are not shown: they need not be reactive.
  { files: ['src/app/router.svelte.ts'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
  refuse(['src/**', 'e2e/**'], [], ''),
  refuse(
    ['src/ui/**'],
    ['~/api', '~/api/**', '~/app', '~/app/**', '~/features/**', '../api/**', '../app/**', '../features/**'],
    'ui/ knows no API, no session and no feature: hand it plain values.',
  ),
  refuse(['src/api/**'], upwards, 'api/ is the lowest layer.', { types: true }),
  ...features.map((feature) =>
    refuse(
      [`src/features/${feature}/**`],
      ['~/features/**', ...features.filter((f) => f !== feature).flatMap((f) => [`../${f}`, `../${f}/**`])],
      'A feature never imports another feature: share through app/ or ui/.',
    ),
  ),
);
