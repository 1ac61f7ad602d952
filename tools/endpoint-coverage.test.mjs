import { expect, it } from 'vitest';
import { coverageText, withoutNames } from './endpoint-coverage.mjs';

it('names what never succeeded, what was never refused and which rule was never met', () => {
  const endpoints = [
    { operationId: 'openTill', errors: ['already-exists'], module: 'billing' },
    { operationId: 'closeTill', errors: ['till-closed'], module: 'billing' },
    { operationId: 'listUsers', errors: [], module: 'users' },
  ];
  const lines = ['openTill done', 'openTill already-exists till_session_one_open', 'closeTill forbidden', 'listUsers done', ''];
  expect(coverageText(endpoints, ['till_session_one_open', 'payer_code_unique'], lines).split('\n')).toEqual([
    'billing: 1 of 2 endpoints succeeded (not closeTill); 1 of 2 problems were returned (not closeTill till-closed)',
    'users: 1 of 1 endpoints succeeded; 0 of 0 problems were returned',
    'rules of the database: 1 of 2 were met (not payer_code_unique)',
  ]);
  expect(withoutNames('rules of the database: 1 of 2 were met (not payer_code_unique)')).toBe('rules of the database: 1 of 2 were met');
});
