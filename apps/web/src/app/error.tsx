'use client';

import { Crashed } from '@/ui/Crashed';

export default function PageError({ retry }: { retry: () => void }) {
  return (
    <main>
      <Crashed onRetry={retry} />
    </main>
  );
}
