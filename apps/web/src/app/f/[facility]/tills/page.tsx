import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TillSessionsScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.tills'))('title') };
}

export default function TillSessionsPage() {
  return <TillSessionsScreen />;
}
