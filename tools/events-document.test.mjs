import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventsDocument } from './events-document.mjs';
import { inRepo } from './paths.mjs';

const FILE = inRepo('docs/events.md');

it('finds the events of the code as docs/events.md shows them', async () => {
  const document = await eventsDocument();
  if (process.env.UPDATE_EVENTS) writeFileSync(FILE, document);
  expect(document).toBe(readFileSync(FILE, 'utf8'));
});
