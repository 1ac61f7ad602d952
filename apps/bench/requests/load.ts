/** The clients, in a process of their own so that what they cost is not counted. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Request, Task, Told, Work } from './work.ts';

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

interface Connection {
  port: number;
  headers: Record<string, string>;
  agent: Agent;
}

/** Returns what went wrong, or null. */
async function perform(work: Work, connection: Connection): Promise<string | null> {
  const answers: unknown[] = [];
  for (const one of work) {
    const { status, text } = await send(filled(one, answers), connection);
    if (status >= 400) return `${one.method} ${one.path.split('?')[0]}: ${status} ${text.slice(0, 300)}`;
    answers.push(work.length > 1 && text ? JSON.parse(text) : null);
  }
  return null;
}

function filled(one: Request, answers: unknown[]): Request {
  if (answers.length === 0) return one;
  const text = JSON.stringify(one).replace(/"?\{\{(\d+)\.([\w.]+)\}\}"?/g, (whole, index: string, path: string) => {
    const value = path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], answers[Number(index)]);
    const quoted = whole.startsWith('"') && whole.endsWith('"');
    return quoted ? JSON.stringify(value) : String(value);
  });
  return JSON.parse(text) as Request;
}

function send({ method, path, body, keyed }: Request, { port, headers, agent }: Connection): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const all: Record<string, string> = { ...headers };
    if (json !== undefined) Object.assign(all, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)) });
    if (keyed) all['idempotency-key'] = randomUUID();
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(json);
  });
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
