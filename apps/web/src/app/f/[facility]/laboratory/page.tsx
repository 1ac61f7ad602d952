import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { WorklistScreen } from '@/features/laboratory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('laboratory'))('worklist.title') };
}

export default function LaboratoryPage() {
  return <WorklistScreen />;
}
