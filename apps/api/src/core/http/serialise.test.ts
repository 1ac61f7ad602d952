import { endpoint } from '@wardbook/contracts/core/endpoint';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { serialise } from './serialise.js';

const inner = z.object({ name: z.string(), at: z.iso.datetime().nullable() });
const shown = endpoint({
  operationId: 'showSomething',
  summary: 'For this test.',
  method: 'GET',
  path: '/something',
  access: { public: 'a test' },
  scope: 'organisation',
  response: z.object({ id: z.string(), inner: inner.nullable(), list: z.array(inner) }),
});

describe('an answer', () => {
  it('holds no key that its contract does not list, at any depth', () => {
    const row = { name: 'Asha', at: null, passwordHash: 'secret' };
    const written = serialise(shown, { id: '1', inner: row, list: [row], secret: 'secret' });
    expect(JSON.parse(written)).toEqual({ id: '1', inner: { name: 'Asha', at: null }, list: [{ name: 'Asha', at: null }] });
  });
});
