import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RolesScreen } from '@/features/identity';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.roles'))('title') };
}

export default function RolesPage() {
  return <RolesScreen />;
}
