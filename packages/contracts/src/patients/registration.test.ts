import { describe, expect, it } from 'vitest';
import { registration } from './patients.js';

describe('a registration', () => {
  it('says all that is missing at once, the birth too', () => {
    const paths = registration.safeParse({ names: [{}] }).error?.issues.map(({ path }) => path.join('.'));
    expect(paths?.toSorted()).toEqual(['birthDate', 'names.0.given', 'sex']);
  });

  it('takes a birth date or an age, and not both', () => {
    const body = { sex: 'female', names: [{ given: 'Amina' }] };
    expect(registration.safeParse({ ...body, birthDate: '1984-03-12' }).success).toBe(true);
    expect(registration.safeParse({ ...body, age: { count: 42, unit: 'years' } }).success).toBe(true);
    const both = registration.safeParse({ ...body, birthDate: '1984-03-12', age: { count: 42, unit: 'years' } });
    expect(both.error?.issues.map(({ path }) => path.join('.'))).toEqual(['birthDate']);
    expect(registration.safeParse(null).success).toBe(false);
  });
});
