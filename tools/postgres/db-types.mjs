/** Types of the tables, generated from a database that has just been migrated, so that they cannot be wishful. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildUncheckedApi } from '../build.mjs';
import { API_COMMANDS, inRepo, UserError } from '../paths.mjs';
import { runQuietly } from '../run-program.mjs';
import { startThrowawayPostgres } from './server.mjs';

const TYPES_FILE = inRepo('apps/api/src/core/database/database.types.ts');
const CODEGEN = inRepo('node_modules/kysely-codegen/dist/cli/bin.js');

/** As the driver is told to parse them in apps/api/src/core/database/connections.ts. */
const TYPE_MAPPING = { timestamptz: 'string', int8: 'number' };

export async function run() {
  await generate(TYPES_FILE);
}

/** Fails when the committed types are not those of the migrations. */
export async function checkDatabaseTypes() {
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-types-'));
  try {
    const fresh = join(folder, 'database.types.ts');
    await generate(fresh);
    const isSame = readFileSync(fresh, 'utf8') === readFileSync(TYPES_FILE, 'utf8');
    return { failed: !isSame, output: isSame ? '' : 'database.types.ts differs from the migrations: run `npm run db:types`' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function generate(outFile) {
  await buildUncheckedApi();
  const cluster = await startThrowawayPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'wardbook-types-data-'));
  try {
    const env = { DATABASE_URL: cluster.url, WARDBOOK_DATA: folder };
    await runOrFail([API_COMMANDS, 'migrate'], env);
    await runOrFail([CODEGEN, ...codegenOptions(cluster.url, outFile)], env);
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function codegenOptions(url, outFile) {
  return [
    ...['--dialect', 'postgres', '--url', url, '--out-file', outFile, '--default-schema', 'public', '--log-level', 'error'],
    ...['--include-pattern', '(public|audit|core).*', '--date-parser', 'string', '--type-mapping', JSON.stringify(TYPE_MAPPING)],
  ];
}

async function runOrFail(args, env) {
  const { code, output } = await runQuietly(process.execPath, args, { env });
  if (code !== 0) throw new UserError(output);
}
