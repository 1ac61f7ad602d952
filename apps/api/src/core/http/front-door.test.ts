import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Config } from '../config.js';
import { newFrontDoor } from './front-door.js';

describe('the log of the front door', () => {
  it('has one line for each request, with its method, answer and time', async () => {
    const lines: string[] = [];
    const serializers = { req: ({ method }: { method: string }) => method, res: ({ statusCode }: { statusCode: number }) => statusCode };
    const log = pino({ serializers }, { write: (line: string) => lines.push(line) });
    const server = newFrontDoor({} as Config, log).getInstance();
    server.get('/known', async () => 'known');
    await server.inject('/known');
    await server.inject('/unknown');
    const said = lines.map((line) => JSON.parse(line)).filter(({ req }) => req !== undefined);
    expect(said).toMatchObject([
      { req: 'GET', res: 200, msg: 'request completed' },
      { req: 'GET', res: 404, msg: 'request completed' },
    ]);
    for (const { responseTime, reqId } of said) expect([typeof responseTime, typeof reqId]).toEqual(['number', 'string']);
    await server.close();
  });
});
