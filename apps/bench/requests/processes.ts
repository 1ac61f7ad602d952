import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICK_MS = 10;

/** What a process and all its threads have used of the processors so far, in milliseconds, by the scheduler's nanoseconds. Linux only. */
export function cpuOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + runTime(`/proc/${pid}/task/${thread}/schedstat`), 0);
  } catch {
    return 0;
  }
}

function runTime(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

/** The server of a cluster, its helpers and its connections, also those that have ended: their time passes to the server. */
export function cpuOfPostgres(cluster: string): number {
  const server = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)[PARENT] === server);
  const ended = ENDED.reduce((sum, field) => sum + Number(statOf(server)[field] ?? 0) * TICK_MS, 0);
  return [server, ...children].reduce((sum, pid) => sum + cpuOf(Number(pid)), ended);
}

/** Places in `/proc/<pid>/stat` behind the name: the parent, and the time of ended children in user and system mode. */
const PARENT = 1;
const ENDED = [13, 14];

function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

/** What the whole machine has used so far, in milliseconds over all its processors. */
export function cpuOfMachine(): number {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = ticks.map(Number);
  return (user + nice + system + irq + softirq) * TICK_MS;
}
