/**
 * The modules' arrows (module-arrows.cjs) hold for SQL too: a module names only its own tables and those of the modules
 * that it may import. A table belongs to the module whose migration creates it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { inRepo } from './paths.mjs';
import { runQuietly } from './run-program.mjs';

const require = createRequire(import.meta.url);
const ts = require('typescript');
const { MAY_IMPORT, ALSO_NAMES } = require('./module-arrows.cjs');

const MIGRATIONS = inRepo('apps/api/migrations');
const MODULE_FILE = /^apps\/api\/src\/modules\/([^/]+)\/.*\.ts$/;
const CREATED = /^create (?:unlogged )?(?:table|view|materialized view) (?:if not exists )?(?:public\.)?([a-z_0-9]+)\b/gm;
/** What follows these words in a statement is a table. */
const NAMED_IN_SQL = /\b(?:from|join|into|update|using)\s+(?:only\s+)?(?:public\.)?([a-z_0-9]+)\b/g;
/** `visit`, `visit as v`: how the query builder is given a table. */
const NAMED_IN_CODE = /^(?:public\.)?([a-z_0-9]+)(?: as \w+)?$/;
const BUILDERS =
  /^(selectFrom|insertInto|updateTable|deleteFrom|(?:inner|left|right|full|cross)Join(?:Lateral)?|mergeInto|from|using|table)$/;

export async function checkTables() {
  const owners = tableOwners();
  const { output } = await runQuietly('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'apps/api/src/modules']);
  const files = output.split('\n').filter((file) => MODULE_FILE.test(file) && !/\.test\.ts$/.test(file));
  const problems = files.flatMap((file) => foreignTables(file, owners));
  return { failed: problems.length > 0, output: problems.join('\n') };
}

function tableOwners() {
  const owners = new Map();
  for (const file of readdirSync(MIGRATIONS)) {
    const module = file.split('_')[1];
    for (const [, table] of readFileSync(join(MIGRATIONS, file), 'utf8').matchAll(CREATED)) owners.set(table, module);
  }
  return owners;
}

function foreignTables(file, owners) {
  const module = MODULE_FILE.exec(file)?.[1];
  const tables = namedTables(readIfThere(file)).filter((table) => owners.has(table) && !mayName(module, table, owners.get(table)));
  return [...new Set(tables)].map((table) => `${file} names ${table}, a table of ${owners.get(table)}`);
}

/** Every module may name the tables of the core. */
export function mayName(module, table, owner) {
  const { tables = [] } = ALSO_NAMES[module] ?? {};
  const below = [module, 'core', ...(MAY_IMPORT[module] ?? [])];
  return below.includes(owner) || below.includes('*') || tables === '*' || tables.includes(table);
}

/** The tables that a file of TypeScript names, in the query builder and in SQL. */
export function namedTables(text) {
  const source = ts.createSourceFile('', text, ts.ScriptTarget.Latest, true);
  const tables = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && BUILDERS.test(node.expression.name.text)) {
      const [first] = node.arguments;
      if (first && ts.isStringLiteralLike(first)) tables.push(NAMED_IN_CODE.exec(first.text)?.[1]);
    }
    if (ts.isTemplateLiteral(node) || ts.isStringLiteral(node))
      tables.push(...[...node.getText().matchAll(NAMED_IN_SQL)].map(([, table]) => table));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tables.filter((table) => table !== undefined);
}

/** Git still lists a file that was deleted without telling it. */
function readIfThere(file) {
  try {
    return readFileSync(inRepo(file), 'utf8');
  } catch {
    return '';
  }
}
