/** Runs checks one after another and shows a line for each, and what it wrote only when it failed. */

/**
 * A step's `run` returns whether it failed, what it wrote, and how many tests it ran when it is more than one check.
 *
 * @param {Array<{ name: string, run: () => Promise<{ failed: boolean, output: string, counts?: { passed: number, failed: number } }> }>} steps
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of steps) {
    const startedAt = Date.now();
    const { failed, output, counts } = await runSafely(run);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `${failed ? 'FAIL' : 'ok  '} ${name.padEnd(20)} ${seconds.padStart(6)} s${counts ? `  ${counts.passed} passed, ${counts.failed} failed` : ''}`,
    );
    if (failed) console.log(`${output.trim()}\n`);
    const { passed: newPassed, failed: newFailed } = counted(failed, counts);
    total.passed += newPassed;
    total.failed += newFailed;
  }
  return total;
}

/** A step that breaks has failed, and must not keep the others from running. */
async function runSafely(run) {
  try {
    return await run();
  } catch (error) {
    return { failed: true, output: error instanceof Error ? error.message : String(error) };
  }
}

/** A test program can fail without a failing test (when it cannot even start): that is one failure. */
function counted(failed, counts) {
  if (!counts) return { passed: failed ? 0 : 1, failed: failed ? 1 : 0 };
  return { passed: counts.passed, failed: failed ? Math.max(counts.failed, 1) : 0 };
}

/** The last line of `npm test`, which others parse. */
export function summary({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
