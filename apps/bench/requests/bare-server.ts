/** The least that a server can do: node:http and pg, one named statement per request, no session, no permission, no audit. */
import { createServer } from 'node:http';
import pg from 'pg';
import { BARE } from './bare-statements.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });

const server = createServer((request, response) => {
  const [, name = '', ...values] = (request.url ?? '').split('/').map(decodeURIComponent);
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  const text = BARE[name];
  if (text === undefined) return answer(200, {});
  pool.query({ name, text, values }).then(
    ({ rows }) => answer(200, rows),
    (error: Error) => answer(500, { error: error.message }),
  );
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'));
