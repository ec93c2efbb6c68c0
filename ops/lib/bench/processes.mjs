// What processes used, as Linux tells it in /proc.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS = 100; // per second, as Linux reports them to programs

function table() {
  const processes = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      // user and system time, its own and that of children that have ended
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      processes.set(entry, { parent: fields[1], ticks });
    } catch {
      // ended meanwhile
    }
  }
  return processes;
}

/** CPU milliseconds that the processes with these ids, and all that they started, have used so far. */
export function cpu(ids) {
  const processes = table();
  const below = (entry) => ids.includes(entry) || (processes.has(entry) && below(processes.get(entry).parent));
  let ticks = 0;
  for (const [entry, process] of processes) if (below(entry)) ticks += process.ticks;
  return (ticks * 1000) / TICKS;
}

/** Megabytes of memory that a process holds. */
export function resident(id) {
  const line = readFileSync(`/proc/${id}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(line[1]) / 1024;
}
