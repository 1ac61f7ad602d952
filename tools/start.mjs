/** Runs the product: database, migrations, web, API and worker, until it is told to stop. */
import { build } from './build.mjs';
import { startHouse } from './house.mjs';

export async function run() {
  await build();
  const house = await startHouse();
  console.log(`\nWardbook is ready at ${house.address}\n`);
  await house.untilStopped();
}
