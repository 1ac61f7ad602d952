import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UnpricedScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.unpriced'))('title') };
}

export default function UnpricedPage() {
  return <UnpricedScreen />;
}
