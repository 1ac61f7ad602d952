import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.js';

const owner = { email: 'amina.otieno@lakeside.example', names: ['Amina', 'Otieno'], places: ['Lakeside Hospital', 'lakeside-hospital'] };

describe('a new password', () => {
  it.each(['correct horse battery staple', 'quiet rivers carry lanterns', '5d7v-ecpa-7fvk-pavu', 'blue trucks eat marmalade'])(
    'accepts %s',
    (password) => {
      expect(passwordFault(password, owner, null)).toBeNull();
    },
  );

  it.each(['passwordpassword', '123456789012', 'aaaaaaaaaaaa', 'qwertyuiop123', '            '])(
    'rejects a well-known one: “%s”',
    (password) => {
      expect(passwordFault(password, owner, null)).not.toBeNull();
    },
  );

  it.each([
    'amina.otieno@lakeside.example',
    'AMINA.OTIENO@LAKESIDE.EXAMPLE',
    'aminaotieno1',
    'wardbookwardbook',
    'lakeside-hospital',
    'LakesideHospital1!',
  ])('rejects what is known about its owner: %s', (password) => {
    expect(passwordFault(password, owner, null)).toBe('password-guessable');
  });

  it('rejects the current one in any capitalisation', () => {
    expect(passwordFault('5d7v-ecpa-7fvk-pavu', owner, '5d7v-ecpa-7fvk-pavu')).toBe('same-password');
    expect(passwordFault('5D7V-ECPA-7fvk-pavu ', owner, '5d7v-ecpa-7fvk-pavu')).toBe('same-password');
  });
});
