import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DepartmentsScreen } from '@/features/organisation';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisation.departments'))('title') };
}

export default function DepartmentsPage() {
  return <DepartmentsScreen />;
}
