import { fieldFaultCodes } from '@wardbook/contracts/core/field-faults';
import { expect, it } from 'vitest';
import { en } from '@/messages/en';

it('has words for every fault that a field can have', () => {
  const words = en.validation as Record<string, string>;
  expect(fieldFaultCodes.filter((code) => !words[code])).toEqual([]);
});
