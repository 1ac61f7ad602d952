import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvoicesScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.invoices'))('title') };
}

export default function InvoicesPage() {
  return <InvoicesScreen />;
}
