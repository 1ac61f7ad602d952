import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { addSecurityHeaders } from './security-headers.js';

const servers: FastifyInstance[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

/** A front door before an API and a page, which both return the headers that reached them. */
function door(secure: boolean): FastifyInstance {
  const server = fastify();
  addSecurityHeaders(server, secure);
  server.get('/api/v1/anything', async (request) => request.raw.headers);
  server.get('/api/v1/kept', async (_request, reply) => reply.header('cache-control', 'max-age=60').send('kept'));
  server.get('/page', async (request) => request.raw.headers);
  servers.push(server);
  return server;
}

describe('the headers of an answer', () => {
  it('let no cache keep it, no page frame it and no browser guess its type', async () => {
    const { headers } = await door(false).inject('/api/v1/anything');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('keep browsers on https once they came by it', async () => {
    expect((await door(true).inject('/page')).headers['strict-transport-security']).toContain('max-age=63072000');
  });

  it('leave a route its own rule of caching', async () => {
    expect((await door(false).inject('/api/v1/kept')).headers['cache-control']).toBe('max-age=60');
  });

  it('let a page run only the scripts of its own request', async () => {
    const server = door(false);
    const [one, other] = [await server.inject('/page'), await server.inject('/page')];
    const nonce = one.json()['x-nonce'];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(one.headers['content-security-policy']).toContain(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
    expect(other.json()['x-nonce']).not.toBe(nonce);
  });
});

describe('the headers of a request', () => {
  it('reach Next without what only Next may set', async () => {
    const headers = { 'x-middleware-subrequest': 'middleware', 'x-middleware-next': '1', 'x-nonce': 'mine', 'x-other': 'kept' };
    const arrived = (await door(false).inject({ url: '/page', headers: { ...headers, 'content-security-policy': 'none' } })).json();
    expect(Object.keys(arrived).filter((name) => name.startsWith('x-middleware-'))).toEqual([]);
    expect(arrived['x-nonce']).not.toBe('mine');
    expect(arrived['content-security-policy']).not.toBe('none');
    expect(arrived['x-other']).toBe('kept');
  });
});
