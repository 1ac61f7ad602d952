'use client';

import { Button, Menu, Modal, Stack } from '@mantine/core';
import { IconPlus, IconShoppingBag, IconUser } from '@tabler/icons-react';
import { listAccounts, openAccount } from '@wardbook/contracts/billing/charges';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useContractMutation } from '@/api/mutations';
import { PatientPicker } from '@/features/patients';
import { FormProblem } from '@/ui/form/FormProblem';

/** Opens an account for what belongs to no visit: for a patient, or for a buyer without a record. */
export function NewAccount({ onOpened }: { onOpened: (id: string) => void }) {
  const t = useTranslations('billing.till');
  const common = useTranslations('common');
  const [picking, setPicking] = useState(false);
  const open = useContractMutation(openAccount, {
    invalidates: [listAccounts],
    onSuccess: ({ id }) => {
      setPicking(false);
      onOpened(id);
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('newAccount')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUser size={16} aria-hidden />} onClick={() => setPicking(true)}>
            {t('forPatient')}
          </Menu.Item>
          <Menu.Item leftSection={<IconShoppingBag size={16} aria-hidden />} onClick={() => open.mutate({ body: {} })}>
            {t('forWalkIn')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={picking}
        onClose={() => setPicking(false)}
        title={t('forPatient')}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        <Stack mih={280}>
          <PatientPicker
            label={t('forPatient')}
            value={null}
            autoFocus
            onChange={(patient) => patient && open.mutate({ body: { patientId: patient.id } })}
          />
          <FormProblem problem={open.error} />
        </Stack>
      </Modal>
    </>
  );
}
