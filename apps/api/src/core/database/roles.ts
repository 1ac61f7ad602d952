import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { readOrMake, readWhole } from '../whole-file.js';

/** The roles beside the owner. Each can do only its own part; none owns a business table. */
const ROLES = ['wardbook_app', 'wardbook_jobs', 'wardbook_report'] as const;
type RoleName = (typeof ROLES)[number];
type Passwords = Record<RoleName, string>;

const FILE = 'database-roles.json';

/**
 * Makes the roles and gives them the passwords kept in WARDBOOK_DATA, generated at first.
 * Roles belong to the whole server, so an installation that shares one with another gets DATABASE_APP_URL instead.
 */
export async function ensureRoles(owner: Client, dataFolder: string): Promise<void> {
  const known = await readPasswords(dataFolder);
  if (!known) await refuseRolesOfAnother(owner);
  const passwords = known ?? (await generatePasswords(dataFolder));
  for (const role of ROLES) {
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await owner.query(`${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(passwords[role])}`);
  }
}

/** New passwords for roles that another installation connects with would lock that one out. A database of ours that lost its folder is no other. */
async function refuseRolesOfAnother(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ taken: boolean }>(
    `select to_regnamespace('core') is null and exists (select from pg_roles where rolname = any($1)) as taken`,
    [ROLES],
  );
  if (!rows[0]?.taken) return;
  throw new Error(
    `Another Wardbook on this PostgreSQL server uses the roles ${ROLES.join(', ')}. Give this one DATABASE_APP_URL and DATABASE_JOBS_URL, or a server of its own.`,
  );
}

/** Makes the roles without passwords, for databases whose connection addresses are given. */
export async function ensureRolesExist(owner: Client): Promise<void> {
  for (const role of ROLES) {
    const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await owner.query(`create role ${escapeIdentifier(role)} nologin`);
  }
}

/** The connection address of a role on the owner's database. */
export async function roleUrl(ownerUrl: string, role: RoleName, dataFolder: string): Promise<string> {
  const passwords = await readPasswords(dataFolder);
  if (!passwords) throw new Error(`The database roles are not prepared: ${FILE} is missing in WARDBOOK_DATA. Run the migrations first.`);
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = passwords[role];
  return url.toString();
}

async function readPasswords(dataFolder: string): Promise<Passwords | null> {
  return (await readWhole<Passwords>(join(dataFolder, FILE))) ?? null;
}

async function generatePasswords(dataFolder: string): Promise<Passwords> {
  const newPassword = () => randomBytes(24).toString('base64url');
  return await readOrMake(join(dataFolder, FILE), async () => Object.fromEntries(ROLES.map((role) => [role, newPassword()])) as Passwords);
}
