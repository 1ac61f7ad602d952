import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Threads without isolation cost 2.6 times less CPU than the default; a test therefore must leave no global state
 * behind.
 */
const common = {
  pool: 'threads' as const,
  isolate: false,
  maxWorkers: 2,
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

/** Tests read the contracts' sources, so that they need no build. */
const resolve = { alias: [{ find: /^@wardbook\/contracts\/(.+)$/, replacement: here('./packages/contracts/src/$1.ts') }] };

/** The web's own short paths, beside the contracts. */
const webResolve = { alias: [...resolve.alias, { find: /^@\/(.+)$/, replacement: here('./apps/web/src/$1') }] };

/** Nest's injection reads the types of constructor parameters, which only this transform writes into the code. */
const oxc = { decorator: { legacy: true, emitDecoratorMetadata: true } };

export default defineConfig({
  test: {
    ...common,
    projects: [
      { resolve, test: { ...common, name: 'contracts', include: ['packages/contracts/src/**/*.test.ts'] } },
      { test: { ...common, name: 'tools', include: ['tools/**/*.test.mjs'] } },
      { resolve: webResolve, test: { ...common, name: 'web', include: ['apps/web/src/**/*.test.{ts,tsx}'] } },
      {
        resolve,
        oxc,
        test: {
          ...common,
          name: 'api',
          include: ['apps/api/src/**/*.test.ts'],
          exclude: ['apps/api/src/storms/**'],
          globalSetup: [here('./apps/api/src/testing/global-setup.ts')],
        },
      },
      {
        resolve,
        oxc,
        // Storms measure waits, so they come last and one at a time.
        test: {
          ...common,
          name: 'storms',
          include: ['apps/api/src/storms/**/*.test.ts'],
          globalSetup: [here('./apps/api/src/testing/global-setup.ts')],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        oxc,
        test: {
          ...common,
          name: 'queues',
          include: ['apps/api/src/storms/**/*.bench.ts'],
          globalSetup: [here('./apps/api/src/testing/global-setup.ts')],
          fileParallelism: false,
        },
      },
      // Proofs start the product themselves, and take from minutes to an hour (tools/prove.mjs).
      { resolve, oxc, test: { ...common, name: 'prove', include: ['apps/prove/**/*.prove.ts'], fileParallelism: false } },
    ],
  },
});
