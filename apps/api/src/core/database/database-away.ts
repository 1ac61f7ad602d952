/**
 * PostgreSQL's classes 08 (connection), 53 (a full disk, no memory, too many connections) and 57P (shutting down or starting),
 * a lock or a statement that took too long, what it says while it lets nobody in (its functions that open a session), what
 * the socket says when nobody listens, and what pg says when it waited too long or its connection is gone.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '', routine = '' } = error as { code?: string; message?: string; routine?: string };
  if (/^(08...|53...|57P..|57014|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
  if (/^(InitPostgres|CheckMyDatabase)$/.test(routine)) return true;
  return /^(Connection terminated|Client has encountered|timeout exceeded when trying|timeout expired|Query read timeout)/.test(message);
}
