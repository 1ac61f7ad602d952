/**
 * npm hands a stop signal to the shell in which it runs a script, and that shell ends without telling the script.
 * So a script run by npm looks now and then whether its parent is still there, and stops itself when it is not.
 */
const LOOK_EVERY_MS = 500;

export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  timer.unref();
}
