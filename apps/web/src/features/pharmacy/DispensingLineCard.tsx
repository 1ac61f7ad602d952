'use client';

import { Button, Group, NumberInput, Paper, Select, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { closeDispensing, type DispensingLine, listDispensingQueue, readDispensingOrder } from '@wardbook/contracts/pharmacy/dispensing';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useAmount } from '@/features/inventory';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { StatusBadge } from '@/ui/StatusBadge';
import { batchPlan, isWaiting, type LinePlan, offerOf } from './line-plan';
import { WarningList } from './WarningList';

interface LineProps {
  line: DispensingLine;
  plan: LinePlan;
  onChange: (values: Partial<LinePlan>) => void;
}

/** One medicine of a prescription, with the batches that it would be taken from and what is left of them afterwards. */
export function DispensingLineCard({ line, plan, onChange }: LineProps) {
  const t = useTranslations('pharmacy.line');
  const waiting = isWaiting(line);
  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Text fw={600}>{line.display}</Text>
            <Text>{line.dosageText}</Text>
            {line.note && <Text c="dimmed">{line.note}</Text>}
          </div>
          <LineState line={line} plan={plan} onChange={onChange} />
        </Group>
        <WarningList warnings={line.warnings} />
        {line.unseenAllergy && (
          <>
            <Text size="sm">{t('unseenAllergyHint')}</Text>
            <CloseLine line={line} />
          </>
        )}
        {line.overrideReason && <Text size="sm">{t('override', { reason: line.overrideReason })}</Text>}
        {waiting && line.proposal === null && <NothingToTake line={line} />}
        {waiting && line.proposal !== null && <Taking line={line} plan={plan} onChange={onChange} />}
      </Stack>
    </Paper>
  );
}

function LineState({ line, plan, onChange }: LineProps) {
  const t = useTranslations('pharmacy');
  if (line.billingStatus === 'awaiting-payment') return <StatusBadge tone="attention">{t('dispensing.awaitingPayment')}</StatusBadge>;
  if (line.fulfilment === 'dispensed') return <StatusBadge tone="done">{t('line.dispensed')}</StatusBadge>;
  if (line.fulfilment === 'closed') return <StatusBadge tone="ended">{t('line.closed')}</StatusBadge>;
  if (line.status !== 'active') return <StatusBadge tone="ended">{t('line.ended')}</StatusBadge>;
  if (line.unseenAllergy) return <StatusBadge tone="critical">{t('line.unseenAllergy')}</StatusBadge>;
  return (
    <Group gap="sm">
      {line.fulfilment === 'partial' && <StatusBadge tone="running">{t('dispensing.partial')}</StatusBadge>}
      <Switch
        label={t('line.include')}
        checked={plan.include}
        disabled={line.proposal === null}
        onChange={(event) => onChange({ include: event.currentTarget.checked })}
      />
    </Group>
  );
}

function NothingToTake({ line }: { line: DispensingLine }) {
  const t = useTranslations('pharmacy.line');
  return (
    <Group justify="space-between">
      <StatusBadge tone="critical">{t('none')}</StatusBadge>
      <CloseLine line={line} />
    </Group>
  );
}

function Taking({ line, plan, onChange }: LineProps) {
  const t = useTranslations('pharmacy.line');
  const amount = useAmount();
  const offer = offerOf(line, plan);
  const unit = line.baseUnit ?? '';
  const products = line.offers.map((each) => ({
    value: each.stockItemId,
    label: [each.name, t('available', { quantity: amount(each.available, unit) }), each.substitution && t('substitution')]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('quantity')}
          description={t('of', { remaining: amount(line.remaining, unit) })}
          rightSection={
            <Text size="sm" c="dimmed">
              {unitWord(unit, plan.quantity)}
            </Text>
          }
          rightSectionWidth={80}
          w={220}
          min={0}
          max={line.remaining}
          value={plan.quantity}
          onChange={(quantity) => onChange({ quantity: Number(quantity) || 0 })}
        />
        <Select
          label={t('product')}
          data={products}
          value={plan.stockItemId}
          allowDeselect={false}
          flex={1}
          miw={260}
          onChange={(stockItemId) => onChange({ stockItemId })}
        />
      </Group>
      {offer?.substitution && (
        <TextInput
          label={t('reason')}
          required
          value={plan.substitutionReason}
          onChange={(event) => onChange({ substitutionReason: event.currentTarget.value })}
        />
      )}
      <Batches line={line} plan={plan} />
      <CloseLine line={line} />
    </Stack>
  );
}

function Batches({ line, plan }: Pick<LineProps, 'line' | 'plan'>) {
  const t = useTranslations('pharmacy.line');
  const { day, number } = useFormats();
  const offer = offerOf(line, plan);
  const rows = batchPlan(offer, plan.quantity);
  if (!offer || offer.available === 0) return <StatusBadge tone="critical">{t('none')}</StatusBadge>;
  return (
    <>
      {offer.available < line.remaining && <StatusBadge tone="attention">{t('short')}</StatusBadge>}
      <Table aria-label={`${t('batch')} ${line.display}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('batch')}</Table.Th>
            <Table.Th>{t('expires')}</Table.Th>
            <Table.Th ta="end">{t('take')}</Table.Th>
            <Table.Th ta="end">{t('after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.batchId}>
              <Table.Td className="code">{row.number ?? '–'}</Table.Td>
              <Table.Td>{row.expiresOn ? day(row.expiresOn) : '–'}</Table.Td>
              <Table.Td ta="end" fw={600}>
                {number(row.take)}
              </Table.Td>
              <Table.Td ta="end">{number(row.after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function CloseLine({ line }: { line: DispensingLine }) {
  const t = useTranslations('pharmacy.line');
  const [asking, setAsking] = useState(false);
  const close = useContractMutation(closeDispensing, { invalidates: [listDispensingQueue, readDispensingOrder] });
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={() => setAsking(true)}>
        {t('close')}
      </Button>
      <ReasonModal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('closeTitle', { medicine: line.display })}
        confirmLabel={t('close')}
        onConfirm={(reason) => close.mutateAsync({ params: { id: line.id }, body: { reason } })}
      >
        {t('closeMeaning')}
      </ReasonModal>
    </>
  );
}
