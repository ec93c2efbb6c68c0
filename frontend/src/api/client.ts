/**
 * How every call is made. The shape of what is asked and answered comes from the contract that the server's build writes
 * (`npm run api`): when it changes, every stale caller stops compiling. By hand stands only what the contract cannot say.
 * The calls themselves stand beside this file, by what they are about.
 */
import { query, send, type Options } from './http';

export { asProblem, Attempt, configure, KnownAttempt, Problem, randomId, type Violation } from './http';

export type Id = string;
export type Signal = AbortSignal | undefined;

type Operation = { url: string; path?: unknown; query?: unknown; body?: unknown };
type Given<O extends Operation> = Omit<Options, 'body'> &
  Pick<O, Extract<keyof O, 'path' | 'query' | 'body'>>;

/** One operation of the contract: its address, what it takes, and what it answers. */
export function call<O extends Operation, Answer>(
  method: string,
  url: O['url'],
  given: Given<O>,
): Promise<Answer> {
  const {
    path = {},
    query: asked = {},
    ...options
  } = given as Options & {
    path?: Record<string, string>;
    query?: Parameters<typeof query>[0];
  };
  const address = url
    .replace(/^\/api/, '')
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name]!));
  return send<Answer>(method, address + query(asked), options);
}
