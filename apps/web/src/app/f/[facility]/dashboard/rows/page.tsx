import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReportRowsScreen } from '@/features/reports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports.rows'))('title') };
}

export default function ReportRowsPage() {
  return <ReportRowsScreen />;
}
