/**
 * PostgreSQL's classes 08 (connection), 53 (a full disk, no memory, too many connections) and 57P (shutting down or starting),
 * a lock or a statement that took too long, errors of its functions that open a session (while it accepts no connections),
 * the socket's errors when no server listens, and pg's own errors after a time-out or a lost connection.
 */
export function isDatabaseAway(error: unknown): boolean {
  const { code = '', message = '', routine = '' } = error as { code?: string; message?: string; routine?: string };
  if (/^(08...|53...|57P..|57014|55P03|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true;
  if (/^(InitPostgres|CheckMyDatabase)$/.test(routine)) return true;
  return /^(Connection terminated|Client has encountered|timeout exceeded when trying|timeout expired|Query read timeout)/.test(message);
}
