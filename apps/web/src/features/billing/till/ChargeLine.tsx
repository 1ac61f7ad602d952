'use client';

import { ActionIcon, Checkbox, Group, Menu, Table, Text } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { type Charge, cancelCharge, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { ReasonModal } from '@/ui/ReasonModal';
import { StatusBadge } from '@/ui/StatusBadge';
import { useBareAmount } from '../use-bare-amount';
import { ReleaseModal } from './ReleaseModal';
import classes from './till.module.css';
import { WhyThisPrice } from './WhyThisPrice';

interface ChargeLineProps {
  charge: Charge;
  chosen: boolean;
  onToggle: () => void;
}

export function ChargeLine({ charge, chosen, onToggle }: ChargeLineProps) {
  const t = useTranslations('billing.charges');
  const { unitPrice } = useFormats();
  const bare = useBareAmount();
  const { description, quantity, unit, currency, total, parts, status, reversesId } = charge;
  const share = (party: string) => parts.filter((part) => part.party === party).reduce((sum, { amount }) => sum + amount, 0);
  const isReturn = reversesId !== null;
  const amount = (minorUnits: number) => (total === null || isReturn ? '–' : bare(minorUnits, currency));
  const counted = [quantity, unit && unitWord(unit, Number(quantity))].filter(Boolean).join(' ');
  return (
    <Table.Tr>
      <Table.Td>
        {status === 'billable' && !isReturn && (
          <Checkbox aria-label={t('select', { name: description })} checked={chosen} onChange={onToggle} />
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={600}>
          {description}
        </Text>
        <Text size="xs" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {charge.unitPrice === null ? counted : `${counted} × ${unitPrice(charge.unitPrice, currency)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {[charge.serviceCode, charge.performerName, charge.departmentName].filter(Boolean).join(' · ')}
        </Text>
        <Marks charge={charge} />
      </Table.Td>
      <Table.Td className={classes.number}>{total === null ? '–' : bare(total, currency)}</Table.Td>
      <Table.Td className={classes.number}>{amount(share('coverage'))}</Table.Td>
      <Table.Td className={classes.number}>
        <Text component="span" size="sm" fw={600}>
          {amount(share('patient'))}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <WhyThisPrice charge={charge} />
          {!isReturn && <More charge={charge} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Marks({ charge }: { charge: Charge }) {
  const t = useTranslations('billing.charges');
  const { status, awaitingPayment, release, discount, reversesId } = charge;
  const word = { requested: 'discountRequested', approved: 'discounted', refused: 'discountRefused' } as const;
  return (
    <Group gap={6}>
      {status === 'unpriced' && <StatusBadge tone="attention">{t('noPrice')}</StatusBadge>}
      {awaitingPayment && <StatusBadge tone="attention">{t('awaiting')}</StatusBadge>}
      {release && release.kind !== 'paid' && <StatusBadge tone="running">{t('released', { reason: release.reason ?? '' })}</StatusBadge>}
      {discount && (
        <StatusBadge tone={discount.status === 'approved' ? 'done' : discount.status === 'requested' ? 'waiting' : 'ended'}>
          {t(word[discount.status], { percent: discount.percent })}
        </StatusBadge>
      )}
      {reversesId && <StatusBadge tone="ended">{t('returned')}</StatusBadge>}
    </Group>
  );
}

function More({ charge }: { charge: Charge }) {
  const t = useTranslations('billing.charges');
  const mayCancel = useMay('payment:void');
  const mayRelease = useMay('charge:release') && charge.awaitingPayment;
  const [asking, setAsking] = useState<'cancel' | 'release' | null>(null);
  const cancel = useContractMutation(cancelCharge, { invalidates: [getAccount, listAccounts] });
  if (!mayCancel && !mayRelease) return null;
  const name = charge.description;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions', { name })}>
            <IconDotsVertical size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayRelease && <Menu.Item onClick={() => setAsking('release')}>{t('release')}</Menu.Item>}
          {mayCancel && (
            <Menu.Item color="red" onClick={() => setAsking('cancel')}>
              {t('cancel')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ReasonModal
        opened={asking === 'cancel'}
        onClose={() => setAsking(null)}
        title={t('cancelTitle', { name })}
        confirmLabel={t('cancelConfirm')}
        onConfirm={(reason) => cancel.mutateAsync({ params: { id: charge.id }, body: { reason } })}
      >
        <Text size="sm">{t(charge.awaitingPayment && charge.sourceKind !== 'visit' ? 'cancelWaitingText' : 'cancelText')}</Text>
      </ReasonModal>
      <ReleaseModal charge={charge} opened={asking === 'release'} onClose={() => setAsking(null)} />
    </>
  );
}
