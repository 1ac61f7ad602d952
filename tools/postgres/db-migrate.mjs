/** Brings the database up to the migrations at hand. */
import { build } from '../build.mjs';
import { openDatabase, runProductCommand } from './product-database.mjs';

export async function run() {
  await build(['contracts', 'api']);
  const database = await openDatabase();
  try {
    await runProductCommand(database.url, ['migrate']);
  } finally {
    await database.stop();
  }
}
