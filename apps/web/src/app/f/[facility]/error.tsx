'use client';

import { Crashed } from '@/ui/Crashed';

export default function FacilityPageError({ retry }: { retry: () => void }) {
  return <Crashed onRetry={retry} />;
}
