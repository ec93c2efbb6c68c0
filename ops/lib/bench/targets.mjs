// What each figure should reach, and how a figure is printed: one JSON line.
// CPU in milliseconds a request, of the server and its database together; times in milliseconds unless a name says otherwise.
const TARGETS = {
  'read a report': { 8: { cpu: 0.8 } },
  'list of 20 in one circle': { 8: { cpu: 1.2 } },
  'list of 20 in eight circles': { 8: { cpu: 1.2 } },
  'search, 200 questions': { 8: { cpu: 2 } },
  publish: { 8: { cpu: 4 }, 32: { rps: 500 } },
};

const round = (value, digits) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null);

/** Prints the figures of one cell beside their target. */
export function cell(about, name, concurrency, { count, seconds, p50, p99, cpu, failures }) {
  const figures = { rps: round(count / seconds, 1), p50: round(p50, 2), p99: round(p99, 2), cpu: round(cpu / count, 3) };
  const target = TARGETS[name]?.[concurrency];
  const met = target && (target.cpu === undefined || figures.cpu <= target.cpu) && (target.rps === undefined || figures.rps >= target.rps);
  print({ ...about, figure: name, concurrency, ...figures, answers: count, ...(failures?.size && { failures: Object.fromEntries(failures) }) }, target, met);
  return figures;
}

/** Prints one number that should stay at or below its target. */
export function number(about, name, value, unit, most, digits = 2) {
  const figure = round(value, digits);
  print({ ...about, figure: name, value: figure, unit }, most === undefined ? undefined : { most }, figure !== null && figure <= most);
}

function print(figure, target, met) {
  console.log(JSON.stringify({ ...figure, target: target ?? null, met: target ? Boolean(met) : null }));
}
