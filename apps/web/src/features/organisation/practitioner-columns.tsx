'use client';

import { Group, Text } from '@mantine/core';
import type { Practitioner, PractitionerRole } from '@wardbook/contracts/organisation/practitioners';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { type Formats, useFormats } from '@/ui/formats';
import { StatusBadge } from '@/ui/StatusBadge';
import type { Column } from '@/ui/table/columns';
import { OpenRow } from '@/ui/table/OpenRow';
import { licenceState } from './licence-state';
import { useLicenceWarningDays } from './use-licence-warning-days';

/** One line per practitioner; what belongs to several roles stands below each other. */
export function usePractitionerColumns(onOpen: (practitioner: Practitioner) => void): Column<Practitioner>[] {
  const t = useTranslations('organisation.practitioners');
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('name'),
        sort: 'name',
        cell: (one) => <OpenRow onOpen={() => onOpen(one)}>{one.name}</OpenRow>,
      },
      {
        key: 'profession',
        header: t('profession'),
        cell: (one) => (one.outside ? <Outside of={one} /> : perRole(one, (role) => t(`professions.${role.profession}`))),
      },
      { key: 'speciality', header: t('speciality'), cell: (one) => perRole(one, (role) => role.speciality) },
      { key: 'department', header: t('department'), cell: (one) => perRole(one, (role) => role.department?.name) },
      { key: 'licence', header: t('licence'), cell: (one) => perRole(one, (role) => <Licence role={role} />) },
      { key: 'fee', header: t('fee'), align: 'end', cell: (one) => perRole(one, (role) => feeOf(role, formats)) },
      { key: 'phone', header: t('phone'), cell: (one) => one.phone },
      { key: 'signIn', header: t('signIn'), width: '100px', cell: (one) => (one.userId ? t('hasSignIn') : '') },
    ],
    [t, formats, onOpen],
  );
}

function perRole(practitioner: Practitioner, show: (role: PractitionerRole) => ReactNode) {
  return practitioner.roles.map((role) => <div key={role.id}>{show(role) ?? ' '}</div>);
}

function feeOf({ fee, feeCurrency }: PractitionerRole, formats: Formats): string | null {
  return fee === null ? null : formats.unitPrice(fee, feeCurrency ?? undefined);
}

function Outside({ of }: { of: Practitioner }) {
  const t = useTranslations('organisation.practitioners');
  return (
    <Text size="sm" c="dimmed" component="span">
      {of.affiliation ? t('outsideOf', { affiliation: of.affiliation }) : t('outside')}
    </Text>
  );
}

/** The number, and a word when it has run out or soon will. */
export function Licence({ role }: { role: PractitionerRole }) {
  const t = useTranslations('organisation.practitioners');
  const { today, day } = useFormats();
  const state = licenceState(role.licenceExpiresOn, today(), useLicenceWarningDays());
  if (role.licenceNumber === null && role.licenceExpiresOn === null) return null;
  return (
    <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
      <span className="code">{role.licenceNumber}</span>
      {state !== 'valid' && role.licenceExpiresOn && (
        <StatusBadge tone={state === 'expired' ? 'critical' : 'attention'}>{t(state, { day: day(role.licenceExpiresOn) })}</StatusBadge>
      )}
    </Group>
  );
}
