import { afterEach, describe, expect, it, vi } from 'vitest';
import { Attempt, configure, Problem, query, send } from './http';

const answer = (status: number, body?: unknown, headers: Record<string, string> = {}) =>
  new Response(body === undefined ? null : JSON.stringify(body), { status, headers });

function server(...answers: (Response | Error)[]) {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://localhost'), { ...init, signal: null }));
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  });
  return asked;
}

const caught = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (thrown: unknown) => thrown as Problem,
  );

describe('talking to the server', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    configure({ language: () => 'nl', signIn: () => Promise.resolve(false) });
  });

  it('always says the language of the interface', async () => {
    configure({ language: () => 'fr', signIn: () => Promise.resolve(false) });
    const asked = server(answer(200, {}));
    await send('GET', '/me');
    expect(asked[0]?.headers.get('Accept-Language')).toBe('fr');
  });

  it('takes what is no id for the id of nothing, and another field that is wrong for what it is', async () => {
    const wrong = (field: string) => answer(400, { code: 'invalid', violations: [{ field, message: '' }] });
    server(wrong('id'), wrong('limit'));
    expect((await caught(send('GET', '/reports/undefined')))?.status).toBe(404);
    expect((await caught(send('GET', '/reports?limit=0')))?.status).toBe(400);
  });

  it('sends the same key when the same thing is tried again, and another one afterwards', async () => {
    const attempt = new Attempt();
    const asked = server(new TypeError('no network'), answer(503), answer(201, {}), answer(201, {}));
    for (let i = 0; i < 4; i++) await caught(send('POST', '/reports', { body: { a: 1 }, attempt }));
    const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('makes a new key for another content', async () => {
    const attempt = new Attempt();
    expect(attempt.keyFor('a')).toBe(attempt.keyFor('a'));
    expect(attempt.keyFor('a')).not.toBe(attempt.keyFor('b'));
  });

  it('reads problems, also those that are no problem+json', async () => {
    server(
      answer(400, { code: 'invalid', violations: [{ field: 'title', message: 'Vul dit in' }] }),
      new Response('<html>Bad gateway</html>', { status: 502 }),
      answer(429, { code: 'too-many' }, { 'Retry-After': '30' }),
      new TypeError('no network'),
    );
    expect((await caught(send('GET', '/x')))?.violations[0]?.field).toBe('title');
    expect((await caught(send('GET', '/x')))?.code).toBe('unavailable');
    expect((await caught(send('GET', '/x')))?.retryAfter).toBe(30);
    expect(await caught(send('GET', '/x'))).toMatchObject({ code: 'offline', passing: true });
  });

  it('tells an action that reached nobody from a question', async () => {
    server(new TypeError('no network'), new TypeError('no network'), answer(503, { code: 'unavailable' }));
    expect((await caught(send('POST', '/x')))?.unsent).toBe(true);
    expect((await caught(send('GET', '/x')))?.unsent).toBe(false);
    expect((await caught(send('POST', '/x')))?.unsent).toBe(false);
  });

  it('asks to sign in at 401 and then does what was asked, with the same key', async () => {
    const signIn = vi.fn(() => Promise.resolve(true));
    configure({ language: () => 'nl', signIn });
    const attempt = new Attempt();
    const asked = server(answer(401, { code: 'not-signed-in' }), answer(201, { id: 'r' }));
    expect(await send('POST', '/reports', { body: {}, attempt })).toEqual({ id: 'r' });
    expect(signIn).toHaveBeenCalledOnce();
    const keys = asked.map((request) => request.headers.get('Idempotency-Key'));
    expect(keys[0]).toBe(keys[1]);
  });

  it('leaves 401 to the caller who asks quietly', async () => {
    const signIn = vi.fn(() => Promise.resolve(true));
    configure({ language: () => 'nl', signIn });
    server(answer(401));
    expect((await caught(send('PUT', '/x', { quiet: true })))?.status).toBe(401);
    expect(signIn).not.toHaveBeenCalled();
  });
});

it('repeats a parameter for each of its values and leaves out empty ones', () => {
  expect(query({ kind: ['a', 'b'], q: '', cursor: null, limit: 20 })).toBe('?kind=a&kind=b&limit=20');
  expect(query({})).toBe('');
});
