/** Runs the product with a demo hospital in it, and prints who can sign in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { dataDir } from './paths.mjs';
import { startProduct } from './product.mjs';

export async function run() {
  await build();
  const product = await startProduct({ demo: true });
  console.log(`\nWardbook is ready at ${product.address}\n\n${signInTable()}\n`);
  await product.untilStopped();
}

function signInTable() {
  const signIns = JSON.parse(readFileSync(join(dataDir(), 'demo-signins.json'), 'utf8'));
  const rows = [['role', 'e-mail', 'password'], ...Object.entries(signIns).map(([role, { email, password }]) => [role, email, password])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('   ')}`).join('\n');
}
