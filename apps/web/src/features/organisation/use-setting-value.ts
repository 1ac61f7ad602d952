'use client';

import type { SettingKey, SettingState } from '@wardbook/contracts/organisation/settings';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';

/** A setting's value in words: `15 minutes`, `On`. */
export function useSettingValue(): (key: SettingKey, value: SettingState['value']) => string {
  const t = useTranslations('organisation.settings');
  const { number } = useFormats();
  return (key, value) => {
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    const words = `catalogue.${key}.value` as 'catalogue.session.idle-minutes.value';
    const choice = `catalogue.${key}.choices.${value}` as never;
    if (typeof value === 'string') return t.has(choice) ? t(choice) : value;
    return t.has(words) ? t(words, { value }) : number(value);
  };
}
