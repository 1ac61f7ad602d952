'use client';

import { Checkbox, Paper, Table, Text } from '@mantine/core';
import type { Invoice, InvoiceLine } from '@wardbook/contracts/billing/invoices';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { HiddenHeader } from '@/ui/table/HiddenHeader';

interface InvoiceLinesProps {
  invoice: Invoice;
  chosen: readonly string[];
  /** Left out where nothing can be credited. */
  onToggle?: (lineId: string) => void;
}

const number = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

export function InvoiceLines({ invoice, chosen, onToggle }: InvoiceLinesProps) {
  const t = useTranslations('billing.invoice');
  return (
    <Paper>
      <Table.ScrollContainer minWidth={720}>
        <Table verticalSpacing={6} horizontalSpacing="sm" aria-label={t('lines')}>
          <Table.Thead>
            <Table.Tr>
              {onToggle && <HiddenHeader w={40} />}
              <Table.Th>{t('service')}</Table.Th>
              {[t('quantity'), t('unitPrice'), t('discount'), t('tax'), t('total'), t('coverage'), t('patient'), t('paid')].map((label) => (
                <Table.Th key={label} ta="end">
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invoice.lines.map((line) => (
              <Line key={line.id} line={line} currency={invoice.currency} chosen={chosen.includes(line.id)} onToggle={onToggle} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

interface LineProps {
  line: InvoiceLine;
  currency: string;
  chosen: boolean;
  onToggle: ((lineId: string) => void) | undefined;
}

function Line({ line, currency, chosen, onToggle }: LineProps) {
  const t = useTranslations('billing.invoice');
  const { money, unitPrice } = useFormats();
  const share = (party: string) => line.parts.filter((part) => part.party === party).reduce((sum, { amount }) => sum + amount, 0);
  const payers = line.parts
    .filter(({ payerName }) => payerName !== null)
    .map(({ payerName, percent }) => `${payerName} ${percent ?? ''}\u00a0%`);
  const gone = line.credited > 0 && Number(line.creditedQuantity) >= Number(line.quantity);
  const figures = [line.discount, line.tax, line.total, share('coverage'), share('patient'), line.paid];
  return (
    <Table.Tr>
      {onToggle && (
        <Table.Td>
          <Checkbox
            aria-label={t('select', { name: line.description })}
            checked={chosen}
            disabled={gone}
            onChange={() => onToggle(line.id)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Text size="sm" fw={600} td={gone ? 'line-through' : undefined}>
          {line.description}
        </Text>
        <Text size="xs" c="dimmed">
          {[line.serviceCode, line.performerName, line.departmentName, ...payers].filter(Boolean).join(' · ')}
        </Text>
        {line.credited > 0 && <Text size="xs">{t('creditedPart', { amount: money(line.credited, currency) })}</Text>}
      </Table.Td>
      <Table.Td ta="end" style={number}>
        {[line.quantity, line.unit && unitWord(line.unit, Number(line.quantity))].filter(Boolean).join(' ')}
      </Table.Td>
      <Table.Td ta="end" style={number}>
        {unitPrice(line.unitPrice, currency)}
      </Table.Td>
      {figures.map((amount, index) => (
        <Table.Td key={['discount', 'tax', 'total', 'coverage', 'patient', 'paid'][index]} ta="end" style={number}>
          {amount === 0 && index < 2 ? '–' : money(amount, currency)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
