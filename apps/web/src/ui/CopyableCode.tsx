'use client';

import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import classes from './CopyableCode.module.css';

/** A code such as a record number, copied by a click: `<CopyableCode value={patient.mrn} />`. */
export function CopyableCode({ value }: { value: string }) {
  const t = useTranslations('common');
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : t('copy')}>
          <UnstyledButton className={`code ${classes.code}`} onClick={copy} aria-label={`${t('copy')} ${value}`}>
            {value}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
