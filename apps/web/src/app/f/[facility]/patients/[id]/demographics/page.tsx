import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DemographicsScreen } from '@/features/patients';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.demographics'))('title') };
}

export default function DemographicsPage() {
  return <DemographicsScreen />;
}
