import { type Connection, types } from 'pg';
import { serialize } from 'pg-protocol';

interface Column {
  name: string;
  parse: (text: string) => unknown;
}

/** A text as one connection knows it. */
export interface Statement {
  text: string;
  /** Empty for a text that is parsed each time. */
  name: string;
  isNew: boolean;
  /** What its rows hold, once PostgreSQL has described them. */
  columns: Column[] | null;
}

/** Every text stays in the connection's memory, so their number has an end. */
const MOST_PREPARED = 400;
/** A text with so many values is a list that grows with its input, and is rarely repeated. */
const MOST_VALUES = 100;

const connections = new WeakMap<Connection, PreparedStatements>();

/** The statements that one connection has parsed. PostgreSQL parses and plans a named statement once. */
export class PreparedStatements {
  private readonly statements = new Map<string, Statement>();
  private abandoned: string[] = [];
  private named = 0;

  static of(connection: Connection): PreparedStatements {
    let known = connections.get(connection);
    if (!known) {
      known = new PreparedStatements();
      connections.set(connection, known);
    }
    return known;
  }

  find(text: string, values: number): Statement {
    if (values > MOST_VALUES) return { text, name: '', isNew: true, columns: null };
    const known = this.statements.get(text);
    if (known) return this.used(known);
    this.makeRoom();
    const statement: Statement = { text, name: `w${++this.named}`, isNew: true, columns: null };
    this.statements.set(text, statement);
    return statement;
  }

  /** Whether PostgreSQL has parsed a statement of a failed batch is not known; its name is closed and never used again. */
  forget(statement: Statement): void {
    if (statement.name === '' || !this.statements.delete(statement.text)) return;
    this.abandoned.push(statement.name);
  }

  /** The messages that close abandoned names. Closing a name that does not exist is no fault. */
  closings(): Buffer[] {
    const messages = this.abandoned.map((name) => serialize.close({ type: 'S', name }));
    this.abandoned = [];
    return messages;
  }

  /** The map holds the statements in the order of their last use, so that what makes room is what was not used for longest. */
  private used(statement: Statement): Statement {
    this.statements.delete(statement.text);
    this.statements.set(statement.text, statement);
    return statement;
  }

  private makeRoom(): void {
    if (this.statements.size < MOST_PREPARED) return;
    const [oldest] = this.statements.values();
    if (oldest) this.forget(oldest);
  }
}

export function columnsOf(fields: readonly { name: string; dataTypeID: number }[]): Column[] {
  return fields.map(({ name, dataTypeID }) => ({ name, parse: types.getTypeParser(dataTypeID, 'text') as Column['parse'] }));
}
