'use client';

import { Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Payer, PayerPlan } from '@wardbook/contracts/insurance/payers';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMay } from '@/features/identity';
import { useFormats } from '@/ui/formats';
import { PayerForm } from './PayerForm';
import { PlanForm } from './PlanForm';

interface PayerDetailProps {
  /** Null enters a new one. */
  payer: Payer | null;
  onEntered: (payer: Payer) => void;
}

/** One payer and what its plans pay. */
export function PayerDetail({ payer, onEntered }: PayerDetailProps) {
  const t = useTranslations('insurance.payers');
  const [opened, setOpened] = useState<string | null>(null);
  const mayEdit = useMay('price:manage');
  return (
    <Stack>
      {mayEdit ? <PayerForm key={payer?.version ?? 0} payer={payer} onEntered={onEntered} /> : payer && <PayerFacts payer={payer} />}
      {payer && (
        <>
          <Divider />
          <Group justify="space-between">
            <Title order={2}>{t('columns.plans')}</Title>
            {mayEdit && (
              <Button size="sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setOpened('new')}>
                {t('addPlan')}
              </Button>
            )}
          </Group>
          {payer.plans.length === 0 && opened === null && <Text c="dimmed">{t('noPlans')}</Text>}
          {opened === 'new' && <PlanForm payerId={payer.id} plan={null} onDone={() => setOpened(null)} />}
          {payer.plans.map((plan) =>
            opened === plan.id ? (
              <PlanForm key={plan.id} payerId={payer.id} plan={plan} onDone={() => setOpened(null)} />
            ) : (
              <PlanLine key={plan.id} plan={plan} onEdit={mayEdit ? () => setOpened(plan.id) : null} />
            ),
          )}
        </>
      )}
    </Stack>
  );
}

/** For those who cover patients but do not agree terms with payers. */
function PayerFacts({ payer: { name, code, kind, phone, email } }: { payer: Payer }) {
  const t = useTranslations('insurance.payers');
  return (
    <div>
      <Text fw={600}>
        {name} <span className="code">{code}</span>
      </Text>
      <Text size="sm">{[t(`kind.${kind}`), phone, email].filter(Boolean).join(' · ')}</Text>
    </div>
  );
}

function PlanLine({ plan, onEdit }: { plan: PayerPlan; onEdit: (() => void) | null }) {
  const t = useTranslations('insurance.payers');
  const formats = useFormats();
  const { cap } = plan;
  const facts = [
    t('share', { percent: formats.number(plan.coveredPercent) }),
    cap && t(`cap.${cap.period}`, { amount: formats.money(cap.amount, cap.currency) }),
    plan.needsAuthorisation && t('needsAuthorisation'),
    plan.noBalanceBilling && t('noBalanceBilling'),
    !plan.active && t('inactive'),
  ];
  return (
    <Paper p="sm">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600}>
            {plan.name} <span className="code">{plan.code}</span>
          </Text>
          <Text size="sm">{facts.filter(Boolean).join(' · ')}</Text>
        </div>
        {onEdit && (
          <Button size="sm" variant="subtle" onClick={onEdit}>
            {t('editPlan')}
          </Button>
        )}
      </Group>
    </Paper>
  );
}
