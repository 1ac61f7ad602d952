import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Headers that tell browsers to trust nothing that we did not send, and never to keep an answer with patient data. */
export function addSecurityHeaders(server: FastifyInstance, secure: boolean): void {
  const always: Record<string, string> = {
    ...ALWAYS,
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
  const ofAnswers = { ...always, 'content-security-policy': contentSecurityPolicy("'self'") };
  server.addHook('onRequest', (request, _reply, done) => {
    const { headers } = request.raw;
    // Next skips its own checks for requests that carry these, so no client may set them.
    for (const name in headers) if (isNexts(name)) delete headers[name];
    if (!request.url.startsWith('/api/')) {
      const nonce = randomBytes(16).toString('base64');
      headers['x-nonce'] = nonce;
      // Next takes the nonce for its own scripts from this request header.
      headers['content-security-policy'] = contentSecurityPolicy(`'nonce-${nonce}' 'strict-dynamic'`);
    }
    done();
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    const pagePolicy = request.raw.headers['content-security-policy'];
    void reply.headers(pagePolicy === undefined ? ofAnswers : { ...always, 'content-security-policy': pagePolicy });
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

function isNexts(name: string): boolean {
  return name.startsWith('x-middleware-') || name === 'x-nonce' || name === 'content-security-policy';
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
