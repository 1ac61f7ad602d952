import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { RunningProduct } from '../../e2e/product/start-product.ts';

/** Something of the running product that can be killed. */
export interface Victim {
  name: string;
  times: number;
  processId: () => Promise<number | undefined>;
  /** Whether it works again, once another process has taken the place of the killed one. */
  isBack: () => Promise<boolean>;
}

/** The processes of a product and their usual share of kills: fifty of each, twenty of the whole database server. */
export function victimsOf(product: RunningProduct, owner: () => Promise<Client>): Victim[] {
  const answers = async (path: string) => (await fetch(`${product.url}${path}`, { signal: AbortSignal.timeout(5_000) })).status < 300;
  const isReady = () => answers('/api/health/ready');
  const supervisor = supervisorOf(product);
  const child = (words: string) => async () => childOf(supervisor, words);
  return [
    { name: 'api', times: 50, processId: child(API), isBack: isReady },
    { name: 'worker', times: 50, processId: child('apps/api/dist/worker.js'), isBack: () => workerIsPresent(owner) },
    { name: 'web', times: 50, processId: child('next-server'), isBack: () => answers('/sign-in') },
    { name: 'backend', times: 50, processId: () => backendOf(owner), isBack: isReady },
    { name: 'postmaster', times: 20, processId: async () => postmasterOf(product), isBack: isReady },
  ];
}

/** Kills the victim and waits until another one works in its place. Returns the seconds that this took. */
export async function killAndWait({ name, processId, isBack }: Victim, withinMs: number): Promise<number> {
  const killed = await until(processId, withinMs, `${name} runs`);
  process.kill(killed, 'SIGKILL');
  const began = Date.now();
  const replaced = async () => {
    const now = await processId();
    return now !== undefined && now !== killed && (await isBack());
  };
  await until(async () => (await replaced()) || undefined, withinMs, `${name} is back`);
  return (Date.now() - began) / 1000;
}

async function until<T>(ask: () => Promise<T | undefined>, withinMs: number, what: string): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs / 1000} s in vain: ${what}.`);
    await sleep(25);
  }
}

const API = 'apps/api/dist/main.js';

function supervisorOf({ dataFolder }: RunningProduct): number {
  const api = processIds().find((id) => read(id, 'cmdline').includes(API) && read(id, 'environ').includes(`WARDBOOK_DATA=${dataFolder}\0`));
  if (!api) throw new Error('The product has no API.');
  return parentOf(api);
}

/** The page server names itself, so that its command line does not tell whose it is; its parent does. */
function childOf(parent: number, words: string): number | undefined {
  return processIds().find((id) => parentOf(id) === parent && read(id, 'cmdline').includes(words));
}

function processIds(): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
}

function parentOf(id: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(read(id, 'status'))?.[1]);
}

function read(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function postmasterOf({ dataFolder }: RunningProduct): number | undefined {
  const { outside } = JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8')) as { outside?: string };
  const [id] = readFileSync(join(outside ?? dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return Number(id) || undefined;
}

/** A connection of the API, rather one that is at work. */
async function backendOf(owner: () => Promise<Client>): Promise<number | undefined> {
  const { rows } = await (await owner()).query<{ pid: number }>(
    "select pid from pg_stat_activity where usename = 'wardbook_app' order by state = 'active' desc, random() limit 1",
  );
  return rows[0]?.pid;
}

async function workerIsPresent(owner: () => Promise<Client>): Promise<boolean> {
  const { rowCount } = await (await owner()).query(
    `select from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted and usename = 'wardbook_jobs' limit 1`,
  );
  return rowCount === 1;
}
