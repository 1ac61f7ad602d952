/** The clients, in a process of their own so that what they cost is not counted. */
import { Agent } from 'node:http';
import { perform } from './perform.ts';
import type { Task, Told } from './work.ts';

const tell = (told: Told) => process.send?.(told);

process.once('message', (task: Task) => {
  run(task).then(
    () => process.disconnect(),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run({ port, headers, works, clients, warmSeconds, seconds }: Task): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let next = 0;
  let took: number[] = [];
  let failed = 0;
  let firstFault: string | null = null;
  let open = true;
  const client = async () => {
    while (open) {
      const work = works[next++ % works.length] ?? [];
      const began = performance.now();
      const fault = await perform(work, { port, headers, agent });
      if (fault === null) took.push(performance.now() - began);
      else {
        failed += 1;
        firstFault ??= fault;
      }
    }
  };
  const running = Promise.all(Array.from({ length: clients }, client));
  await wait(warmSeconds);
  took = [];
  failed = 0;
  tell({ kind: 'began' });
  const began = performance.now();
  const cpu = process.cpuUsage();
  await wait(seconds);
  const lasted = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const cpuMs = (used.user + used.system) / 1000;
  tell({ kind: 'done', works: sorted.length, seconds: lasted, p50: at(0.5), p95: at(0.95), failed, firstFault, cpuMs });
  open = false;
  await running;
  agent.destroy();
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
