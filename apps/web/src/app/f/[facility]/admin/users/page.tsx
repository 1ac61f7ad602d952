import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UsersScreen } from '@/features/identity';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity.users'))('title') };
}

export default function UsersPage() {
  return <UsersScreen />;
}
