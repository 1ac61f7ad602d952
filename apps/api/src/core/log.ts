import { type Logger, pino } from 'pino';
import type { Config } from './config.js';

export const LOG = Symbol('log');
export type Log = Logger;

/**
 * Structured lines without patient data: a request is its number, method, route pattern, status and time. Headers, bodies,
 * query strings and addresses of people are never given to the log.
 */
export function newLog(config: Config): Log {
  return pino({
    level: config.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({ method: request.method, route: request.routeOptions?.url }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({ name: error.name, code: error.code }),
    },
  });
}
