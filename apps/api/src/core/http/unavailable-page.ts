import type { FastifyReply } from 'fastify';

const RETRY_SECONDS = 3;

/** What a browser shows while the database or the page server is away. It asks again by itself, and returns to the page. */
export function sendUnavailablePage(reply: FastifyReply): void {
  void reply
    .status(503)
    .header('retry-after', RETRY_SECONDS)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(PAGE);
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RETRY_SECONDS}">
<title>Wardbook is starting</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; box-sizing: border-box; }
  main { max-width: 30rem; }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
  p { margin: 0 0 .5rem; }
</style>
</head>
<body>
<main role="status">
<h1>Wardbook is starting</h1>
<p>A part of the system is not ready. This page opens by itself as soon as it is.</p>
<p>What was saved is safe. If you were saving just now, check whether it is there before you enter it again.</p>
</main>
</body>
</html>
`;
