// How far something is, for whoever waits for it.

export const number = (value) => new Intl.NumberFormat('en').format(value);

/** A line on the terminal that is written over; elsewhere nothing until the end. */
export class Progress {
  #out = process.stderr;
  #last = 0;

  constructor(total) {
    this.total = total;
  }

  show(done, what = '') {
    if (!this.#out.isTTY || (Date.now() - this.#last < 100 && done < this.total && what === '')) return;
    this.#last = Date.now();
    const part = this.total === 0 ? 1 : done / this.total;
    const bar = '█'.repeat(Math.round(part * 24)).padEnd(24, '░');
    this.#out.write(
      `\r\u001b[K${bar} ${number(done)} of ${number(this.total)}${what && `  ${what.slice(0, 60)}`}`,
    );
  }

  clear() {
    if (this.#out.isTTY) this.#out.write('\r\u001b[K');
  }
}
