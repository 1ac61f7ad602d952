'use client';

import { Button, Checkbox, Group, Paper, Table, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type Account, type Charge, getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { creditReturns, issueInvoice, printInvoice } from '@wardbook/contracts/billing/invoices';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useDocuments } from '@/api/documents';
import { useContractMutation } from '@/api/mutations';
import { useMay } from '@/features/identity';
import { FormProblem } from '@/ui/form/FormProblem';
import { HiddenHeader } from '@/ui/table/HiddenHeader';
import { useMoneyMarks } from '../use-money-marks';
import { AddCharge } from './AddCharge';
import { ChargeLine } from './ChargeLine';
import { DiscountModal } from './DiscountModal';
import classes from './till.module.css';

interface OpenChargesProps {
  account: Account;
  chosen: readonly Charge[];
  /** What the cashier took out of the choice; everything that can be invoiced is chosen at first. */
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
  onIssued: (number: string) => void;
}

export function OpenCharges({ account, chosen, left, onLeave, onIssued }: OpenChargesProps) {
  const t = useTranslations('billing.charges');
  const mayCharge = useMay('invoice:issue');
  const [adding, setAdding] = useState(false);
  const { charges } = account;
  const add = mayCharge && (
    <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeave(next);
  };
  const toggleAll = () => onLeave(chosen.length > 0 ? new Set(charges.map(({ id }) => id)) : new Set());
  return (
    <Paper>
      <Group justify="space-between" px="md" py="xs">
        <Title order={3}>{t('title')}</Title>
        {add}
      </Group>
      {charges.length === 0 ? (
        <Text size="sm" c="dimmed" px="md" pb="md">
          {t('none')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={450}>
          <Table verticalSpacing={4} horizontalSpacing="xs">
            <Head checked={chosen.length > 0} currency={account.currency} onToggle={toggleAll} />
            <Table.Tbody>
              {charges.map((charge) => (
                <ChargeLine key={charge.id} charge={charge} chosen={chosen.includes(charge)} onToggle={() => toggle(charge.id)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {mayCharge && <Acts account={account} chosen={chosen} onIssued={onIssued} />}
      <AddCharge accountId={account.id} opened={adding} onClose={() => setAdding(false)} />
    </Paper>
  );
}

function Head({ checked, currency, onToggle }: { checked: boolean; currency: string; onToggle: () => void }) {
  const t = useTranslations('billing.charges');
  const { symbol } = useMoneyMarks(currency);
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w={40}>
          <Checkbox aria-label={t('selectAll')} checked={checked} onChange={onToggle} />
        </Table.Th>
        <Table.Th>{t('service')}</Table.Th>
        {[`${t('total')} ${symbol}`, t('payer'), t('patient')].map((label) => (
          <Table.Th key={label} className={classes.number}>
            {label}
          </Table.Th>
        ))}
        <HiddenHeader w={64} />
      </Table.Tr>
    </Table.Thead>
  );
}

/** What can be done with the chosen lines besides paying them at once. */
function Acts({ account, chosen, onIssued }: { account: Account; chosen: readonly Charge[]; onIssued: (number: string) => void }) {
  const t = useTranslations('billing.charges');
  const documents = useDocuments();
  const [discounting, setDiscounting] = useState(false);
  const invalidates = [getAccount, listAccounts];
  const issue = useContractMutation(issueInvoice, { invalidates });
  const issueAndGoOn = () =>
    issue.mutate(
      { params: { id: account.id }, body: { chargeIds } },
      // The lines are gone with their button: the hand goes on to the payment.
      { onSuccess: ({ number }) => onIssued(number) },
    );
  const credit = useContractMutation(creditReturns, { invalidates });
  const returns = account.charges.filter(({ needsCredit, status }) => needsCredit && status === 'billable').map(({ id }) => id);
  if (chosen.length === 0 && returns.length === 0) return <FormProblem problem={issue.error ?? credit.error} />;
  const chargeIds = chosen.map(({ id }) => id);
  const estimate = async () => {
    const { id } = await issue.mutateAsync({ params: { id: account.id }, body: { kind: 'proforma', chargeIds } });
    await documents.open(printInvoice, { params: { id }, query: {} });
  };
  return (
    <>
      <Group justify="flex-end" gap="xs" px="md" py="sm">
        {chosen.length > 0 && (
          <>
            <Text size="sm" c="dimmed">
              {`${t('sum')}: ${chosen.length}`}
            </Text>
            <Button variant="subtle" size="sm" onClick={() => setDiscounting(true)}>
              {t('discount')}
            </Button>
            <Button variant="subtle" size="sm" onClick={() => void estimate().catch(() => null)}>
              {t('proforma')}
            </Button>
            <Button variant="default" size="sm" loading={issue.isPending} onClick={issueAndGoOn}>
              {t('invoice')}
            </Button>
          </>
        )}
        {returns.length > 0 && (
          <Button
            variant="default"
            size="sm"
            loading={credit.isPending}
            onClick={() => credit.mutate({ params: { id: account.id }, body: { chargeIds: returns } })}
          >
            {t('creditReturn')}
          </Button>
        )}
      </Group>
      <FormProblem problem={issue.error ?? credit.error} />
      <DiscountModal chargeIds={chargeIds} opened={discounting} onClose={() => setDiscounting(false)} />
    </>
  );
}
