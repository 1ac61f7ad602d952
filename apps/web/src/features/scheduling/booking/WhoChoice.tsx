'use client';

import { Group, Radio, Select, type SelectProps, Stack, Text } from '@mantine/core';
import { listFreePlaces, readDay } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import type { Ref } from 'react';
import { useContractQuery } from '@/api/queries';
import { useFormats } from '@/ui/formats';
import { usePractitioners, useReceivers } from '../use-practitioners';
import { type Queue, useQueues } from '../use-queues';
import type { useBooking } from './use-booking';

const ANYONE = 'anyone';

type AnyoneSelectProps = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value: string | null;
  onChange: (practitionerId: string | null) => void;
  ref?: Ref<HTMLInputElement>;
};

/** With whom: one practitioner, or anyone who is free. */
export function AnyoneSelect({ value, onChange, ...props }: AnyoneSelectProps) {
  const t = useTranslations('scheduling.booking');
  const choices = useReceivers().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      searchable
      openOnFocus={false}
      label={t('practitioner')}
      data={[{ value: ANYONE, label: t('anyone') }, ...choices]}
      value={value ?? ANYONE}
      onChange={(id) => onChange(id === ANYONE ? null : id)}
      {...props}
    />
  );
}

interface WalkInChoiceProps {
  booking: ReturnType<typeof useBooking>;
  fieldRef: Ref<HTMLInputElement>;
}

/** For whom a patient without a booking waits: each practitioner with those who wait already. */
export function WalkInChoice({ booking, fieldRef }: WalkInChoiceProps) {
  const t = useTranslations('scheduling.booking');
  const { queueOf } = useQueues();
  const words = useQueueWords();
  const choices = useWalkInChoices();
  return (
    <>
      <Select
        searchable
        ref={fieldRef}
        label={t('practitioner')}
        data={choices}
        value={booking.practitionerId}
        onChange={(id) => {
          booking.setPractitionerId(id);
          booking.setSessionId('');
        }}
        {...(booking.patient ? { 'data-autofocus': true } : {})}
        error={booking.missing.practitioner && t('missing.practitioner')}
        description={booking.practitionerId && words(queueOf(booking.practitionerId))}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        renderOption={({ option }) => (
          <Group justify="space-between" wrap="nowrap" gap="xs" w="100%">
            <span>{option.label}</span>
            <Text span size="sm" c="dimmed" className="nowrap">
              {words(queueOf(option.value))}
            </Text>
          </Group>
        )}
      />
      <SessionChoice practitionerId={booking.practitionerId} value={booking.sessionId} onChange={booking.setSessionId} />
    </>
  );
}

/** Who receives today, and below them everybody else who works here. */
function useWalkInChoices() {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const { data } = useContractQuery(readDay, { params: { date: formats.today() } });
  const here = new Set(data?.practitioners.filter(({ windows }) => windows.length > 0).map(({ id }) => id));
  const all = usePractitioners().map(({ id, name }) => ({ value: id, label: name }));
  const groups = [
    { group: t('receivesToday'), items: all.filter(({ value }) => here.has(value)) },
    { group: t('others'), items: all.filter(({ value }) => !here.has(value)) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function useQueueWords(): (queue: Queue | null) => string | null {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  return (queue) =>
    queue && t('waiting', { count: queue.waiting, longest: queue.since ? Math.max(0, formats.minutesSince(queue.since)) : 0 });
}

interface SessionChoiceProps {
  practitionerId: string | null;
  value: string;
  onChange: (sessionId: string) => void;
}

/** Today's sessions for a patient who walks in, or none: then the patient waits without a token. */
function SessionChoice({ practitionerId, value, onChange }: SessionChoiceProps) {
  const t = useTranslations('scheduling.booking');
  const formats = useFormats();
  const today = formats.today();
  const query = { from: today, to: today, ...(practitionerId ? { practitionerId } : {}) };
  const { data } = useContractQuery(listFreePlaces, { query }, { enabled: practitionerId !== null });
  const sessions = data?.items.filter(({ kind }) => kind === 'session') ?? [];
  if (sessions.length === 0) return null;
  return (
    <Radio.Group label={t('session')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {sessions.map((each) => (
          <Radio
            key={each.availabilityId}
            value={each.availabilityId}
            label={t('walkInSession', { from: formats.time(each.startsAt), to: formats.time(each.endsAt), left: each.walkInsLeft ?? 0 })}
          />
        ))}
        <Radio value="" label={t('noSession')} />
      </Stack>
    </Radio.Group>
  );
}
