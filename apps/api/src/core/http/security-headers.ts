import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Headers that tell browsers to trust nothing that we did not send, and never to keep an answer with patient data. */
export function addSecurityHeaders(server: FastifyInstance, secure: boolean): void {
  server.addHook('onRequest', async (request) => {
    // Next skips its own checks for requests that carry these, so nobody outside may set them.
    for (const name of Object.keys(request.raw.headers)) {
      if (name.startsWith('x-middleware-') || name === 'x-nonce' || name === 'content-security-policy') delete request.raw.headers[name];
    }
    if (request.url.startsWith('/api/')) return;
    const nonce = randomBytes(16).toString('base64');
    request.raw.headers['x-nonce'] = nonce;
    // Next takes the nonce for its own scripts from this request header.
    request.raw.headers['content-security-policy'] = contentSecurityPolicy(`'nonce-${nonce}' 'strict-dynamic'`);
  });
  server.addHook('onSend', async (request, reply) => {
    const pagePolicy = request.raw.headers['content-security-policy'];
    void reply.header('content-security-policy', pagePolicy ?? contentSecurityPolicy("'self'"));
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-frame-options', 'DENY');
    void reply.header('cross-origin-opener-policy', 'same-origin').header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (secure) void reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains');
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}

function contentSecurityPolicy(scripts: string): string {
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
