import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VitalsScreen } from '@/features/encounters';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('encounters'))('vitals.title') };
}

export default function VitalsPage() {
  return <VitalsScreen />;
}
