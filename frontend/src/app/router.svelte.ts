/**
 * The only file that knows the router library. It also mends what the library leaves open: clicks that
 * should open a new tab, the scroll position on the way back, repeated query parameters, addresses that
 * cannot be decoded, and browsers without `toSorted`.
 */
import type { Component } from 'svelte';
import { createRouter, Router, type RouteComponent } from 'sv-router';
import { i18n, isLanguage, type Language } from '~/i18n/index.svelte';

export { Router };

type Pages = Record<string, Component | (() => Promise<{ default: unknown }>)>;
type Navigate = (path: string, options?: object) => Promise<unknown>;
type Found = { params: Record<string, string | undefined>; pathname: string; search: unknown; hash: string };

let navigate: Navigate = () => Promise.resolve();
let found: Found | undefined;

if (!('toSorted' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'toSorted', {
    configurable: true,
    writable: true,
    value<T>(this: T[], compare?: (a: T, b: T) => number) {
      return [...this].sort(compare);
    },
  });
}

/** Pages by address without the language; `*` is the page for what does not exist. */
export function startRouter(pages: Pages): void {
  repairAddress();
  document.addEventListener('click', leaveToTheBrowser);
  keepScroll();
  const routes: Record<string, RouteComponent> = {};
  for (const [path, page] of Object.entries(pages)) {
    routes[path === '*' ? '*' : `/:lang${path === '/' ? '' : path}`] = page as RouteComponent;
  }
  const router = createRouter(routes);
  navigate = router.navigate as unknown as Navigate;
  found = router.route as unknown as Found;
}

export const here = {
  /** Without the language: `/reports/…`. */
  get path(): string {
    return withoutLanguage(found?.pathname ?? location.pathname);
  },
  get language(): Language | undefined {
    const first = (found?.pathname ?? location.pathname).split('/')[1];
    return isLanguage(first) ? first : undefined;
  },
  get search(): URLSearchParams {
    void found?.search;
    return new URLSearchParams(location.search);
  },
  get hash(): string {
    return (found?.hash ?? location.hash).replace(/^#/, '');
  },
  param(name: string): string {
    return found?.params[name] ?? '';
  },
};

/** The address of a page in the language of the interface. */
export function to(path: string, search = ''): string {
  return `/${i18n.language}${path}${search}`;
}

/** The page that is open now, in another language. */
export function sameIn(language: Language): string {
  const search = here.search.toString();
  return `/${language}${here.path}${search ? `?${search}` : ''}`;
}

type Going = { search?: string; replace?: boolean; stay?: boolean };

export async function go(path: string, { search, replace, stay }: Going = {}): Promise<void> {
  await navigate(to(path), { search, replace, ...(stay && { scrollToTop: false }) });
}

/** The page that is open gets another address, because what it shows got another name; nothing else changes. */
export function rename(path: string): void {
  const address = to(path);
  if (location.pathname !== address) history.replaceState(history.state, '', address + location.search);
}

/** Follows an address of this site that came from outside, such as `?next=`; anything else leads home. */
export async function goBackTo(address: string | null): Promise<void> {
  const url = new URL(address ?? '', location.origin);
  const inside = url.origin === location.origin && isLanguage(url.pathname.split('/')[1]);
  await navigate(inside ? url.pathname : to('/'), { search: inside ? url.search : '', replace: true });
}

function withoutLanguage(pathname: string): string {
  const [, first, ...rest] = pathname.split('/');
  return isLanguage(first) ? `/${rest.join('/')}` : pathname;
}

function repairAddress(): void {
  try {
    decodeURIComponent(location.pathname);
  } catch {
    history.replaceState(null, '', `/${i18n.language}/not-found`);
  }
}

/** The library takes every click on a link; these belong to the browser. */
function leaveToTheBrowser(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link) return;
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  const elsewhere = link.protocol !== location.protocol || /^\/(api|feeds|intake)\//.test(link.pathname);
  if (modified || elsewhere || event.defaultPrevented) event.stopPropagation();
}

function keepScroll(): void {
  history.scrollRestoration = 'manual';
  const places = new Map<number, number>();
  const index = () => (history.state as { _routerIndex?: number } | null)?._routerIndex ?? 0;
  let restoring = false;
  addEventListener('scroll', () => !restoring && places.set(index(), scrollY), { passive: true });
  const stop = () => (restoring = false);
  for (const sign of ['wheel', 'touchstart', 'keydown', 'mousedown']) {
    addEventListener(sign, stop, { passive: true });
  }
  addEventListener('popstate', () => {
    const place = places.get(index()) ?? 0;
    // The library goes to the top when the page is there, and the page grows when its data are there.
    const began = performance.now();
    restoring = true;
    const step = () => {
      if (!restoring) return;
      const reachable = document.documentElement.scrollHeight - innerHeight >= place;
      if (reachable && scrollY !== place) scrollTo({ top: place });
      const waited = performance.now() - began;
      if (waited > 2000 || (reachable && waited > 500)) stop();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
