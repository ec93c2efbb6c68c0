/** One way to talk to the server: JSON in and out, errors as {@link Problem}, nothing else. */

export type Violation = {
  field: string;
  message: string;
  /** The words it is about; those of a warning are answered under their key. */
  hit?: { code: string; key: string; start: number; end: number; words: string; answers: string[] } | null;
};

/** An answer other than 2xx, or none at all. `code` is the contract's, or `offline` when nothing answered. */
export class Problem extends Error {
  /** An action that reached nobody, and that nobody sends again by itself. What is only asked for is fetched again. */
  unsent = false;

  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: Record<string, unknown> = {},
    /** Seconds the server asks to wait, where it said so. */
    readonly retryAfter?: number,
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }

  get detail(): string | undefined {
    return typeof this.body.detail === 'string' ? this.body.detail : undefined;
  }

  get violations(): Violation[] {
    return Array.isArray(this.body.violations) ? (this.body.violations as Violation[]) : [];
  }

  get reference(): string | undefined {
    return typeof this.body.reference === 'string' ? this.body.reference : undefined;
  }

  /** Whether nobody was there to answer: no network, or a server that is away. */
  get unreachable(): boolean {
    return this.code === 'offline' || this.code === 'unavailable';
  }

  /** Whether the same request may work a little later. */
  get passing(): boolean {
    return this.code === 'offline' || this.status === 503 || this.status === 429;
  }
}

/** Nothing answered. Whoever asks something by another method than GET says so: see {@link Problem.unsent}. */
function nobody(method: string): Problem {
  const problem = new Problem(0, 'offline');
  problem.unsent = method !== 'GET';
  return problem;
}

/** Turns whatever was thrown into a problem, so that a page has one kind of trouble to show. */
export function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem(0, 'internal', { detail: String(thrown) });
}

export function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The key of one action of the user. Trying the same thing again sends the same key, so that the server
 * can tell a retry from a second wish; another content, or success, makes a new key.
 */
export class Attempt {
  #key = '';
  #content = '';

  keyFor(content: string): string {
    if (!this.#key || content !== this.#content) {
      this.#key = randomId();
      this.#content = content;
    }
    return this.#key;
  }

  done(): void {
    this.#key = '';
  }
}

/** An action that keeps its key for good, also when it is tried again days later or in another tab. */
export class KnownAttempt extends Attempt {
  constructor(readonly key: string) {
    super();
  }

  override keyFor(): string {
    return this.key;
  }
}

type Settings = {
  language: () => string;
  /** Asks the user to sign in; true when that worked and the request may be tried again. */
  signIn: () => Promise<boolean>;
};

let settings: Settings = { language: () => 'nl', signIn: () => Promise.resolve(false) };

export function configure(given: Settings): void {
  settings = given;
}

export type Options = {
  body?: unknown;
  attempt?: Attempt;
  signal?: AbortSignal | undefined;
  /** Answer 401 to the caller instead of opening sign-in over the page. */
  quiet?: boolean;
  /** Let the request outlive the page. */
  keepalive?: boolean;
};

export async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  try {
    return await once<T>(method, path, options);
  } catch (thrown) {
    const retry = thrown instanceof Problem && thrown.status === 401 && !options.quiet;
    if (retry && (await settings.signIn())) return once<T>(method, path, options);
    throw thrown;
  }
}

async function once<T>(method: string, path: string, options: Options): Promise<T> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': settings.language(),
  };
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method === 'POST') headers['Idempotency-Key'] = options.attempt?.keyFor(path + body) ?? randomId();

  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal ?? null,
      keepalive: options.keepalive ?? false,
    });
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw nobody(method);
  }

  const answer = await json(response);
  if (!response.ok) throw problem(response, answer);
  options.attempt?.done();
  return answer as T;
}

/** Sends a file in a form; `progress` hears how much of it has gone, from 0 to 1. */
export async function upload<T>(path: string, file: File, attempt: Attempt, options: Upload): Promise<T> {
  try {
    return await uploadOnce<T>(path, file, attempt, options);
  } catch (thrown) {
    const retry = thrown instanceof Problem && thrown.status === 401;
    if (retry && (await settings.signIn())) return uploadOnce<T>(path, file, attempt, options);
    throw thrown;
  }
}

export type Upload = { progress: (part: number) => void; signal: AbortSignal };

/** Not by `fetch`, which does not tell how far it is. */
function uploadOnce<T>(path: string, file: File, attempt: Attempt, { progress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', settings.language());
    request.setRequestHeader('Idempotency-Key', attempt.keyFor(`${path} ${file.size} ${file.lastModified}`));
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(nobody('POST'));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onload = () => {
      const response = new Response(request.responseText, {
        status: request.status,
        headers: { 'Retry-After': request.getResponseHeader('Retry-After') ?? '' },
      });
      void json(response).then((answer) => {
        if (!response.ok) return reject(problem(response, answer));
        attempt.done();
        resolve(answer as T);
      });
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    // The server never looks at a name, and need not hear it.
    form.append('file', file, 'file');
    request.send(form);
  });
}

async function json(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function problem(response: Response, answer: unknown): Problem {
  const body = answer && typeof answer === 'object' ? (answer as Record<string, unknown>) : {};
  const code = typeof body.code === 'string' ? body.code : (CODES[response.status] ?? 'internal');
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const said = new Problem(response.status, code, body, Number.isNaN(seconds) ? undefined : seconds);
  // What is no id leads where the id of nothing leads.
  const none = said.status === 400 && said.violations.some(({ field }) => field === 'id');
  return none ? new Problem(404, CODES[404]!) : said;
}

const CODES: Record<number, string> = {
  400: 'invalid',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  429: 'too-many',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** `{a: [1, 2], b: undefined}` becomes `?a=1&a=2`. */
export function query(values: Record<string, string | number | string[] | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
