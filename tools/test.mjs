/** Everything that CI runs. The last line is for programs to read. */
import { build } from './build.mjs';
import { CHECK_STEPS } from './check.mjs';
import { hasJourneys, runJourneys } from './playwright.mjs';
import { runSteps, summary } from './steps.mjs';
import { runStorms, runVitest } from './vitest.mjs';

export async function run() {
  const steps = [
    ...CHECK_STEPS,
    { name: 'build', run: buildAll },
    { name: 'unit and API tests', run: runVitest },
    { name: 'storms', run: runStorms },
  ];
  if (hasJourneys()) steps.push({ name: 'journeys', run: runJourneys });
  const result = await runSteps(steps);
  console.log(summary(result));
  return result.failed === 0 ? 0 : 1;
}

async function buildAll() {
  await build();
  return { failed: false, output: '' };
}
