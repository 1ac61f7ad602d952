'use client';

import { Drawer } from '@mantine/core';
import type { Place } from '@wardbook/contracts/scheduling/appointments';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFormats } from '@/ui/formats';
import { BookingForm } from './BookingForm';
import { type BookingStart, bookingTitle } from './use-booking';

interface BookingDrawerProps {
  opened: boolean;
  start: BookingStart | undefined;
  onClose: () => void;
}

/** Booking and walk-in over a page that is not the day's, such as a patient's record or a consultation. */
export function BookingDrawer({ opened, start = { walkIn: false }, onClose }: BookingDrawerProps) {
  const t = useTranslations('scheduling.booking');
  const common = useTranslations('common');
  return (
    <Drawer opened={opened} onClose={onClose} title={t(bookingTitle(start))} closeButtonProps={{ 'aria-label': common('close') }}>
      {opened && <Form start={start} onClose={onClose} />}
    </Drawer>
  );
}

function Form({ start, onClose }: { start: BookingStart; onClose: () => void }) {
  const formats = useFormats();
  const [place, setPlace] = useState<Place | null>(null);
  return <BookingForm start={start} date={formats.today()} place={place} onPlace={setPlace} onDone={onClose} />;
}
