import { faultOfMessage } from '@wardbook/contracts/core/field-faults';
import type { z } from 'zod';

/** The word for a fault in `messages/en/validation.json`, with the numbers that its text needs. */
export interface ValidationFault {
  key: string;
  values: Record<string, number>;
}

/** How zod begins its own message, when the contract gives none for the pattern. */
const ZODS_OWN = 'Invalid';
const formats: Record<string, string> = { email: 'email', date: 'date', datetime: 'date' };

/** Which words a zod issue gets; null keeps the message that the contract wrote itself. */
export function faultOf(issue: z.core.$ZodIssue): ValidationFault | null {
  const own = faultOfMessage(issue.message);
  if (own) return plain(own);
  switch (issue.code) {
    case 'invalid_type':
      // A field left blank reaches the schema as undefined, and one that cannot be read as a number as NaN.
      if (issue.input === undefined || issue.input === null) return plain('required');
      return plain(issue.expected === 'number' ? 'number' : 'invalid');
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return { key: issue.origin === 'string' ? 'too-long' : 'too-high', values: { maximum: Number(issue.maximum) } };
    case 'invalid_format':
      if (issue.format === 'regex' && !issue.message.startsWith(ZODS_OWN)) return null;
      return plain(formats[issue.format] ?? 'invalid');
    case 'invalid_value':
      return plain('choose');
    case 'invalid_union':
      return plain(issue.input === undefined || issue.input === null ? 'required' : 'choose');
    default:
      return null;
  }
}

function plain(key: string): ValidationFault {
  return { key, values: {} };
}

function tooSmall(origin: string, minimum: number): ValidationFault {
  if (origin === 'string') return minimum <= 1 ? plain('required') : { key: 'too-short', values: { minimum } };
  return { key: origin === 'array' || origin === 'set' ? 'too-few' : 'too-low', values: { minimum } };
}
