import type { ReactNode } from 'react';
import { VisitActs } from '@/features/encounters';
import { PatientFrame } from '@/features/patients';
import { AfterRegistration, DeskActs } from '@/features/scheduling';

interface PatientLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function PatientLayout({ params, children }: PatientLayoutProps) {
  const { id } = await params;
  return (
    <PatientFrame
      id={id}
      actions={
        <>
          <VisitActs patientId={id} />
          <DeskActs />
        </>
      }
      notice={<AfterRegistration />}
    >
      {children}
    </PatientFrame>
  );
}
