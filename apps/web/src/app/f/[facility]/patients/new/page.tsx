import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegistrationScreen } from '@/features/patients';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('patients.registration'))('title') };
}

export default function RegistrationPage() {
  return <RegistrationScreen />;
}
