import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type { DB } from './database.types.js';
import type { Lane } from './lane.js';

const CHANGES = /^(INSERT|UPDATE|DELETE|MERGE)$/;

/** Kysely over lanes: each statement goes to the lane that `current` returns when it is executed. */
export function laneQueries(current: () => Lane): Transaction<DB> {
  const dialect = new PostgresDialect({ pool: () => Promise.reject(new Error('A lane gives the connection.')) });
  const connection: DatabaseConnection = {
    executeQuery: (query) => execute(current(), query),
    streamQuery: () => {
      throw new Error('No statement is streamed: a page has a limit.');
    },
  };
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), new PostgresAdapter(), {
    provideConnection: (use) => use(connection),
  });
  return new Transaction<DB>({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
}

async function execute<R>(lane: Lane, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  try {
    const { rows, command, affected } = await lane.run(sql, parameters);
    return CHANGES.test(command) ? { rows: rows as R[], numAffectedRows: BigInt(affected) } : { rows: rows as R[] };
  } catch (error) {
    // The frames that lead here name the repository; those of the socket name nothing.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
}
