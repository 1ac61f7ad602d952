/** Measures what people wait for, on a production build (apps/bench). It prints figures and passes no judgement. */
import { build } from './build.mjs';
import { runBench } from './playwright.mjs';

export async function run(args) {
  await build();
  return runBench(args);
}
