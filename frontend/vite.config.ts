import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { languages } from './build/languages.ts';

const address = process.env.VRANK_URL ?? 'http://localhost:8080';
const backend = { '/api': address, '/feeds': address, '/intake': address };

export default defineConfig({
  plugins: [svelte(), languages(), ...(process.env.VITEST ? [svelteTesting()] : [])],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    // Old office computers: see `languages` for what they may not need.
    target: ['chrome109', 'firefox115', 'safari15.6'],
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What the first page needs travels in one file, what only later pages need with those.
        codeSplitting: {
          groups: [
            {
              name: 'app',
              test: /node_modules\/(svelte|sv-router|esm-env|clsx)\/|\/src\/(api\/(?!box|administration|funding|meetings|minutes|archive|courses|editions|learning)|app\/(?!Acts|AdministrationTabs|Filters|GuardAsk|guard|kept|OnTheWay|PrintHead|Recalled|refocus|SavedFields|sending|TextDialog|unsaved|Withdraw))|\/src\/i18n\/index|\/src\/ui\/(Notice|Button|Dialog|Combobox|ReportItem|KindTag|Marked)\.svelte/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: backend },
  preview: { proxy: backend },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    setupFiles: ['./src/test-setup.ts'],
  },
});
