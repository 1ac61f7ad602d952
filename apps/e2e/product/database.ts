import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DATABASE, OWNER } from '../../../tools/postgres/cluster.mjs';

/** Makes a user's sessions idle for so many minutes. */
export async function leaveAlone(dataFolder: string, email: string, minutes: number): Promise<void> {
  await asOwner(dataFolder, async (client) => {
    const change = `update session set last_active_at = now() - make_interval(mins => $2)
      from user_account where user_account.id = session.user_id and user_account.email = $1 and session.ended_at is null`;
    const { rowCount } = await client.query(change, [email, minutes]);
    if (!rowCount) throw new Error(`${email} has no session.`);
  });
}

/** What the journal holds: debits less credits of each account, in minor units, by the account's role. */
export async function readJournal(dataFolder: string): Promise<(role: string) => number> {
  return await asOwner(dataFolder, async (client) => {
    const { rows } = await client.query<{ role: string; balance: string }>(`select journal_account.role, sum(debit - credit) as balance
      from journal_line join journal_account on journal_account.id = journal_line.journal_account_id group by journal_account.role`);
    const balances = new Map(rows.map(({ role, balance }) => [role, Number(balance)]));
    return (role) => balances.get(role) ?? 0;
  });
}

async function asOwner<Answer>(dataFolder: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const { port, password } = JSON.parse(readFileSync(join(dataFolder, 'postgres.json'), 'utf8')) as { port: number; password: string };
  const client = new pg.Client({ host: '127.0.0.1', port, user: OWNER, database: DATABASE, password });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
