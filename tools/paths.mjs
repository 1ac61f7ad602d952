/** Where things are, and the two settings that every command honours. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const CACHE = join(ROOT, '.cache');
export const API_MAIN = join(ROOT, 'apps/api/dist/main.js');
/** Most objects of a request are garbage at its end: with twice the usual space for young ones, fewer are copied to the old. */
export const API_ARGS = ['--enable-source-maps', '--max-semi-space-size=32', API_MAIN];
export const API_WORKER = join(ROOT, 'apps/api/dist/worker.js');
export const API_COMMANDS = join(ROOT, 'apps/api/dist/cli/main.js');
export const WEB_ASSETS = join(ROOT, 'apps/web/.next/standalone/apps/web/.next/static');

const HIGHEST_PORT = 65_535;

/** A path inside the repository. */
export function inRepo(...parts) {
  return join(ROOT, ...parts);
}

export function dataDir() {
  return resolve(process.env.WARDBOOK_DATA || inRepo('.wardbook'));
}

export function publicPort() {
  const text = process.env.PORT || '3000';
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > HIGHEST_PORT)
    throw new UserError(`PORT must be a number from 1 to ${HIGHEST_PORT}, but it is "${text}".`);
  return port;
}

/** A fault that the person at the keyboard can mend: shown as its sentence, without a stack. */
export class UserError extends Error {}
