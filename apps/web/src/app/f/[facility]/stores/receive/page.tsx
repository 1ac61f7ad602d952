import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GoodsReceiptScreen } from '@/features/inventory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inventory.receipt'))('title') };
}

export default function ReceivePage() {
  return <GoodsReceiptScreen />;
}
