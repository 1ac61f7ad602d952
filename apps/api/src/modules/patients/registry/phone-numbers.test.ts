import { describe, expect, it } from 'vitest';
import { normalisePhone, phoneEnd, readPhone } from './phone-numbers.js';

describe('a phone number', () => {
  it.each([
    ['0712 345 678', 'KE', '+254712345678'],
    ['+48 600 100 200', 'KE', '+48600100200'],
    ['(206) 555-0148', 'US', '+12065550148'],
    ['00254712345678', 'DE', '+254712345678'],
    ['٠٧١٢٣٤٥٦٧٨', 'KE', '+254712345678'],
  ])('%s written in %s is kept as %s', (written, country, kept) => {
    expect(normalisePhone(written, country)).toBe(kept);
  });

  it.each([
    ['12', 'KE'],
    ['call my son', 'KE'],
    ['0712345678901234', 'KE'],
    ['600100200', 'XX'],
  ])('%s written in %s is no phone number', (written, country) => {
    expect(normalisePhone(written, country)).toBeNull();
  });

  it.each([
    ['0722 555 123 ext 4', '4'],
    ['0722 555 123 x12', '12'],
    ['+254722555123;ext=007', '007'],
    ['0722 555 123', null],
  ])('%s keeps its extension', (written, extension) => {
    expect(readPhone(written, 'KE')).toEqual({ number: '+254722555123', extension });
  });

  it('shows its last four digits', () => {
    expect(phoneEnd('+254712345678')).toBe('5678');
    expect(phoneEnd(null)).toBeNull();
  });
});
