import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuOf, cpuOfMachine, cpuOfPostgres } from './processes.ts';
import type { Server } from './product.ts';
import type { Task, Told } from './work.ts';

const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url));

export interface Figures {
  /** CPU milliseconds per piece of work. */
  serverMs: number;
  postgresMs: number;
  perSecond: number;
  p50: number;
  p95: number;
  failed: number;
  firstFault: string | null;
  /** How many processors the rest of the machine used meanwhile. */
  elsewhere: number;
}

/** Loads a server from another process and counts what the server and the database use while the window is open. */
export async function measure(server: Server, cluster: string, task: Omit<Task, 'port'>): Promise<Figures> {
  const child = fork(LOAD, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  // Unlike its exit, this comes after everything that it has told.
  const ended = once(child, 'disconnect');
  child.send({ ...task, port: server.port } satisfies Task);
  const used = () => ({ server: cpuOf(server.pid), postgres: cpuOfPostgres(cluster), machine: cpuOfMachine() });
  let before = used();
  return await new Promise<Figures>((resolve, reject) => {
    let measured: Figures | null = null;
    ended.then(() => (measured ? resolve(measured) : reject(new Error('The load process ended too early.'))), reject);
    child.on('message', (told: Told) => {
      if (told.kind === 'began') {
        before = used();
        return;
      }
      const after = used();
      const [serverMs, postgresMs] = [after.server - before.server, after.postgres - before.postgres];
      const elsewhere = (after.machine - before.machine - serverMs - postgresMs - told.cpuMs) / 1000 / told.seconds;
      const { works, seconds, p50, p95, failed, firstFault } = told;
      measured = {
        serverMs: serverMs / works,
        postgresMs: postgresMs / works,
        perSecond: works / seconds,
        p50,
        p95,
        failed,
        firstFault,
        elsewhere: Math.max(0, elsewhere),
      };
    });
  });
}
