import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FacilitiesScreen } from '@/features/organisation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.facilities'))('title') };
}

export default function FacilitiesPage() {
  return <FacilitiesScreen />;
}
