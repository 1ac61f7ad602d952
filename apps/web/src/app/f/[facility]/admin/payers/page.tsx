import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PayersScreen } from '@/features/patients';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.payers'))('title') };
}

export default function PayersPage() {
  return <PayersScreen />;
}
