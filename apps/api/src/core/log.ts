import { destination, type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.js';

export const LOG = Symbol('log');
export type Log = Logger;

const LONGEST_QUEUE = 1_000_000;

/**
 * Structured lines without patient data: a request is its number, method, route pattern, status and time. Headers, bodies,
 * query strings and addresses of people are never given to the log.
 */
export function newLog(config: Config): Log {
  return pino(logOptions(config), standardOutput());
}

/** On a full disk log lines are lost, and the process goes on: a hospital needs the API more than its log. */
function standardOutput() {
  const output = destination({ dest: 1, sync: true, maxLength: LONGEST_QUEUE });
  output.on('error', () => undefined);
  return output;
}

export function logOptions(config: Config): LoggerOptions {
  return {
    level: config.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({ method: request.method, route: request.routeOptions?.url }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
      err: (error: Error & { code?: string }) => ({ name: error.name, code: error.code }),
    },
  };
}
