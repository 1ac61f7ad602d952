/**
 * Entry to everything: `node tools/wardbook.mjs <command>`. Runs on any Node from 20.19 and uses nothing but Node
 * itself until the packages are installed; then it goes on with the pinned Node.
 */
import { fileURLToPath } from 'node:url';
import { endWithNpm } from './end-with-npm.mjs';
import { install } from './install.mjs';
import { UserError } from './paths.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { runInForeground } from './run-program.mjs';

const COMMANDS = {
  install: undefined,
  build: './build.mjs',
  demo: './demo.mjs',
  start: './start.mjs',
  dev: './dev.mjs',
  check: './check.mjs',
  test: './test.mjs',
  screens: './screens.mjs',
  bench: './bench.mjs',
  prove: './prove.mjs',
  'db:migrate': './postgres/db-migrate.mjs',
  'db:types': './postgres/db-types.mjs',
};

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

/** A fault that the user can mend is shown as one sentence; every other one is a fault of the program. */
function messageOf(error) {
  if (error instanceof UserError) return error.message;
  if (error.code === 'ENOSPC') return `The disk that holds ${error.path ?? 'the data folder'} is full. Free some space, then start again.`;
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
    return `${error.path ?? 'The data folder'} cannot be written (${error.code}). Give this user the right to, or set WARDBOOK_DATA to another folder.`;
  return error;
}

async function main(name, args) {
  if (!Object.hasOwn(COMMANDS, name ?? '')) throw new UserError(`Usage: node tools/wardbook.mjs ${Object.keys(COMMANDS).join('|')}`);
  endWithNpm();
  await install();
  const node = pinnedNode();
  if (process.execPath !== node) return continueOn(node, name, args);
  if (!COMMANDS[name]) return 0;
  const { run } = await import(COMMANDS[name]);
  return (await run(args)) ?? 0;
}

/** The channel between the two processes lets the second end with the first (see exit-with-parent.mjs). */
function continueOn(node, name, args) {
  const preload = new URL('./exit-with-parent.mjs', import.meta.url).href;
  const self = fileURLToPath(import.meta.url);
  return runInForeground(node, ['--import', preload, self, name, ...args], {
    env: { WARDBOOK_PARENT: String(process.pid) },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
}
