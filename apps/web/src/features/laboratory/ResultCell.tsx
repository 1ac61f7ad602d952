'use client';

import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import type { LabGridRow } from '@wardbook/contracts/laboratory/results';
import { isAbnormal, isCritical } from '@wardbook/contracts/laboratory/rules';
import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { valueText } from './words';

interface ResultCellProps {
  row: LabGridRow;
  editing: boolean;
  text: string;
  onChange: (text: string) => void;
  fault?: string;
}

/** One cell: a field of its kind while entering, the value itself otherwise. */
export function ResultCell({ row, editing, text, onChange, fault }: ResultCellProps) {
  const t = useTranslations('laboratory.grid');
  if (!editing)
    return row.calculation === null ? (
      <StoredValue row={row} />
    ) : (
      <Text component="span" fz="inherit">
        {text}
      </Text>
    );
  const shared = { size: 'sm' as const, 'aria-label': row.display, 'data-cell': true, error: fault, onKeyDown: moveBetweenCells };
  if (row.valueKind === 'coded') {
    const data = [{ value: '', label: t('choose') }, ...row.answers.map(({ code, display }) => ({ value: code, label: display }))];
    return <NativeSelect {...shared} data={data} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  if (row.valueKind === 'text') {
    return (
      <Textarea {...shared} autosize minRows={1} maxLength={4000} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  }
  return (
    <TextInput
      {...shared}
      inputMode="decimal"
      autoComplete="off"
      placeholder={row.valueKind === 'titre' ? '1:' : undefined}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function StoredValue({ row }: { row: LabGridRow }) {
  const value = row.current ?? row.released;
  if (!value) return null;
  return (
    <Text component="span" fz="inherit" fw={isAbnormal(value.flag) ? 600 : 400} {...(isCritical(value.flag) ? { c: 'red' } : {})}>
      {valueText(value)}
    </Text>
  );
}

/** Down with Enter, up with Shift+Enter, and with the arrows where a field does not need them itself. */
function moveBetweenCells(event: KeyboardEvent<HTMLElement>): void {
  const field = event.target as HTMLElement;
  const plainInput = field instanceof HTMLInputElement;
  const step = stepOf(event, plainInput);
  if (step === 0) return;
  event.preventDefault();
  const cells = [...(field.closest('table')?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])];
  const next = cells[cells.indexOf(field) + step];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

function stepOf({ key, shiftKey }: KeyboardEvent, plainInput: boolean): -1 | 0 | 1 {
  if (key === 'Enter') return shiftKey ? -1 : 1;
  if (plainInput && key === 'ArrowDown') return 1;
  return plainInput && key === 'ArrowUp' ? -1 : 0;
}
