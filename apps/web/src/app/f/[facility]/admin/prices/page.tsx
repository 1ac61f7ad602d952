import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PricesScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.prices'))('title') };
}

export default function PricesPage() {
  return <PricesScreen />;
}
