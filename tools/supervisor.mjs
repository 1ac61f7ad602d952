/** Keeps a program running: starts it again when it crashes, after a pause that grows while it keeps crashing. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 500;
/** Short enough for a program that is killed again and again to serve within ten seconds of each kill. */
const LONGEST_PAUSE_MS = 4_000;
/** A program that ran for longer has served: it was killed, and does not fail at its start again and again. */
const STEADY_AFTER_MS = 10_000;
const GRACE_MS = 15_000;
const PRELOAD = new URL('./exit-with-parent.mjs', import.meta.url).href;

export class SupervisedProgram {
  /** How often it has crashed since it last ran steadily. */
  crashes = 0;
  #stopping = false;
  #child;
  #ended;
  #options;

  /** @param {{ name: string, args: string[], env?: Record<string, string>, cwd?: string, logFile?: string }} options */
  constructor(options) {
    this.#options = options;
    this.#ended = this.#keepRunning();
  }

  /** Asks it to end, waits for it, and insists after a while. */
  async stop() {
    this.#stopping = true;
    this.#child?.kill('SIGTERM');
    const insist = setTimeout(() => this.#child?.kill('SIGKILL'), GRACE_MS);
    await this.#ended;
    clearTimeout(insist);
  }

  async #keepRunning() {
    while (!this.#stopping) {
      const startedAt = Date.now();
      const reason = await this.#runOnce();
      if (this.#stopping) return;
      this.crashes = Date.now() - startedAt > STEADY_AFTER_MS ? 1 : this.crashes + 1;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (this.crashes - 1), LONGEST_PAUSE_MS);
      console.error(`${this.#options.name} ended (${reason}); starting it again in ${pause / 1000} s.`);
      await this.#pause(pause);
    }
  }

  #runOnce() {
    const { args, env = {}, cwd, logFile } = this.#options;
    const output = logFile ? openLog(logFile) : 'inherit';
    return new Promise((resolve) => {
      const options = {
        cwd,
        env: { ...process.env, ...env, WARDBOOK_PARENT: String(process.pid) },
        stdio: ['ignore', output, output, 'ipc'],
      };
      this.#child = spawn(process.execPath, ['--import', PRELOAD, ...args], options);
      if (logFile) closeSync(output);
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
  }

  /** A stop must not have to wait for the end of a long pause. */
  async #pause(milliseconds) {
    const end = Date.now() + milliseconds;
    while (!this.#stopping && Date.now() < end) await sleep(100);
  }
}

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  return openSync(file, 'a', 0o600);
}
