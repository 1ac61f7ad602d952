/**
 * Measures what people wait for, on a production build (apps/bench). It prints figures and passes no judgement.
 * `npm run bench requests` measures the cost of requests, `explain` shows their plans, `queues` measures waits for one lock, `chart` and `search` the longest imported chart in a browser; without a word, all.
 */
import { build } from './build.mjs';
import { inRepo, UserError } from './paths.mjs';
import { runBench } from './playwright.mjs';
import { runInForeground } from './run-program.mjs';

const IN_BROWSER = { chart: 'longest chart', search: 'patient search' };

export async function run(args) {
  const [part, ...rest] = args[0]?.startsWith('-') ? [undefined, ...args] : args;
  if (part === undefined) return (await measureRequests(rest)) || (await measureInBrowser([]));
  if (part === 'requests') return measureRequests(rest);
  if (part === 'explain') return onTheApi('explain.ts', rest);
  if (part === 'queues') return measureQueues();
  if (!Object.hasOwn(IN_BROWSER, part))
    throw new UserError(`Usage: npm run bench [requests|explain|queues|${Object.keys(IN_BROWSER).join('|')}] -- [options]`);
  return measureInBrowser(['--grep', IN_BROWSER[part], ...rest]);
}

function measureRequests(args) {
  return onTheApi('requests.ts', args);
}

async function onTheApi(program, args) {
  await build(['contracts', 'api']);
  return runInForeground(process.execPath, [inRepo('apps/bench', program), ...args]);
}

async function measureQueues() {
  await build(['contracts', 'api']);
  const args = ['run', '--project=queues', '--disable-console-intercept'];
  return runInForeground(process.execPath, [inRepo('node_modules/vitest/vitest.mjs'), ...args]);
}

async function measureInBrowser(args) {
  await build();
  return runBench(args);
}
