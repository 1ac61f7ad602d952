import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SetUpScreen } from '@/features/identity';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('identity'))('setUp.title') };
}

export default function SetUpPage() {
  return <SetUpScreen />;
}
