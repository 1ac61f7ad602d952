'use client';

import { ActionIcon, Button, Paper, Select, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { listStockItems } from '@wardbook/contracts/inventory/stock-items';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractQuery } from '@/api/queries';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import type { ReceiptRow } from './pasted-rows';
import classes from './ReceiptGrid.module.css';
import { faultsOf } from './receipt-body';
import { isBlank, itemOf, type useReceiptRows } from './use-receipt-rows';

interface ReceiptGridProps {
  grid: ReturnType<typeof useReceiptRows>;
  /** After the first try to post, what is missing is shown. */
  showFaults: boolean;
  /** What the server said, by line and field. */
  serverFaults: Record<string, string>;
}

/** The lines of a receipt as a grid; rows copied in a spreadsheet are pasted anywhere into it. */
export function ReceiptGrid({ grid, showFaults, serverFaults }: ReceiptGridProps) {
  const t = useTranslations('inventory.receipt');
  const lineOf = new Map(grid.filled.map((row, index) => [row.key, index]));
  return (
    <Paper onPaste={grid.paste} className={classes.scroll}>
      <Table className={classes.grid} aria-label={t('grid')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('item')}</Table.Th>
            <Table.Th w={144}>{t('batch')}</Table.Th>
            <Table.Th w={132}>{t('expires')}</Table.Th>
            <Table.Th w={110}>{t('quantity')}</Table.Th>
            <Table.Th w={120}>{t('unit')}</Table.Th>
            <Table.Th w={110}>{t('cost')}</Table.Th>
            <Table.Th w={110}>{t('printed')}</Table.Th>
            <HiddenHeader w={40} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grid.rows.map((row, index) => (
            <GridRow
              key={row.key}
              row={row}
              number={index + 1}
              showFaults={showFaults && !isBlank(row)}
              serverFault={(field) => serverFaults[`body.lines.${lineOf.get(row.key)}.${field}`]}
              onChange={(values) => grid.change(row.key, values)}
              onReadDay={() => grid.readDay(row)}
              onRemove={() => grid.remove(row.key)}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Button variant="subtle" size="sm" m="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={grid.add}>
        {t('addRow')}
      </Button>
    </Paper>
  );
}

interface GridRowProps {
  row: ReceiptRow;
  number: number;
  showFaults: boolean;
  serverFault: (field: string) => string | undefined;
  onChange: (values: Partial<ReceiptRow>) => void;
  onReadDay: () => void;
  onRemove: () => void;
}

const texts = ['batchNumber', 'expiresOn', 'quantity'] as const;
const prices = ['cost', 'printedPrice'] as const;
const words = { batchNumber: 'batch', expiresOn: 'expires', quantity: 'quantity', cost: 'cost', printedPrice: 'printed' } as const;

function GridRow({ row, number, showFaults, serverFault, onChange, onReadDay, onRemove }: GridRowProps) {
  const t = useTranslations('inventory.receipt');
  const own = showFaults ? faultsOf(row) : {};
  const errorOf = (field: keyof typeof words) => {
    const fault = own[field as keyof typeof own];
    return fault ? t(fault) : serverFault(field);
  };
  const field = (name: keyof typeof words) => (
    <Table.Td key={name}>
      <TextInput
        aria-label={`${t(words[name])} ${number}`}
        size="sm"
        {...(name === 'batchNumber' ? { classNames: { input: 'code' } } : {})}
        placeholder={name === 'expiresOn' ? t('dayHint') : undefined}
        inputMode={name === 'batchNumber' || name === 'expiresOn' ? 'text' : 'decimal'}
        value={row[name]}
        error={errorOf(name)}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        {...(name === 'expiresOn' ? { onBlur: onReadDay } : {})}
      />
    </Table.Td>
  );
  const units = row.item ? [row.item.baseUnit, ...row.item.units] : [];
  return (
    <Table.Tr>
      <Table.Td>
        <ItemSelect row={row} number={number} error={own.item ? t(own.item) : serverFault('stockItemId')} onChange={onChange} />
      </Table.Td>
      {texts.map(field)}
      <Table.Td>
        <Select
          aria-label={`${t('unit')} ${number}`}
          size="sm"
          data={units.map((unit) => ({ value: unit, label: unitWord(unit, 1) }))}
          value={row.unitName || null}
          disabled={row.item === null}
          allowDeselect={false}
          error={serverFault('unitName')}
          onChange={(unitName) => onChange({ unitName: unitName ?? '' })}
        />
      </Table.Td>
      {prices.map(field)}
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" aria-label={t('removeRow', { row: number })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

type ItemSelectProps = Pick<GridRowProps, 'row' | 'number' | 'onChange'> & { error: string | undefined };

function ItemSelect({ row, number, error, onChange }: ItemSelectProps) {
  const t = useTranslations('inventory.receipt');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? row.item?.name ?? row.itemText;
  const [search] = useDebouncedValue(typed?.trim() ?? '', 200);
  const { data } = useContractQuery(listStockItems, { query: { search, limit: 12 } }, { enabled: search.length > 1, keepPrevious: true });
  const items = data?.items ?? [];
  const options = items.map(({ id, name }) => ({ value: id, label: name }));
  const known = row.item && !items.some(({ id }) => id === row.item?.id) ? [{ value: row.item.id, label: row.item.name }] : [];
  const choose = (id: string | null) => {
    const item = items.find((each) => each.id === id);
    if (item) onChange({ item: itemOf(item), itemText: item.name, unitName: item.baseUnit });
    setTyped(null);
  };
  return (
    <Select
      aria-label={`${t('item')} ${number}`}
      size="sm"
      searchable
      data={[...known, ...options]}
      filter={({ options: all }) => all}
      value={row.item?.id ?? null}
      searchValue={text}
      onSearchChange={(value) => value !== text && setTyped(value)}
      onChange={choose}
      onBlur={() => setTyped(null)}
      placeholder={t('choose')}
      error={error ?? (row.item === null && row.itemText !== '' ? t('unknownItem', { text: row.itemText }) : undefined)}
    />
  );
}
