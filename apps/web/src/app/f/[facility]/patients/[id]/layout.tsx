import type { ReactNode } from 'react';
import { PatientFrame } from '@/features/patients';

interface PatientLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

export default async function PatientLayout({ params, children }: PatientLayoutProps) {
  const { id } = await params;
  return <PatientFrame id={id}>{children}</PatientFrame>;
}
