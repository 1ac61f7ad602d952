// @vitest-environment happy-dom

import { MantineProvider } from '@mantine/core';
import { cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MessageProvider } from '@/i18n/MessageProvider';
import { useFormats } from './formats';
import { LocalityProvider } from './locality';

function formatsIn(language: string, timeZone: string, currency = 'KES') {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MessageProvider locale="en">
      <MantineProvider>
        <LocalityProvider language={language} timeZone={timeZone} currency={currency}>
          {children}
        </LocalityProvider>
      </MantineProvider>
    </MessageProvider>
  );
  return renderHook(useFormats, { wrapper }).result.current;
}

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('how times and amounts are written', () => {
  it.each(['Pacific/Honolulu', 'Africa/Nairobi', 'Pacific/Kiritimati'])(
    'shows a birth date as it is recorded in a facility in %s',
    (zone) => {
      expect(formatsIn('en-GB', zone).day('1984-03-12')).toBe('12 Mar 1984');
      expect(formatsIn('en-GB', zone).shortDay('1984-03-12')).toBe('12 Mar');
    },
  );

  it('shows a birth date as it is recorded in a browser west of Greenwich', () => {
    const Real = Intl.DateTimeFormat;
    class InHonolulu extends Real {
      constructor(language?: string, options?: Intl.DateTimeFormatOptions) {
        super(language, { timeZone: 'Pacific/Honolulu', ...options });
      }
    }
    vi.stubGlobal('Intl', Object.assign(Object.create(Intl), { DateTimeFormat: InHonolulu }));
    expect(formatsIn('en-IE', 'Africa/Nairobi').day('1984-03-12')).toBe('12 Mar 1984');
  });

  it('shows a moment on the clock and the day of the facility', () => {
    const moment = '2026-11-22T22:30:00Z';
    const nairobi = formatsIn('en-GB', 'Africa/Nairobi');
    expect(nairobi.time(moment)).toBe('01:30');
    expect(nairobi.dayOf(moment)).toBe('23 Nov 2026');
    expect(formatsIn('en-GB', 'America/Lima').dateTime(moment)).toBe('22 Nov 2026, 17:30');
  });

  it('takes the current day and the age from the facility, not from the browser', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T22:30:00Z') });
    expect(formatsIn('en-GB', 'Africa/Nairobi').today()).toBe('2026-11-23');
    expect(formatsIn('en-GB', 'America/Lima').today()).toBe('2026-11-22');
    expect(formatsIn('en-GB', 'Africa/Nairobi').ageOf({ birthDate: '1984-11-23', birthPrecision: 'day' })).toContain('42');
    expect(formatsIn('en-GB', 'America/Lima').ageOf({ birthDate: '1984-11-23', birthPrecision: 'day' })).toContain('41');
  });

  it('writes midnight as 00 in a language that counts twelve hours', () => {
    expect(formatsIn('en-US', 'UTC').time('2026-11-22T00:05:00Z')).toBe('00:05');
  });

  it('has as many decimals as the currency', () => {
    const { money, compactMoney, unitPrice } = formatsIn('en-KE', 'Africa/Nairobi');
    expect(money(123450, 'EUR')).toBe('€1,234.50');
    expect(money(1234, 'JPY')).toBe('JP¥1,234');
    expect(money(123450, 'HUF').replace(/\s/, ' ')).toBe('HUF 1,234.50');
    expect(money(1234500, 'KWD').replace(/\s/, ' ')).toBe('KWD 1,234.500');
    expect(compactMoney(3_800_000, 'EUR')).toBe('38K');
    expect(unitPrice('0.0375', 'EUR')).toBe('€0.0375');
  });
});
