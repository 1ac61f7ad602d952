import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoreItemScreen } from '@/features/inventory';

interface ItemPageProps {
  params: Promise<{ store: string; item: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.stores'))('item') };
}

export default async function ItemPage({ params }: ItemPageProps) {
  const { store, item } = await params;
  return <StoreItemScreen storeId={store} itemId={item} />;
}
