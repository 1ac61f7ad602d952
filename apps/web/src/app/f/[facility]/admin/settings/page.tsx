import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsScreen } from '@/features/organisation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.settings'))('title') };
}

export default function SettingsPage() {
  return <SettingsScreen />;
}
