import { Kysely, PostgresDialect } from 'kysely';
import { configOrExit } from '../boot.js';
import { newPool, ownerUrl } from '../core/database/connections.js';
import type { Invariant } from '../core/invariant.js';
import { billingInvariants } from '../modules/billing/index.js';
import { encountersInvariants } from '../modules/encounters/index.js';
import { inventoryInvariants } from '../modules/inventory/index.js';
import { schedulingInvariants } from '../modules/scheduling/index.js';

const invariants: readonly Invariant[] = [...schedulingInvariants, ...encountersInvariants, ...inventoryInvariants, ...billingInvariants];
const SHOWN = 5;

/** `wardbook doctor --invariants`: checks the rules of every facility at once, as the owner, and changes nothing. */
export async function doctorCommand(): Promise<void> {
  const { config } = configOrExit();
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: newPool(ownerUrl(config), { max: 2 }) }) });
  let broken = 0;
  try {
    for (const invariant of invariants) {
      const { rows } = await invariant.broken.execute(database);
      if (rows.length > 0) broken += 1;
      process.stdout.write(lineOf(invariant, rows));
    }
  } finally {
    await database.destroy();
  }
  process.stdout.write(`${invariants.length - broken} of ${invariants.length} invariants hold.\n`);
  if (broken > 0) process.exitCode = 1;
}

function lineOf({ name, sentence }: Invariant, rows: readonly { id: string }[]): string {
  if (rows.length === 0) return `holds   ${name}: ${sentence}\n`;
  const ids = rows.slice(0, SHOWN).map(({ id }) => id);
  return `BROKEN  ${name}: ${sentence} ${rows.length} rows: ${ids.join(', ')}${rows.length > SHOWN ? ', …' : ''}\n`;
}
