'use client';

import type { Lived } from '@wardbook/contracts/patients/birth';
import { useFormats } from './formats';

/** The age today, or at the death, in the unit that wards use; the date of birth shows on hover. */
export function Age({ person }: { person: Lived }) {
  const formats = useFormats();
  return (
    <span className="nowrap" title={person.birthDate ? formats.day(person.birthDate) : undefined}>
      {formats.ageOf(person)}
    </span>
  );
}
