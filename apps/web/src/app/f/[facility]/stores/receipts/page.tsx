import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GoodsReceiptsScreen } from '@/features/inventory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.receipts'))('title') };
}

export default function ReceiptsPage() {
  return <GoodsReceiptsScreen />;
}
