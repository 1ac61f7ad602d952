import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ConsultationScreen } from '@/features/encounters';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('encounters'))('consultation.title') };
}

export default async function ConsultationPage({ params }: { params: Promise<{ id: string }> }) {
  return <ConsultationScreen visitId={(await params).id} />;
}
