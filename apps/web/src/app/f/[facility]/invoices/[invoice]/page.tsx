import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvoiceScreen } from '@/features/billing';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('billing.documents.kinds'))('invoice') };
}

export default async function InvoicePage({ params }: { params: Promise<{ invoice: string }> }) {
  const { invoice } = await params;
  return <InvoiceScreen id={invoice} />;
}
