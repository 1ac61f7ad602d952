import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DashboardScreen } from '@/features/reports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.dashboard'))('title') };
}

export default function DashboardPage() {
  return <DashboardScreen />;
}
