'use client';

import { NumberInput, type NumberInputProps } from '@mantine/core';
import { decimalsOf } from '@wardbook/contracts/core/currencies';
import { useFacility } from '@/features/identity';
import { toMinor } from './minor-units';
import { useMoneyMarks } from './use-money-marks';

interface MoneyInputProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'decimalScale' | 'min'> {
  /** Minor units, or null while the field is empty. */
  value: number | null;
  onChange: (minorUnits: number | null) => void;
}

/** An amount of the facility's currency. What is typed has its decimals; what it gives has none. */
export function MoneyInput({ value, onChange, ...props }: MoneyInputProps) {
  const { currency } = useFacility();
  const decimals = decimalsOf(currency);
  const { symbol, group, decimal } = useMoneyMarks(currency);
  return (
    <NumberInput
      {...props}
      leftSection={<span>{symbol}</span>}
      leftSectionWidth={52}
      hideControls
      allowNegative={false}
      decimalScale={decimals}
      fixedDecimalScale
      thousandSeparator={group}
      decimalSeparator={decimal}
      value={value === null ? '' : value / 10 ** decimals}
      onChange={(typed) => onChange(typed === '' ? null : toMinor(typed, decimals))}
    />
  );
}
