import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DispensingScreen } from '@/features/pharmacy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pharmacy.dispensing'))('title') };
}

export default function DispensingPage() {
  return <DispensingScreen />;
}
