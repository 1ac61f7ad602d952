'use client';

import { Alert, Button, Modal, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type Availability, endAvailability, listAvailability } from '@wardbook/contracts/scheduling/availability';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { useProblemMessage } from '@/api/problem-message';
import { useFormats } from '@/ui/formats';

/** Ends weekly hours with a last day, since hours that held once are never edited away. */
export function EndAvailability({ rule }: { rule: Availability }) {
  const t = useTranslations('scheduling.availability');
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const [opened, setOpened] = useState(false);
  const [lastDay, setLastDay] = useState(formats.today());
  const end = useContractMutation(endAvailability, { invalidates: [listAvailability], onSuccess: () => setOpened(false) });
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>
        {t('end')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('endTitle')}>
        <Stack>
          <Text>{t('endMeaning')}</Text>
          <DateInput label={t('lastDay')} value={lastDay} onChange={(day) => day && setLastDay(day)} minDate={rule.validFrom} />
          {end.error && <Alert color="red">{messageOf(end.error)}</Alert>}
          <Button
            color="red"
            loading={end.isPending}
            onClick={() => end.mutate({ params: { id: rule.id }, body: { version: rule.version, lastDay } })}
          >
            {t('endTitle')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
