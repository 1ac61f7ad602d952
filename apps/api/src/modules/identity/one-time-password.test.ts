import { newPassword } from '@wardbook/contracts/identity/sessions';
import { describe, expect, it } from 'vitest';
import { newOneTimePassword } from './one-time-password.js';

describe('a one-time password', () => {
  it('can be read out, is long enough and never comes twice', () => {
    const many = Array.from({ length: 500 }, newOneTimePassword);
    expect(new Set(many).size).toBe(many.length);
    for (const password of many) {
      expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){3}$/);
      expect(newPassword.safeParse(password).success).toBe(true);
    }
  });
});
