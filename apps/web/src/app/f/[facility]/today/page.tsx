import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TodayScreen } from '@/features/scheduling';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scheduling'))('today.title') };
}

export default function TodayPage() {
  return <TodayScreen />;
}
