import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PractitionersScreen } from '@/features/organisation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.practitioners'))('title') };
}

export default function PractitionersPage() {
  return <PractitionersScreen />;
}
