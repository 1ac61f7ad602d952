import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LocationsScreen } from '@/features/organisation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.locations'))('title') };
}

export default function LocationsPage() {
  return <LocationsScreen />;
}
