import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PayersScreen } from '@/features/insurance';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('insurance.payers'))('title') };
}

export default function PayersPage() {
  return <PayersScreen />;
}
