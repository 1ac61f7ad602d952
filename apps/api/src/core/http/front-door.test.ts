import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../config.js';
import { logOptions } from '../log.js';
import { newFrontDoor, passPagesOn } from './front-door.js';

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

  it('has no address, search or header of a caller, which may hold the name of a patient', async () => {
    const lines: string[] = [];
    const log = pino(logOptions(readConfig({})), { write: (line: string) => lines.push(line) });
    const server = newFrontDoor({} as Config, log).getInstance();
    server.get('/patients/:id', async () => 'known');
    await server.inject({ url: '/patients/Odhiambo?search=Odhiambo', headers: { 'wardbook-reason': 'Odhiambo' } });
    expect(lines.join()).toContain('/patients/:id');
    expect(lines.join()).not.toContain('Odhiambo');
    await server.close();
  });
});

describe('the way to the pages', () => {
  it.each(['//etc/passwd', '/%', '/..%2fx'])('answers %s with a problem document', async (url) => {
    const server = newFrontDoor({} as Config, pino({ level: 'silent' })).getInstance();
    await passPagesOn(server as never, 'http://127.0.0.1:9');
    const answer = await server.inject({ url });
    expect([400, 404]).toContain(answer.statusCode);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: answer.statusCode, code: expect.any(String), requestId: expect.any(String) });
    await server.close();
  });
});
