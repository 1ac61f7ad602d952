'use client';

import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { countResultInbox } from '@wardbook/contracts/laboratory/results-inbox';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLive } from '@/api/live';
import { useContractQuery } from '@/api/queries';
import { useFacility, useMay } from '@/features/identity';

/** How many results wait, beside the user menu; red when one of them is critical. */
export function InboxIndicator() {
  const t = useTranslations('laboratory.inbox');
  const facility = useFacility();
  const owns = useMay('order:place') && facility.modules.includes('laboratory');
  const { data } = useContractQuery(countResultInbox, {}, { enabled: owns });
  useLive('results', [countResultInbox]);
  if (!owns) return null;
  const { open = 0, critical = 0 } = data ?? {};
  const label = t('waiting', { count: open });
  return (
    <Tooltip label={label}>
      <Indicator label={open} size={16} color={critical > 0 ? 'red' : 'teal'} disabled={open === 0} offset={4}>
        <ActionIcon component={Link} href={facility.path('/results')} variant="subtle" color="gray" aria-label={label}>
          <IconFlask size={20} aria-hidden />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
