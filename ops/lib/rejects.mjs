import { createWriteStream } from 'node:fs';
import * as csv from './csv.mjs';

/** What was rejected, as a file for whoever has the source: where and why, never the text itself. */
export class Rejects {
  #file;
  #out;
  count = 0;
  reasons = new Map();

  constructor(file) {
    this.#file = file;
  }

  add(line, externalId, problems) {
    this.#out ??= createWriteStream(this.#file, { mode: 0o600 }).on('error', (fault) => {
      this.fault = fault;
    });
    if (this.count++ === 0) this.#out.write(csv.row(['line', 'external id', 'field', 'reason']));
    for (const { field, reason, code } of problems) {
      this.#out.write(csv.row([line, externalId ?? '', field, reason]));
      const key = code ?? reason;
      this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1);
    }
  }

  end() {
    return new Promise((done) => (this.#out ? this.#out.end(done) : done()));
  }
}
