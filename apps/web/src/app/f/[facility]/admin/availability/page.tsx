import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AvailabilityScreen } from '@/features/scheduling';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduling'))('availability.title') };
}

export default function AvailabilityPage() {
  return <AvailabilityScreen />;
}
