// Opens the site without network. Holds what is the same for everybody: one page per language and the hashed files that
// it loads. Answers of the API, and whatever else somebody may read, never pass through here.
const VERSION = '%version%';
const PAGES = ['%pages%'];
const ASSETS = ['%assets%'];
const CACHE = `vrank-${VERSION}`;
const PATIENCE = 3000;

self.addEventListener('install', (event) => event.waitUntil(fill()));

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.all([
    ...PAGES.map(async (path) => {
      const page = await fetched(path, 'no-cache');
      // A release that came in between: its own worker will keep it.
      const named = (await page.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
      if (named.some((asset) => !ASSETS.includes(asset))) throw new Error(`${path} is of another release`);
      await cache.put(path, page);
    }),
    ...ASSETS.map(async (path) => {
      // The name holds a hash of the content: what an earlier release kept under it is the same file.
      await cache.put(path, (await kept(path)) ?? (await fetched(path, 'default')));
    }),
  ]);
}

async function fetched(path, cache) {
  const answer = await fetch(path, { cache, credentials: 'omit' });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

const kept = (path) => caches.match(path, { ignoreVary: true });

// Said by the next page that opens, so that no page changes under its reader.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(tidy()));

/** Tabs opened before this release still load parts of the one before it; older ones go. */
async function tidy() {
  const earlier = (await caches.keys()).filter((name) => name.startsWith('vrank-') && name !== CACHE);
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request, pathname));
  else if (request.mode === 'navigate') {
    const page = PAGES.find((path) => `${pathname}/`.startsWith(path));
    if (page) event.respondWith(navigation(request, page));
    else if (pathname === '/') event.respondWith(fetch(request).catch(home));
  }
});

/** Without network nobody but the browser knows which language its reader prefers. */
function home() {
  const page = PAGES.find((path) => path === `/${self.navigator.language.slice(0, 2)}/`) ?? PAGES[0];
  return Response.redirect(page);
}

async function asset(request, pathname) {
  return (await kept(pathname)) ?? fetch(request);
}

/** The network first, so that no page is older than the site; what is kept where it fails, or takes too long. */
async function navigation(request, path) {
  const asked = fetch(request).catch(() => undefined);
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE)));
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  if (answer && answer.status < 500) return answer;
  const page = await kept(path);
  return page ?? (await asked) ?? Response.error();
}
