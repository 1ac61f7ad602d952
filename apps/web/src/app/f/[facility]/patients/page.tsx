import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DeskPatientsScreen } from '@/features/scheduling';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients'))('title') };
}

export default function PatientsPage() {
  return <DeskPatientsScreen />;
}
