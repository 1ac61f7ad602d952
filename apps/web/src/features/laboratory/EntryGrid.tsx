'use client';

import { Table, Text } from '@mantine/core';
import type { LabGridRow, LabWorkDetail } from '@wardbook/contracts/laboratory/results';
import { deltaPercent, flagOf } from '@wardbook/contracts/laboratory/rules';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useFormats } from '@/ui/formats';
import { calculatedText } from './calculated-text';
import { cellText, cellValue } from './cell-text';
import classes from './EntryGrid.module.css';
import { FlagMark } from './FlagMark';
import { ResultCell } from './ResultCell';
import { rangeOfRow, valueText } from './words';

/** A change of this much against the last value is shown to the verifier. */
export const NOTABLE_PERCENT = 20;

interface EntryGridProps {
  work: LabWorkDetail;
  editing: boolean;
  /** What was typed and not saved yet, by analyte. */
  edits: ReadonlyMap<string, string>;
  onEdit: (analyteId: string, text: string) => void;
  /** Which cells the API refused, with its words. */
  faults: ReadonlyMap<string, string>;
}

/** Values as in a spreadsheet: Enter and the arrows move down and up, the flag follows while one types. */
export function EntryGrid({ work, editing, edits, onEdit, faults }: EntryGridProps) {
  const t = useTranslations('laboratory.grid');
  const table = useFirstCell(editing);
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table ref={table} className={classes.grid} data-editing={editing || undefined} aria-label={t('label')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('test')}</Table.Th>
            <Table.Th className={classes.result}>{t('result')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('unit')}</Table.Th>
            <Table.Th>{t('flag')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('range')}</Table.Th>
            <Table.Th visibleFrom="sm" ta="end">
              {t('previous')}
            </Table.Th>
            <Table.Th visibleFrom="sm" ta="end">
              {t('change')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {work.rows.map((row) => (
            <GridRow
              key={row.analyteId}
              row={row}
              editing={editing}
              typed={row.calculation === null ? edits.get(row.analyteId) : calculatedText(row, work, edits)}
              onEdit={(text) => onEdit(row.analyteId, text)}
              fault={faults.get(row.analyteId)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The hand is at the first value when entry begins. */
function useFirstCell(editing: boolean) {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (editing) table.current?.querySelector<HTMLElement>('[data-cell]')?.focus();
  }, [editing]);
  return table;
}

interface GridRowProps {
  row: LabGridRow;
  editing: boolean;
  typed: string | undefined;
  onEdit: (text: string) => void;
  fault: string | undefined;
}

function GridRow({ row, editing, typed, onEdit, fault }: GridRowProps) {
  const t = useTranslations('laboratory.grid');
  const formats = useFormats();
  const { flag, delta, unreadable } = judged(row, typed);
  const change = delta === null ? null : `${delta > 0 ? '+' : ''}${delta}\u00a0%`;
  const notable = delta !== null && Math.abs(delta) >= NOTABLE_PERCENT;
  const message = fault ?? (unreadable ? t('unreadable') : undefined);
  const replaced = row.released && row.current ? valueText(row.released) : null;
  return (
    <Table.Tr data-flag={flag ?? undefined} data-notable={notable || undefined}>
      <Table.Th scope="row" fw={500}>
        {row.display}
        <RowHint row={row} />
        <PhoneLines row={row} change={change} />
      </Table.Th>
      <Table.Td className={classes.result}>
        <ResultCell
          row={row}
          editing={editing && row.calculation === null}
          text={typed ?? cellText(row)}
          onChange={onEdit}
          {...(message ? { fault: message } : {})}
        />
        {replaced !== null && (
          <Text component="del" size="sm" c="dimmed">
            {replaced}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm" className="nowrap">
        {row.unitDisplay}
      </Table.Td>
      <Table.Td>
        <FlagMark flag={flag} />
      </Table.Td>
      <Table.Td visibleFrom="sm" className="nowrap">
        <bdi dir="ltr">{rangeOfRow(row)}</bdi>
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="end" title={row.previous ? formats.dateTime(row.previous.at) : undefined}>
        {row.previous && valueText(row.previous.value)}
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="end" className={classes.change}>
        {change}
      </Table.Td>
    </Table.Tr>
  );
}

/** On a phone the unit, the range and the value before stand under the test, so that the field beside it needs no scrolling. */
function PhoneLines({ row, change }: { row: LabGridRow; change: string | null }) {
  const t = useTranslations('laboratory.grid');
  const range = rangeOfRow(row);
  return (
    <Text component="div" size="xs" c="dimmed" fw={400} hiddenFrom="sm">
      {(range || row.unitDisplay) && (
        <bdi dir="ltr" style={{ display: 'block' }}>
          {[range, row.unitDisplay].filter(Boolean).join(' ')}
        </bdi>
      )}
      {row.previous && <span>{t('before', { value: valueText(row.previous.value) })}</span>}
      {change && <span className={classes.change}> {change}</span>}
    </Text>
  );
}

/** Whether a value may be missing, or by which formula it follows from the others. */
function RowHint({ row }: { row: LabGridRow }) {
  const t = useTranslations('laboratory.grid');
  if (row.calculation !== null) {
    return (
      <Text span size="xs" c="dimmed" fw={400} title={t(`calculations.${row.calculation}`)}>
        {' '}
        {t('calculated')}
      </Text>
    );
  }
  return row.required ? null : <span className={classes.optional}> {t('optional')}</span>;
}

/** What is typed counts before what is stored, by the same rules as on the server. */
function judged(row: LabGridRow, typed: string | undefined) {
  const stored = row.current ?? row.released;
  if (typed === undefined) return { flag: stored?.flag ?? null, delta: row.deltaPercent, unreadable: false };
  const value = cellValue(row, typed, null);
  if (value === null) return { flag: null, delta: null, unreadable: true };
  const measured = { ...value, valueKind: row.valueKind, unitDisplay: row.unitDisplay };
  return { flag: flagOf(measured, row.range, row.answers), delta: deltaPercent(measured, row.previous?.value ?? null), unreadable: false };
}
