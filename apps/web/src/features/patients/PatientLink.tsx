'use client';

import { Anchor, Text } from '@mantine/core';
import { useFacility, useMay } from '@/features/identity';
import { WantedLink } from '@/ui/WantedLink';

interface PatientLinkProps {
  patient: { id: string; name: string };
}

/** Two patients can differ in the end of their names, so a name takes a second line and is never cut. */
const WHOLE = { overflowWrap: 'break-word' } as const;

/** The name of a patient in a list or a header; it opens the record for those who may see it. */
export function PatientLink({ patient: { id, name } }: PatientLinkProps) {
  const facility = useFacility();
  const mayRead = useMay('patient:read');
  if (!mayRead) {
    return (
      <Text component="span" inherit fw={600} style={WHOLE}>
        {name}
      </Text>
    );
  }
  return (
    <Anchor component={WantedLink} href={facility.path(`/patients/${id}`)} inherit fw={600} c="inherit" style={WHOLE}>
      {name}
    </Anchor>
  );
}
