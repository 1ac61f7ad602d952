import type { ReactNode } from 'react';
import { EarlyReads } from '@/api/early/EarlyReads';
import { FIRST_READ } from '@/features/chart/readers';
import { FacilityGate, SessionGate } from '@/features/identity';
import { InboxIndicator } from '@/features/laboratory';
import { FacilityShell, ShellSkeleton } from '@/features/shell';

interface FacilityLayoutProps {
  params: Promise<{ facility: string }>;
  children: ReactNode;
}

export default async function FacilityLayout({ params, children }: FacilityLayoutProps) {
  const { facility } = await params;
  return (
    <>
      <EarlyReads pages={{ '/patients/:id': FIRST_READ }} />
      <SessionGate waiting={<ShellSkeleton />}>
        <FacilityGate code={facility}>
          <FacilityShell inbox={<InboxIndicator />}>{children}</FacilityShell>
        </FacilityGate>
      </SessionGate>
    </>
  );
}
