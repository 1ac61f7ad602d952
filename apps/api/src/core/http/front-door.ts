import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import httpProxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { type FastifyInstance, type FastifyPluginAsync, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { Authentication } from '../auth/authentication.js';
import type { Config } from '../config.js';
import { Live } from '../live/live.js';
import type { Log } from '../log.js';
import { Problem } from '../problem.error.js';
import { openApiDocument } from './openapi.js';
import { problemOf, sendProblem } from './problem.filter.js';
import type { WardbookRequest } from './request.js';
import { addSecurityHeaders } from './security-headers.js';
import { sendUnavailablePage } from './unavailable-page.js';

const LARGEST_BODY_BYTES = 2_000_000;
/** A caller who has not signed in sends an address and a password. */
const LARGEST_BODY_OF_A_STRANGER_BYTES = 16_000;
/** To compress less costs more time than the network saves. */
const SMALLEST_COMPRESSED_BYTES = 4096;
const REQUEST_SECONDS = 60;
const CLOSE_IDLE_EVERY_MS = 100;

/** One line for each request, when it has ended: each line is written before the next request is read. */
class OneLineOfEach extends LogController {
  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const facts = { req: request, res: reply, responseTime: reply.elapsedTime };
    if (error) request.log.error({ ...facts, err: error }, 'request errored');
    else request.log.info(facts, 'request completed');
  }
}

/** The server that owns PORT. It makes the request numbers itself, so no client can write into the trail through them. */
export function newFrontDoor(config: Config, log: Log): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logController: new OneLineOfEach(),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_SECONDS * 1000,
    // A stop waits for the requests on their way; live streams end themselves.
    forceCloseConnections: 'idle',
    // Any other caller could choose the address under which its guesses are counted and its acts are written down.
    trustProxy: config.WARDBOOK_PROXIES ?? false,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read never reaches a route, nor the filter behind it.
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, new Problem('not-found'), request.id),
  });
}

/** Cookies, headers, compression, the API's documentation, and everything that is not the API passed on to Next. */
export async function configureFrontDoor(app: NestFastifyApplication, config: Config): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  addSecurityHeaders(server as never, config.WARDBOOK_PUBLIC_URL !== undefined);
  closeConnectionsOnceIdle(server as never);
  await app.register(fastifyCookie as never);
  refuseLargeBodiesOfStrangers(server as never, app.get(Authentication));
  await app.register(fastifyCompress as never, {
    threshold: SMALLEST_COMPRESSED_BYTES,
    encodings: ['br', 'gzip'],
    // Higher qualities cost two to three times as much and save a fiftieth of the bytes.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    customTypes: /^(application\/(problem\+)?json|text\/html|text\/css|text\/javascript|application\/javascript)/,
  });
  SwaggerModule.setup('api/docs', app, openApiDocument() as never, {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
  if (!config.WARDBOOK_WEB_URL) return;
  // A program that asks the API for what is not there gets no page to read.
  server.all('/api/*', (request, reply) => void sendProblem(reply as never, new Problem('not-found'), request.id));
  holdPagesUntilReady(server as never, app.get(Live));
  if (config.WARDBOOK_WEB_ASSETS) await app.register(fastifyStatic as never, assets(config.WARDBOOK_WEB_ASSETS));
  await passPagesOn(server as never, config.WARDBOOK_WEB_URL);
}

/** Everything that is not the API goes to Next. An address that the proxy refuses, such as `//x`, never reaches the filter of problems. */
export async function passPagesOn(server: FastifyInstance, upstream: string): Promise<void> {
  const pages: FastifyPluginAsync = async (scope) => {
    scope.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.id));
    await scope.register(httpProxy, {
      upstream,
      prefix: '/',
      // A line per script and style sheet says nothing, and the proxy's own lines would carry the whole address.
      logLevel: 'warn',
      websocket: process.env.NODE_ENV === 'development',
      replyOptions: { onError: (reply) => sendUnavailablePage(reply as FastifyReply) },
    });
  };
  await server.register(pages);
}

/** Reading and checking a large body holds the one thread, so it takes a token. A body of unknown length may be a large one. */
function refuseLargeBodiesOfStrangers(server: FastifyInstance, authentication: Authentication): void {
  server.addHook('onRequest', async (request, reply) => {
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const mayBeLarge = encoding !== undefined || Number(length ?? 0) > LARGEST_BODY_OF_A_STRANGER_BYTES;
    if (!mayBeLarge || (await authentication.hasToken(request as WardbookRequest))) return;
    sendProblem(reply.header('connection', 'close'), new Problem('not-signed-in'), request.id);
    return reply;
  });
}

/** A browser keeps its connection open after an answer, and the server would wait for it to close. */
function closeConnectionsOnceIdle(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    setInterval(() => server.server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS).unref();
  });
}

/** A page without its database would open and show nothing but faults. */
function holdPagesUntilReady(server: FastifyInstance, live: Live): void {
  server.addHook('onRequest', async (request, reply) => {
    const opensPage = request.method === 'GET' && request.headers.accept?.includes('text/html') && !request.url.startsWith('/api/');
    if (opensPage && !live.connected) {
      sendUnavailablePage(reply);
      return reply;
    }
  });
}

/** Scripts, styles and fonts, whose names change with their content. The build has compressed them already. */
function assets(root: string) {
  return { root, prefix: '/_next/static/', preCompressed: true, decorateReply: false, wildcard: true, immutable: true, maxAge: '365d' };
}
