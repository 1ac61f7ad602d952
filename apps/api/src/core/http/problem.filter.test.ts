import type { ArgumentsHost } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { SessionCookies } from '../auth/cookies.js';
import { readConfig } from '../config.js';
import { ProblemFilter } from './problem.filter.js';

/** What is logged and answered when a handler throws. */
async function thrown(error: unknown) {
  const logged: unknown[] = [];
  const sent: string[] = [];
  const reply = { sent: false, status: () => reply, header: () => reply, send: (text: string) => void sent.push(text) };
  const log = { error: (...line: unknown[]) => logged.push(line), warn: (...line: unknown[]) => logged.push(line) };
  const http = { getRequest: () => ({ id: 'the-request', headers: {}, log }), getResponse: () => reply };
  const filter = new ProblemFilter({} as never, new SessionCookies(readConfig({})));
  await filter.catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  const text = sent.join();
  return { logged: JSON.stringify(logged), answer: JSON.parse(text), text };
}

const ofDatabase = (code: string, more: object = {}) =>
  Object.assign(new Error('Key (family)=(Odhiambo) is present.'), { code, detail: 'Failing row contains (Odhiambo)', ...more });

describe('an unexpected fault', () => {
  it('says nothing but the number of its request', async () => {
    const { answer, text } = await thrown(ofDatabase('XX000'));
    expect(answer).toMatchObject({ status: 500, code: 'internal', requestId: 'the-request' });
    expect(text).not.toContain('Odhiambo');
  });

  it('leaves its code and frames in the log, and not the text of the database, which may quote a row', async () => {
    const { logged } = await thrown(ofDatabase('XX000', { table: 'patient_name' }));
    expect(logged).toContain('XX000');
    expect(logged).toContain('patient_name');
    expect(logged).toContain('problem.filter.test.ts');
    expect(logged).not.toContain('Odhiambo');
  });

  it('leaves its message in the log when it is a fault of the program', async () => {
    expect((await thrown(new Error('A session without its account.'))).logged).toContain('A session without its account.');
  });
});

describe('a fault that has a meaning', () => {
  it.each([
    ['a rule of the database', ofDatabase('23505', { constraint: 'role_code_unique' }), 409, 'already-exists'],
    ['a rule without a meaning of its own', ofDatabase('23514', { constraint: 'unheard_of' }), 409, 'rule-violated'],
    ['a text that the database cannot read', ofDatabase('22P02'), 400, 'invalid-input'],
    ['a database that is away', ofDatabase('57P03'), 503, 'not-ready'],
    ['a body that is no JSON', Object.assign(new Error('Unexpected token O'), { statusCode: 400 }), 400, 'invalid-input'],
  ])('returns its problem: %s', async (_, error, status, code) => {
    const { answer, text, logged } = await thrown(error);
    expect(answer).toMatchObject({ status, code });
    expect(text + logged).not.toContain('Odhiambo');
  });
});
