import { expect, it } from 'vitest';
import { documentsOf } from './documents.js';
import type { Line } from './line-reader.js';

async function documents(text: string): Promise<Line[]> {
  async function* lines() {
    for (const [index, each] of text.split('\n').entries()) yield { number: index + 1, text: each };
  }
  const found: Line[] = [];
  for await (const document of documentsOf(lines())) found.push(document);
  return found;
}

it('reads an indented document as one and names it by its first line', async () => {
  const bundle = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Patient', name: [{}] } }] };
  const found = await documents(`{"one":1}\n${JSON.stringify(bundle, null, 2)}\n{"two":2}`);
  expect(found.map(({ number, text }) => [number, JSON.parse(text ?? '')])).toEqual([
    [1, { one: 1 }],
    [2, bundle],
    [2 + JSON.stringify(bundle, null, 2).split('\n').length, { two: 2 }],
  ]);
});

it('leaves a broken line alone and does not swallow those below it', async () => {
  const found = await documents('{"resourceType": "Pat\n{"two":2}');
  expect(found.map(({ number }) => number)).toEqual([1, 2]);
});

it('returns what there is of a document that the file cuts off', async () => {
  expect(await documents('{\n  "a": 1')).toEqual([{ number: 1, text: '{\n  "a": 1' }]);
});
