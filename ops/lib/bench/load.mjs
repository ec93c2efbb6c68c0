// Sends requests over a fixed number of kept connections, each waiting for its answer before it sends the next.
import { createRequire } from 'node:module';

const { Client } = createRequire(new URL('../../../frontend/package.json', import.meta.url))('undici');

/**
 * One cell: `concurrency` connections for so many seconds. `next(connection)` gives the request to send ({ method, path, headers, body }),
 * or null when there is none left. Answers how many were answered, in how many milliseconds each, and what went wrong.
 */
export async function load(origin, concurrency, seconds, next) {
  const clients = Array.from({ length: concurrency }, () => new Client(origin, { pipelining: 1 }));
  const times = [];
  const failures = new Map();
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    clients.map(async (client, connection) => {
      while (performance.now() < end) {
        const request = next(connection);
        if (request === null) break;
        const sent = performance.now();
        const status = await send(client, request);
        if (status >= 200 && status < 300) times.push(performance.now() - sent);
        else failures.set(status, (failures.get(status) ?? 0) + 1);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.close()));
  return { times: Float64Array.from(times).sort(), seconds: took, failures };
}

/** The status of the answer, whose body is read and thrown away; 0 when there was none. */
function send(client, request) {
  return new Promise((resolve) => {
    let status = 0;
    client.dispatch(request, {
      onConnect() {},
      onHeaders(code) {
        status = code;
        return true;
      },
      onData: () => true,
      onComplete: () => resolve(status),
      onError: () => resolve(0),
    });
  });
}

/** The value below which this part of sorted values lies. */
export const quantile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
