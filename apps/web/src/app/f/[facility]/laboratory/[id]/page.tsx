import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WorkScreen } from '@/features/laboratory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('laboratory'))('work.title') };
}

export default async function LaboratoryWorkPage({ params }: { params: Promise<{ id: string }> }) {
  return <WorkScreen id={(await params).id} />;
}
