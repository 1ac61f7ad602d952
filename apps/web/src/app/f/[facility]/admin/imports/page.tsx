import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportsScreen } from '@/features/interop';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interop'))('title') };
}

export default function ImportsPage() {
  return <ImportsScreen />;
}
