import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PatientPage } from '@/features/chart';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chart'))('title') };
}

export default async function ChartPage({ params }: { params: Promise<{ id: string }> }) {
  return <PatientPage patientId={(await params).id} />;
}
