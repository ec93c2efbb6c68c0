// A member at work through the API, signed in like anybody. The session lives in this process and is ended with it.
import { createInterface } from 'node:readline/promises';

const AGAIN = [429, 502, 503, 504, 507];
const LONGEST_PAUSE = 30_000;

/** The server said no, and will say no again. */
export class Refused extends Error {
  constructor(status, problem) {
    super(
      [
        problem?.title ?? `The server answered ${status}.`,
        ...(problem?.violations ?? []).map((v) => `${v.field}: ${v.message}`),
      ].join(' '),
    );
    this.status = status;
  }
}

/** The server cannot be reached, or has no room or time, for longer than we wait. */
export class Away extends Error {}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Addresses over which a session may travel: encrypted, or not leaving this machine. */
export function checkedAddress(given) {
  let url;
  try {
    url = new URL(given);
  } catch {
    throw new Refused(0, { title: `“${given}” is no address, such as https://vrank.example` });
  }
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) {
    throw new Refused(0, {
      title: 'Only https, or a server on this machine: what you send is signed with your session.',
    });
  }
  return url.origin;
}

export class Member {
  #cookies = new Map();
  #address;
  #patience;
  #waiting;
  #language;

  /**
   * @param patience how long to wait for a server that is away, in milliseconds
   * @param waiting told why, whenever we wait
   */
  constructor(address, { patience = 300_000, waiting = () => {}, language = 'en' } = {}) {
    this.#address = checkedAddress(address);
    this.#patience = patience;
    this.#waiting = waiting;
    this.#language = language;
  }

  /** Asks, and asks again while the server is away or busy: only for requests that may be repeated. */
  async ask(method, path, body) {
    return this.#again(method, path, body, parsedOrNull);
  }

  /** The bytes of a file. */
  async bytes(path) {
    return this.#again('GET', path, undefined, (bytes) => bytes);
  }

  async #again(method, path, body, taken) {
    const began = Date.now();
    for (let attempt = 0; ; attempt++) {
      const { answer, problem, why } = await this.#once(method, path, body, taken);
      if (answer !== undefined) return answer;
      if (problem) throw problem;
      const pause = Math.max(
        why.after,
        Math.min(LONGEST_PAUSE, 250 * 2 ** attempt) * (0.5 + Math.random() / 2),
      );
      if (Date.now() - began + pause > this.#patience) throw new Away(why.reason);
      this.#waiting(why.reason);
      await sleep(pause);
    }
  }

  async #once(method, path, body, taken = parsedOrNull) {
    let response;
    let bytes;
    try {
      response = await fetch(this.#address + path, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(120_000),
        headers: {
          Accept: 'application/json',
          'Accept-Language': this.#language,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(this.#cookies.size > 0 && {
            Cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
          }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      bytes = Buffer.from(await response.arrayBuffer());
    } catch (fault) {
      return {
        why: { reason: `The server does not answer (${fault.cause?.code ?? fault.name}).`, after: 0 },
      };
    }
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
      if (value) this.#cookies.set(name, value);
      else this.#cookies.delete(name);
    }
    if (response.ok) return { answer: taken(bytes) };
    const read = parsedOrNull(bytes) ?? undefined;
    if (AGAIN.includes(response.status)) {
      const after = Number(response.headers.get('Retry-After') ?? 0) * 1000;
      return {
        why: {
          reason: read?.title ?? `The server answers ${response.status}.`,
          after: Math.min(after || 0, 60_000),
        },
      };
    }
    return { problem: new Refused(response.status, read) };
  }

  /** Everything of a collection that comes in pages. */
  async *each(path) {
    let next;
    do {
      const page = await this.ask(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}limit=50${next ? `&cursor=${next}` : ''}`,
      );
      yield* page.items;
      next = page.next;
    } while (next);
  }

  /** Signs in as one of the demo world's people. */
  async signInAs(handle) {
    await this.ask('POST', '/api/sign-ins', { as: handle });
  }

  /** Signs in by mail: the link goes to the address, and the code behind it is typed here. */
  async signInByMail(email, { input, output }) {
    await this.ask('POST', '/api/sign-ins', { email, language: this.#language });
    output.write(`A link is on its way to ${email}. Open it in a browser: it shows a code.\n`);
    const typing = createInterface({ input, output });
    try {
      for (;;) {
        const code = await typing.question('Code: ');
        try {
          await this.ask('POST', '/api/sign-ins/codes', { code });
          return;
        } catch (refused) {
          if (!(refused instanceof Refused) || refused.status !== 400) throw refused;
          output.write(`${refused.message}\n`);
        }
      }
    } finally {
      typing.close();
    }
  }

  /** Ends the session; a server that is away just now will forget it by itself. */
  async signOut() {
    if (this.#cookies.size > 0) await this.#once('DELETE', '/api/sign-ins/current');
    this.#cookies.clear();
  }

  /** One of the own circles, by its id or its name; there is no difference between another's circle and none. */
  async circle(wanted) {
    const { items } = await this.ask('GET', '/api/circles');
    const own = items.filter(({ state }) => state === 'member' || state === 'open');
    const found = own.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new Refused(404, {
      title: `You are in no circle “${wanted}”. Yours: ${own.map(({ name }) => name).join('; ') || 'none'}.`,
    });
  }
}

function parsedOrNull(bytes) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}
