'use client';

import { Tabs } from '@mantine/core';
import type { Permission } from '@wardbook/contracts/core/permissions';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useFacility } from '@/features/identity';
import classes from './PatientSections.module.css';

/** The pages of one patient, below `/patients/<id>`. A page gets its line here when it exists. */
const sections: readonly { key: 'chart' | 'demographics'; path: string; permission: Permission }[] = [
  { key: 'chart', path: '', permission: 'chart:read' },
  { key: 'demographics', path: '/demographics', permission: 'patient:read' },
];

export function PatientSections({ id }: { id: string }) {
  const t = useTranslations('patients.sections');
  const router = useRouter();
  const pathname = usePathname();
  const facility = useFacility();
  const base = facility.path(`/patients/${id}`);
  const offered = sections.filter(({ permission }) => facility.permissions.includes(permission));
  if (offered.length < 2) return null;
  const current =
    offered.find(({ path }) => path !== '' && pathname.startsWith(base + path)) ?? offered.find(({ path }) => pathname === base + path);
  return (
    <Tabs
      value={current?.key ?? null}
      onChange={(key) => router.push(base + (offered.find((each) => each.key === key)?.path ?? ''))}
      className={classes.sections}
    >
      <Tabs.List aria-label={t('label')}>
        {offered.map(({ key }) => (
          <Tabs.Tab key={key} value={key}>
            {t(key)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
