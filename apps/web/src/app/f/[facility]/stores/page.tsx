import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoresScreen } from '@/features/inventory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.stores'))('title') };
}

export default function StoresPage() {
  return <StoresScreen />;
}
