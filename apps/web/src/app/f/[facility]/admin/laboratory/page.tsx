import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CatalogueScreen } from '@/features/laboratory';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('laboratory'))('catalogue.title') };
}

export default function LaboratoryCataloguePage() {
  return <CatalogueScreen />;
}
