/** The product as you edit it: compilers watch, the API restarts on what they write, Next serves pages in its own dev mode. */
import { build, NEXT, TSC } from './build.mjs';
import { API_MAIN, API_WORKER, dataDir, inRepo, publicPort } from './paths.mjs';
import { freePort } from './postgres/cluster.mjs';
import { openDatabase, runProductCommand, servingAddresses } from './postgres/product-database.mjs';
import { untilStopSignal } from './stop-signal.mjs';
import { SupervisedProgram } from './supervisor.mjs';

export async function run() {
  const stopped = untilStopSignal();
  await build(['contracts', 'api']);
  const database = await openDatabase();
  database.keepRunning();
  await runProductCommand(database.url, ['migrate']);
  const webPort = await freePort();
  const programs = [...startCompilers(), ...startProduct(database.url, webPort), startNext(webPort)];
  console.log(`Wardbook will be at http://localhost:${publicPort()}`);
  await stopped;
  await Promise.all(programs.map((program) => program.stop()));
  await database.stop();
}

function startCompilers() {
  return ['packages/contracts', 'apps/api'].map(
    (workspace) =>
      new SupervisedProgram({
        name: `tsc ${workspace}`,
        args: [TSC, '--watch', '--preserveWatchOutput', '--project', inRepo(workspace, 'tsconfig.json')],
      }),
  );
}

function startProduct(databaseUrl, webPort) {
  const env = {
    PORT: String(publicPort()),
    WARDBOOK_WEB_URL: `http://127.0.0.1:${webPort}`,
    WARDBOOK_DATA: dataDir(),
  };
  const addresses = servingAddresses(databaseUrl);
  const watched = ['--watch', '--watch-preserve-output', '--enable-source-maps'];
  return [
    new SupervisedProgram({ name: 'api', args: [...watched, API_MAIN], env: { ...env, ...addresses.api } }),
    new SupervisedProgram({ name: 'worker', args: [...watched, API_WORKER], env: { ...env, ...addresses.worker } }),
  ];
}

function startNext(webPort) {
  const args = [NEXT, 'dev', '--hostname', '127.0.0.1', '--port', String(webPort)];
  return new SupervisedProgram({ name: 'web', args, cwd: inRepo('apps/web'), env: { NEXT_TELEMETRY_DISABLED: '1' } });
}
