export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Listens from the first moment, so that a stop during the start is not lost. Further signals change nothing. */
export function untilStopSignal() {
  return new Promise((resolve) => {
    for (const signal of STOP_SIGNALS) process.on(signal, () => resolve(signal));
  });
}
