'use client';

import { ActionIcon, Popover, Stack, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import type { Charge } from '@wardbook/contracts/billing/charges';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';

/** Explains the price: the rule, the selectors that decided, since when, the tax and the split. */
export function WhyThisPrice({ charge }: { charge: Charge }) {
  const t = useTranslations('billing.charges');
  return (
    <Popover width={300} position="bottom-end" withArrow shadow="sm">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`${t('why')}: ${charge.description}`}>
          <IconHelpCircle size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          <Text size="sm" fw={600}>
            {t('why')}
          </Text>
          {useReasons(charge).map((line) => (
            <Text size="sm" key={line}>
              {line}
            </Text>
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function useReasons({ why, taxCode, taxRate, taxInclusive, parts, currency, awaitingPayment, discount, discounted }: Charge): string[] {
  const t = useTranslations('billing.charges');
  const { day, money } = useFormats();
  const payer = why.payerName ?? '';
  const selectors = why.selectors.map((selector) => t(`whySelectors.${selector}` as 'whySelectors.payer', { payer }));
  const scope = selectors.length > 0 ? selectors.join(', ') : t('whyGeneral');
  const rule = t(`whyRule.${why.rule}`);
  return [
    why.rule === 'price-list' ? `${rule}, ${scope}` : rule,
    ...(why.validFrom ? [t('whySince', { day: day(why.validFrom) })] : []),
    ...(taxCode ? [t('whyTax', { code: taxCode, rate: taxRate ?? '', inclusive: String(taxInclusive) })] : []),
    ...(discount?.status === 'approved' && discounted
      ? [`${t('discounted', { percent: discount.percent })}: ${money(-discounted, currency)}`]
      : []),
    ...parts.flatMap((part) => {
      if (part.party === 'allowance') return [t('allowance')];
      if (part.party === 'patient') return [];
      const split = t('whySplit', { payer: part.payerName ?? '', percent: part.percent ?? '' });
      return [part.capped ? `${split}; ${t('whyCapped')}` : split];
    }),
    ...(awaitingPayment ? [t('awaiting')] : []),
  ];
}
