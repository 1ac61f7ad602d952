import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClinicScreen } from '@/features/encounters';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('encounters'))('clinic.title') };
}

export default function ClinicPage() {
  return <ClinicScreen />;
}
