/** Runs the product: database, migrations, web, API and worker, until it is told to stop. */
import { build } from './build.mjs';
import { startProduct } from './product.mjs';

export async function run() {
  await build();
  const product = await startProduct();
  console.log(`\nWardbook is ready at ${product.address}\n`);
  await product.untilStopped();
}
