#!/usr/bin/env node
/**
 * The product's command line: `npx --no wardbook <command>`. Committed as it is, since npm links only a bin that exists.
 * Standard output belongs to the command itself: the steps before it write to standard error.
 */
import { build } from '../../../tools/build.mjs';
import { install } from '../../../tools/install.mjs';
import { API_COMMANDS, dataDir, UserError } from '../../../tools/paths.mjs';
import { pinnedNode } from '../../../tools/pinned-node.mjs';
import { openDatabase } from '../../../tools/postgres/product-database.mjs';
import { runInForeground } from '../../../tools/run-program.mjs';

/** An import stays below 600 MB however long its file. Left alone, garbage would fill what the machine has. */
const HEAP = { import: ['--max-old-space-size=320'] };

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}

async function main(args) {
  await install();
  await build(['contracts', 'api']);
  const database = await openDatabase();
  try {
    const env = { DATABASE_URL: database.url, WARDBOOK_DATA: dataDir() };
    return await runInForeground(pinnedNode(), ['--enable-source-maps', ...(HEAP[args[0]] ?? []), API_COMMANDS, ...args], { env });
  } finally {
    await database.stop();
  }
}
