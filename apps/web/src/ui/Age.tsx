'use client';

import { useFormats } from './formats';

/** The age today of somebody born on a day, in the unit that wards use; the date of birth shows on hover. */
export function Age({ birthDate }: { birthDate: string }) {
  const formats = useFormats();
  return (
    <span className="nowrap" title={formats.day(birthDate)}>
      {formats.ageToday(birthDate)}
    </span>
  );
}
