import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AnyEndpoint, fullPath } from '@wardbook/contracts/core/endpoint';
import { type ProblemCode, problems } from '@wardbook/contracts/core/problem';

/** A request as the server received it. */
export interface Received {
  operationId: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: unknown;
}

type Reply = { status?: number; body?: unknown } | 'lost';
type Handler = (request: Received) => Reply | Promise<Reply>;

type PageOfTest = Window & { happyDOM?: { setURL(url: string): void } };

interface Route {
  endpoint: AnyEndpoint;
  pattern: RegExp;
  handler: Handler;
}

/** A refusal as the API writes it. */
export function refusal(code: ProblemCode, more: Record<string, unknown> = {}): Reply {
  const [status, title] = problems[code];
  return { status, body: { type: 'about:blank', title, status, code, ...more } };
}

/** A real HTTP server on this machine that takes the contract's endpoints, for the web's client to speak to. */
export class LocalApi {
  readonly received: Received[] = [];
  private readonly routes: Route[] = [];
  private readonly server: Server = createServer((request, response) => {
    void this.reply(request).then((reply) => {
      // The connection breaks after the work was done, as it does when a network is lost.
      if (reply === 'lost') return response.destroy();
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', connection: 'close' });
      return response.end(reply.status === 204 ? undefined : JSON.stringify(reply.body ?? {}));
    });
  });

  /** Starts the server and returns its address; a page of the test then lives there, as it does behind the front door. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}/`;
    if (typeof window !== 'undefined') (window as PageOfTest).happyDOM?.setURL(address);
    return address;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  on(endpoint: AnyEndpoint, handler: Handler): this {
    const pattern = new RegExp(`^${fullPath(endpoint).replace(/:\w+/g, '[^/]+')}$`);
    this.routes.unshift({ endpoint, pattern, handler });
    return this;
  }

  of(endpoint: AnyEndpoint): Received[] {
    return this.received.filter(({ operationId }) => operationId === endpoint.operationId);
  }

  private async reply(request: IncomingMessage): Promise<Reply> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const address = new URL(request.url ?? '/', 'http://local');
    const route = this.routes.find(({ endpoint, pattern }) => endpoint.method === request.method && pattern.test(address.pathname));
    if (!route) return refusal('not-found');
    const text = Buffer.concat(chunks).toString();
    const received = {
      operationId: route.endpoint.operationId,
      path: address.pathname,
      query: address.searchParams,
      headers: request.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    this.received.push(received);
    return await route.handler(received);
  }
}
