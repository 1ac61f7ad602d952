'use client';

import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPrinter } from '@tabler/icons-react';
import { printPrescription, printVisitSummary } from '@wardbook/contracts/chart/prints';
import { useTranslations } from 'next-intl';
import { useDocuments } from '@/api/documents';
import { useProblemMessage } from '@/api/problem-message';

/** The papers of one visit. */
export function VisitPrints({ visitId, prescribed }: { visitId: string; prescribed: boolean }) {
  const t = useTranslations('chart.prints');
  const print = usePrint();
  const args = { params: { id: visitId } };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('menu')}>
          <IconPrinter size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => print((documents) => documents.open(printVisitSummary, args))}>{t('summary')}</Menu.Item>
        {prescribed && (
          <Menu.Item onClick={() => print((documents) => documents.open(printPrescription, args))}>{t('prescription')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Opens a document, and says why when it cannot be opened. */
export function usePrint(): (act: (documents: ReturnType<typeof useDocuments>) => Promise<void>) => void {
  const documents = useDocuments();
  const messageOf = useProblemMessage();
  return (act) => {
    act(documents).catch((error: unknown) => notifications.show({ color: 'red', message: messageOf(error) }));
  };
}
