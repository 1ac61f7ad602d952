import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { loadavg } from 'node:os';

const TICK_MS = 10;

/** What the API, the worker, Next and the database of this installation have used of the processors so far, in milliseconds. Linux only. */
export function cpuOf(dataFolder: string): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && belongsTo(name, dataFolder))
    .reduce((sum, pid) => sum + cpuOfProcess(pid), 0);
}

function belongsTo(pid: string, dataFolder: string): boolean {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`).startsWith(`${dataFolder}/postgres`)) return true;
    const isOurs = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`WARDBOOK_DATA=${dataFolder}`);
    return isOurs && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('apps/');
  } catch {
    return false;
  }
}

function cpuOfProcess(pid: string): number {
  try {
    const [user = 0, system = 0] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '')
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user + system) * TICK_MS;
  } catch {
    return 0;
  }
}

/**
 * How long a piece of work takes that never changes. On a busy machine everything takes longer; what a figure is in yardsticks
 * can be compared all the same.
 */
export function yardstick(): number {
  const began = performance.now();
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: index, text: `row ${index}`, at: index * 1.5 }));
  for (let turn = 0; turn < 3; turn += 1) JSON.parse(JSON.stringify(rows));
  return performance.now() - began;
}

/** Does something so many times, one after the other. */
export async function timed(times: number, act: (turn: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await act(turn);
    took.push(performance.now() - began);
  }
  return took;
}

export function report(what: string, took: readonly number[], cpuMs?: number): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const ruler = [yardstick(), yardstick(), yardstick()].sort((a, b) => a - b)[1] ?? 1;
  const cpu = cpuMs === undefined ? '' : `  CPU ${(cpuMs / took.length).toFixed(1)} ms each`;
  const ratio = (at(0.5) / ruler).toFixed(2);
  const [load = 0] = loadavg();
  console.log(
    `${what.padEnd(34)} p50 ${at(0.5).toFixed(0).padStart(5)} ms  p95 ${at(0.95).toFixed(0).padStart(5)} ms${cpu}  ${ratio} yardsticks  load ${load.toFixed(1)}`,
  );
}
