// The requests of each cell, made from what Fill told: sessions, ids, questions, drafts.

/** For each name a function that makes the `next()` of one cell; `prepare` is what must be there before. */
export function requests(world, origin) {
  const read = (session) => ({ cookie: `vrank=${session}`, 'accept-language': 'nl' });
  const write = (session) => ({ ...read(session), 'content-type': 'application/json' });
  const get = (path, headers) => ({ method: 'GET', path, headers });
  const one = read(world.one.session);
  const eight = read(world.eight.session);
  let at = 0;
  const turn = (list) => list[at++ % list.length];

  return {
    'bare hello': () => () => get('/robots.txt', {}),
    'who am I': () => () => get('/api/me', eight),
    'read a report': () => () => get(`/api/reports/${turn(world.reports)}`, eight),
    'list of 20 in one circle': () => () => get(`/api/reports?limit=20&circle=${world.one.circle}`, one),
    'list of 20 in eight circles': () => () => get('/api/reports?limit=20', eight),
    'search, 200 questions': () => () => get(`/api/search?q=${encodeURIComponent(turn(world.queries))}`, eight),
    'save a draft': async (concurrency) => drafts(world, origin, concurrency, write),
    publish: () => () => {
      const author = turn(world.authors);
      const manuscript = author.ready.pop();
      return manuscript === undefined
        ? null
        : { method: 'POST', path: '/api/reports', headers: write(author.session), body: JSON.stringify({ manuscript, version: 1 }) };
    },
  };
}

/** As many manuscripts as there are connections, saved in turn, each over the version it has. */
async function drafts(world, origin, concurrency, write) {
  const saving = [];
  for (let i = 0; i < concurrency; i++) {
    const headers = write(world.authors[i % world.authors.length].session);
    const answer = await fetch(`${origin}/api/manuscripts`, { method: 'POST', headers, body: JSON.stringify(world.drafts[0]) });
    if (answer.status !== 201) throw new Error(`a manuscript for saving: ${answer.status}`);
    saving.push({ id: (await answer.json()).id, version: 1, headers });
  }
  let turn = 0;
  // each connection waits for its answer, and there are as many manuscripts as connections: none is saved twice at once
  return (connection) => {
    const one = saving[connection];
    const body = JSON.stringify({ ...world.drafts[turn++ % world.drafts.length], version: one.version++ });
    return { method: 'PUT', path: `/api/manuscripts/${one.id}`, headers: one.headers, body };
  };
}
