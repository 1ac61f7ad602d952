/** Runs programs to their end. */
import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/**
 * Runs a program silently and returns its exit code with all it wrote, in the order in which it was written.
 *
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(program, args, { env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: needsShell(program),
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** Runs a program that shares this terminal, passes signals on to it, and returns its exit code. */
export function runInForeground(program, args, { env = {}, cwd = process.cwd(), stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio, shell: needsShell(program) });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/** On Windows npm is a script, which only a shell can run. */
function needsShell(program) {
  return process.platform === 'win32' && program === 'npm';
}
