// @vitest-environment node
import { expect, it, vi } from 'vitest';
import { worker } from './worker.ts';

const pages = { nl: '<script src="/assets/app-1.js">', fr: '<script src="/assets/app-1.js">' };
const assets = ['assets/app-1.js', 'assets/style-1.css'];

/** Runs the worker far from a browser; answers what it does with a request. */
function asked(path: string, { mode = 'cors', method = 'GET', origin = 'https://vrank.example' } = {}) {
  const heard: Record<string, (event: object) => void> = {};
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => (heard[name] = listener),
    location: { origin: 'https://vrank.example' },
    navigator: { language: 'fr-BE' },
  };
  const caches = { match: () => Promise.resolve('kept') };
  const fetching = () => Promise.reject(new TypeError('no network'));
  new Function('self', 'caches', 'fetch', 'Response', worker(pages, assets))(self, caches, fetching, {
    redirect: (to: string) => `to ${to}`,
  });
  const respondWith = vi.fn<(answer: Promise<unknown>) => void>();
  heard.fetch!({ request: { method, mode, url: origin + path }, respondWith });
  return respondWith.mock.calls[0]?.[0];
}

it('holds every page and file of the build, and is another one when any of them changes', () => {
  const source = worker(pages, assets);
  for (const path of ['"/nl/"', '"/fr/"', '"/assets/app-1.js"', '"/assets/style-1.css"'])
    expect(source).toContain(path);
  expect(source).not.toContain('%');
  const version = (text: string) => /VERSION = "([^"]+)"/.exec(text)?.[1];
  expect(version(worker(pages, assets))).toBe(version(source));
  expect(version(worker({ ...pages, nl: 'other' }, assets))).not.toBe(version(source));
  expect(version(worker(pages, [...assets, 'assets/more-1.js']))).not.toBe(version(source));
});

it('never stands between a page and the API, another site or a writing request', () => {
  expect(asked('/api/me')).toBeUndefined();
  expect(asked('/api/docs', { mode: 'navigate' })).toBeUndefined();
  expect(asked('/assets/app-1.js', { method: 'POST' })).toBeUndefined();
  expect(asked('/assets/app-1.js', { origin: 'https://elsewhere.example' })).toBeUndefined();
  expect(asked('/nl/reports')).toBeUndefined();
});

it('answers a page and a file of the site from what it keeps when there is no network', async () => {
  expect(await asked('/assets/app-1.js')).toBe('kept');
  expect(await asked('/nl/reports/1', { mode: 'navigate' })).toBe('kept');
  expect(await asked('/fr', { mode: 'navigate' })).toBe('kept');
  expect(await asked('/', { mode: 'navigate' })).toBe('to /fr/');
  expect(asked('/nlx', { mode: 'navigate' })).toBeUndefined();
});
