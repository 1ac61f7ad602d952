import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResultsInboxScreen } from '@/features/laboratory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('laboratory'))('inbox.title') };
}

export default function ResultsPage() {
  return <ResultsInboxScreen />;
}
