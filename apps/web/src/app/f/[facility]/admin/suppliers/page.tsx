import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SuppliersScreen } from '@/features/inventory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.suppliers'))('title') };
}

export default function SuppliersPage() {
  return <SuppliersScreen />;
}
