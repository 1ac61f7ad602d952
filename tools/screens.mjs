/** Photographs every page into docs/screens, and checks each for accessibility. */
import { build } from './build.mjs';
import { runScreens } from './playwright.mjs';

export async function run(args) {
  await build();
  return runScreens(args);
}
