import type { Connection, Submittable } from 'pg';
import { serialize } from 'pg-protocol';
import { columnsOf, PreparedStatements, type Statement } from './prepared-statements.js';
import { prepareValue } from './wire-values.js';

export interface StatementResult {
  rows: Record<string, unknown>[];
  /** As PostgreSQL names what it did: `SELECT`, `INSERT`, `COMMIT`. */
  command: string;
  affected: number;
}

export interface QueuedStatement {
  text: string;
  values: readonly unknown[];
  done: (result: StatementResult) => void;
  failed: (error: unknown) => void;
}

const NO_ROW_LIMIT = { portal: '', rows: 0 };
const DESCRIBE_PORTAL = { type: 'P' as const, name: '' };

/**
 * Statements that leave in one write and end at one Sync. PostgreSQL skips everything behind a statement that fails, and
 * without a `begin` it runs the whole batch as one transaction.
 */
export class Batch implements Submittable {
  private readonly results: StatementResult[] = [];
  private readonly prepared: Statement[] = [];
  private rows: Record<string, unknown>[] = [];
  private unreadable: unknown = null;

  constructor(
    private readonly statements: readonly QueuedStatement[],
    /** pg wraps it for its time-out, so it is called exactly once, when nothing more comes. */
    public callback: (error?: Error | null) => void,
  ) {}

  submit(connection: Connection): void {
    const known = PreparedStatements.of(connection);
    const parts: Buffer[] = known.closings();
    try {
      for (const statement of this.statements) write(known, statement, parts, this.prepared);
    } catch (error) {
      // A value that cannot be written: nothing was sent, and the Sync alone asks for the answer that ends the batch.
      this.unreadable = error;
      for (const statement of this.prepared) known.forget(statement);
      parts.length = 0;
    }
    parts.push(serialize.sync());
    connection.stream.write(Buffer.concat(parts));
  }

  handleRowDescription({ fields }: { fields: Parameters<typeof columnsOf>[0] }): void {
    const statement = this.current();
    if (statement) statement.columns = columnsOf(fields);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const columns = this.current()?.columns ?? [];
    const row: Record<string, unknown> = {};
    try {
      for (let at = 0; at < columns.length; at++) {
        const column = columns[at];
        const text = fields[at];
        if (column) row[column.name] = text === null || text === undefined ? null : column.parse(text);
      }
      this.rows.push(row);
    } catch (error) {
      this.unreadable = error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const statement = this.current();
    if (statement) statement.columns ??= [];
    const words = text.split(' ');
    this.results.push({ rows: this.rows, command: words[0] ?? '', affected: Number(words.at(-1)) || 0 });
    this.rows = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handlePortalSuspended(): void {
    throw new Error('A batch sets no limit of rows, so no portal is suspended.');
  }

  handleCopyInResponse(): void {
    throw new Error('A batch copies nothing.');
  }

  handleCopyData(): void {
    throw new Error('A batch copies nothing.');
  }

  /** Everything fails together: what came before the fault is undone with it. */
  handleError(error: Error, connection: Connection): void {
    const known = PreparedStatements.of(connection);
    for (const statement of this.prepared.slice(this.results.length)) known.forget(statement);
    for (const statement of this.statements) statement.failed(error);
    this.callback(error);
  }

  handleReadyForQuery(): void {
    this.callback(null);
    this.statements.forEach((statement, at) => {
      const result = this.results[at];
      if (this.unreadable !== null || !result) statement.failed(this.unreadable ?? new Error('PostgreSQL left a statement unanswered.'));
      else statement.done(result);
    });
  }

  private current(): Statement | undefined {
    return this.prepared[this.results.length];
  }
}

function write(known: PreparedStatements, { text, values }: QueuedStatement, parts: Buffer[], prepared: Statement[]): void {
  const bound = values.map(prepareValue);
  const statement = known.find(text, values.length);
  prepared.push(statement);
  if (statement.isNew) parts.push(serialize.parse({ text, name: statement.name, types: [] }));
  statement.isNew = false;
  parts.push(serialize.bind({ portal: '', statement: statement.name, values: bound }));
  if (statement.columns === null) parts.push(serialize.describe(DESCRIBE_PORTAL));
  parts.push(serialize.execute(NO_ROW_LIMIT));
}
