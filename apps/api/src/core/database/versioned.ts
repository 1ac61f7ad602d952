import { found, versionMoved } from '../problem.error.js';

/**
 * The row that an `update ... where id = ? and version = ?` answered. No row means that the version moved, and the caller
 * gets the version that stands there now; or that there is no such row at all.
 */
export async function orMoved<Row extends object>(updated: Row | undefined, current: () => Promise<Row | undefined>): Promise<Row> {
  if (updated) return updated;
  throw versionMoved(found(await current()));
}
