'use client';

import { Checkbox, NumberInput, Text } from '@mantine/core';
import { judgeVital, type VitalSubject } from '@wardbook/contracts/encounters/vital-rules';
import { type VitalKey, vitalSign } from '@wardbook/contracts/encounters/vital-signs';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import classes from './consultation.module.css';
import { VitalFlagMark } from './VitalFlagMark';

interface VitalFieldProps {
  name: VitalKey;
  value: number | undefined;
  subject: VitalSubject;
  before: { value: number; at: string } | undefined;
  autoFocus: boolean;
  doubtful: boolean;
  confirmed: boolean;
  onChange: (value: number | undefined) => void;
  onConfirm: (isRight: boolean) => void;
}

/** One measure: the unit stands in the label, so that nothing takes room from the number; the value before stands below. */
export function VitalField({ name, value, subject, before, autoFocus, doubtful, confirmed, onChange, onConfirm }: VitalFieldProps) {
  const t = useTranslations('encounters.vitals');
  const formats = useFormats();
  const sign = vitalSign(name);
  const verdict = value === undefined ? 'normal' : judgeVital(name, value, subject);
  const range = subject.kind === 'person' ? t('between', { low: sign.possible[0], high: sign.possible[1] }) : t('impossible');
  return (
    <div>
      <NumberInput
        className={classes.vitalInput}
        label={
          <>
            {t(`signs.${name}`)}{' '}
            <Text span size="xs" c="dimmed">
              {sign.unitDisplay}
            </Text>
          </>
        }
        value={value ?? ''}
        decimalScale={sign.decimals}
        hideControls
        autoFocus={autoFocus}
        error={verdict === 'impossible' ? range : undefined}
        onChange={(next) => onChange(next === '' ? undefined : Number(next))}
      />
      {verdict !== 'impossible' && verdict !== 'improbable' && <VitalFlagMark flag={verdict} />}
      {before && (
        <Text size="xs" c="dimmed">
          {t('before', { value: formats.number(before.value), day: formats.dayOf(before.at) })}
        </Text>
      )}
      {doubtful && (
        <Checkbox size="xs" label={t('confirm')} checked={confirmed} onChange={(event) => onConfirm(event.currentTarget.checked)} />
      )}
    </div>
  );
}
