'use client';

import { Button } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { withKey } from '../minor-units';
import classes from './till.module.css';

const keys = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '00', '0', 'delete'] as const;

interface KeypadProps {
  /** Minor units. */
  value: number;
  onChange: (minorUnits: number) => void;
  onExact: () => void;
}

/** Types an amount from the right, as a cash register does, for a till with a touch screen. */
export function Keypad({ value, onChange, onExact }: KeypadProps) {
  const t = useTranslations('billing.payment');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and announce a form within the form.
    <div className={classes.keypad} role="group" aria-label={t('keypad')}>
      {keys.map((key) => (
        <Button
          key={key}
          variant="default"
          size="md"
          px={0}
          aria-label={key === 'delete' ? t('deleteKey') : key}
          onClick={() => onChange(withKey(value, key))}
        >
          {key === 'delete' ? <IconBackspace size={18} aria-hidden /> : key}
        </Button>
      ))}
      <Button variant="default" style={{ gridColumn: '1 / -1' }} onClick={onExact}>
        {t('exact')}
      </Button>
    </div>
  );
}
