import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DiscountsScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.discounts'))('title') };
}

export default function DiscountsPage() {
  return <DiscountsScreen />;
}
