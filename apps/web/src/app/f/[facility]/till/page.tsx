import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TillScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.till'))('title') };
}

export default function TillPage() {
  return <TillScreen />;
}
