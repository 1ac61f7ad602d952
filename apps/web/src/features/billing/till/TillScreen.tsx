'use client';

import { Paper } from '@mantine/core';
import { IconCashRegister } from '@tabler/icons-react';
import { getAccount, listAccounts } from '@wardbook/contracts/billing/charges';
import { getTill } from '@wardbook/contracts/billing/till';
import { useTranslations } from 'next-intl';
import { useQueryState } from 'nuqs';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';
import { EmptyState } from '@/ui/EmptyState';
import { PageFrame } from '@/ui/PageFrame';
import { AccountList } from './AccountList';
import { AccountPanel } from './AccountPanel';
import { NewAccount } from './NewAccount';
import { SessionBar } from './SessionBar';
import classes from './till.module.css';

/** The cash desk: open accounts at the left, the chosen account with its payment at the right, the drawer above. */
export function TillScreen() {
  const t = useTranslations('billing.till');
  const { name: facility } = useFacility();
  const mayCharge = useMay('invoice:issue');
  const mayTake = useMay('payment:record');
  const [accountId, setAccountId] = useQueryState('account');
  const till = useContractQuery(getTill, {}, { enabled: mayTake });
  useLive('billing', [listAccounts, getAccount, getTill]);
  const session = till.data?.session ?? null;
  return (
    <PageFrame
      title={t('title')}
      subtitle={t('subtitle', { facility })}
      width="full"
      actions={mayCharge && <NewAccount onOpened={(id) => void setAccountId(id)} />}
    >
      {mayTake && till.data && <SessionBar session={session} />}
      <div className={classes.desk}>
        <AccountList chosen={accountId} onChoose={(id) => void setAccountId(id)} />
        {accountId === null ? (
          <Paper>
            <EmptyState icon={<IconCashRegister size={40} stroke={1.2} aria-hidden />} title={t('choose')} hint={t('chooseHint')} />
          </Paper>
        ) : (
          <AccountPanel key={accountId} id={accountId} tillIsOpen={session !== null} onNext={() => void setAccountId(null)} />
        )}
      </div>
    </PageFrame>
  );
}
