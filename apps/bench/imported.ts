import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DATABASE, OWNER } from '../../tools/postgres/cluster.mjs';

const EXPORTS = fileURLToPath(new URL('../../../shared/data/patients/', import.meta.url));
const COMMAND = fileURLToPath(new URL('../api/bin/wardbook.mjs', import.meta.url));

/** Asks the embedded database of an installation, as its owner. */
export async function ask<Row extends object>(dataFolder: string, query: string): Promise<Row[]> {
  const { port, password } = JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8')) as { port: number; password: string };
  const client = new pg.Client({ host: '127.0.0.1', port, user: OWNER, database: DATABASE, password });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

/** Brings in all part files, unless that was done before. */
export async function importExports(dataFolder: string): Promise<void> {
  const [known] = await ask<{ there: boolean }>(dataFolder, `select exists (select from import_batch where status = 'finished') as there`);
  if (known?.there) return;
  if (!existsSync(EXPORTS)) throw new Error(`There are no exports in ${EXPORTS}.`);
  const files = readdirSync(EXPORTS).filter((name) => name.endsWith('.ndjson.gz'));
  const env = { ...process.env, WARDBOOK_DATA: dataFolder };
  const child = spawn(process.execPath, [COMMAND, 'import', ...files.map((name) => join(EXPORTS, name))], { env, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error('The import failed.');
}

/** The imported patient of whom most is known. */
export async function longestChart(dataFolder: string): Promise<string> {
  const [longest] = await ask<{ id: string }>(
    dataFolder,
    `select patient_id as id from (select patient_id from observation union all select patient_id from visit
      union all select patient_id from procedure union all select patient_id from diagnostic_report) as row
      group by patient_id order by count(*) desc limit 1`,
  );
  if (!longest) throw new Error('No patient was imported.');
  return longest.id;
}
