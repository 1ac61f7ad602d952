import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { Client, escapeIdentifier } from 'pg';
import { roleUrl } from '../core/database/roles.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const API_MAIN = here('../../dist/main.js');
const API_WORKER = here('../../dist/worker.js');
const API_COMMANDS = here('../../dist/cli/main.js');
const EXIT_WITH_PARENT = new URL('../../../../tools/exit-with-parent.mjs', import.meta.url).href;

const WORKER_IS_READY = 'the worker waits for jobs';
const START_MS = 60_000;
const POLL_MS = 50;

interface Database {
  ownerUrl: string;
  dataFolder: string;
}

/** The API or its worker as they run in production: the built program in a process of its own, as the role that owns nothing. */
export class ProductionProcess {
  private child: ChildProcess | undefined;
  private said = '';

  private constructor(
    private readonly program: string,
    private readonly environment: Record<string, string>,
  ) {}

  /** `connectionOptions` are PostgreSQL's own, such as a search path. */
  static async start(database: Database, connectionOptions = ''): Promise<ProductionProcess> {
    const environment = await environmentOf(database, connectionOptions);
    const started = new ProductionProcess(API_MAIN, { ...environment, LOG_LEVEL: 'warn', PORT: String(await freePort()) });
    await started.run();
    return started;
  }

  /** Starts the API and returns at once, whether or not it can serve. `variables` are added to its environment. */
  static async launch(database: Database, variables: Record<string, string> = {}): Promise<ProductionProcess> {
    const environment = { ...(await environmentOf(database, '')), ...variables };
    const launched = new ProductionProcess(API_MAIN, { ...environment, LOG_LEVEL: 'warn', PORT: String(await freePort()) });
    launched.spawn();
    return launched;
  }

  static async startWorker(database: Database): Promise<ProductionProcess> {
    const started = new ProductionProcess(API_WORKER, await environmentOf(database, ''));
    await started.run();
    return started;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.environment.PORT}`;
  }

  get baseUrl(): string {
    return `${this.origin}/api/v1`;
  }

  /** Starts the program, on the same port if it has one, and waits until it can serve. */
  async run(): Promise<void> {
    const child = this.spawn();
    const deadline = Date.now() + START_MS;
    while (!(await this.isReady())) {
      if (child.exitCode !== null) throw new Error(`${this.program} ended with ${child.exitCode} instead of listening:\n${this.said}`);
      if (Date.now() > deadline) throw new Error(`${this.program} is not ready after ${START_MS / 1000} s:\n${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private spawn(): ChildProcess {
    const child = spawn(process.execPath, ['--import', EXIT_WITH_PARENT, '--enable-source-maps', this.program], {
      env: { PATH: process.env.PATH ?? '', WARDBOOK_PARENT: String(process.pid), ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => this.keep(String(text)));
    return child;
  }

  /** What a power cut does: no handler runs, no connection is closed in order. */
  async kill9(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private async isReady(): Promise<boolean> {
    if (this.program === API_WORKER) return this.said.includes(WORKER_IS_READY);
    return await fetch(`${this.origin}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private keep(text: string): void {
    this.said = (this.said + text).slice(-4_000);
  }
}

async function environmentOf({ ownerUrl, dataFolder }: Database, connectionOptions: string): Promise<Record<string, string>> {
  if (!existsSync(API_MAIN)) throw new Error('The storms run the built API, and there is none. Run `npm run build` first.');
  const appUrl = new URL(await roleUrl(ownerUrl, 'wardbook_app', dataFolder));
  if (connectionOptions) appUrl.searchParams.set('options', connectionOptions);
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    WARDBOOK_DATA: dataFolder,
    WARDBOOK_SIGN_IN_TRIES: '1000',
    DATABASE_APP_URL: appUrl.toString(),
    DATABASE_JOBS_URL: await roleUrl(ownerUrl, 'wardbook_jobs', dataFolder),
  };
}

/** `wardbook doctor --invariants` on the database: what it says, and whether everything holds. */
export async function doctor({ ownerUrl, dataFolder }: Database): Promise<{ holds: boolean; said: string }> {
  const child = spawn(process.execPath, [API_COMMANDS, 'doctor', '--invariants'], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', WARDBOOK_DATA: dataFolder, DATABASE_URL: ownerUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return { holds: code === 0, said };
}

/** A copy with all data. No client may be connected to the original meanwhile. */
export async function copyDatabase({ ownerUrl, dataFolder }: Database): Promise<Database> {
  const url = new URL(ownerUrl);
  const original = url.pathname.slice(1);
  const copy = `test_${randomBytes(6).toString('hex')}`;
  url.pathname = '/postgres';
  const owner = new Client({ connectionString: url.toString() });
  await owner.connect();
  try {
    await owner.query(`create database ${escapeIdentifier(copy)} template ${escapeIdentifier(original)} strategy file_copy`);
  } finally {
    await owner.end();
  }
  url.pathname = `/${copy}`;
  return { ownerUrl: url.toString(), dataFolder };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
