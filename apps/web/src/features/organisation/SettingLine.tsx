'use client';

import { Text, UnstyledButton } from '@mantine/core';
import type { SettingState } from '@wardbook/contracts/organisation/settings';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import classes from './SettingLine.module.css';
import { useSettingValue } from './use-setting-value';

/** One setting: what it does, what holds now, since when and by whom. The whole line opens it. */
export function SettingLine({ setting, onOpen }: { setting: SettingState; onOpen: () => void }) {
  const t = useTranslations('organisation.settings');
  const { dayOf } = useFormats();
  const wordFor = useSettingValue();
  const decided = setting.source === 'default' ? null : setting[setting.source];
  const [next] = setting.coming;
  return (
    <UnstyledButton className={classes.line} onClick={onOpen}>
      <div>
        <Text fw={600}>{t(`catalogue.${setting.key}.label`)}</Text>
        <Text size="sm" c="dimmed">
          {t(`catalogue.${setting.key}.hint`)}
        </Text>
      </div>
      <div className={classes.value}>
        <Text fw={600}>{wordFor(setting.key, setting.value)}</Text>
        <Text size="sm" c="dimmed">
          {decided
            ? t('decided', { source: t(`sources.${setting.source}`), day: dayOf(decided.validFrom), by: decided.by ?? t('system') })
            : t('sources.default')}
        </Text>
        {next && (
          <Text size="sm" c="amber.8">
            {t('coming', { value: next.value === null ? t('inherit') : wordFor(setting.key, next.value), day: dayOf(next.validFrom) })}
          </Text>
        )}
      </div>
    </UnstyledButton>
  );
}
