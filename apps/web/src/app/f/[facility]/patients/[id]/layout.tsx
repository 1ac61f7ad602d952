import type { ReactNode } from 'react';
import { VisitActs } from '@/features/encounters';
import { PatientFrame } from '@/features/patients';

interface PatientLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function PatientLayout({ params, children }: PatientLayoutProps) {
  const { id } = await params;
  return (
    <PatientFrame id={id} actions={<VisitActs patientId={id} />}>
      {children}
    </PatientFrame>
  );
}
