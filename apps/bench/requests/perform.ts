import { randomUUID } from 'node:crypto';
import { type Agent, request } from 'node:http';
import type { Request, Work } from './work.ts';

export interface Connection {
  port: number;
  headers: Record<string, string>;
  agent?: Agent;
}

/** Returns what went wrong, or null. */
export async function perform(work: Work, connection: Connection): Promise<string | null> {
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
    const value = path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], answers[Number(index)]);
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
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, ...(agent ? { agent } : {}) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(json);
  });
}
