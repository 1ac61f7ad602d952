import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MedicinesScreen } from '@/features/pharmacy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pharmacy.medicines'))('title') };
}

export default function MedicinesPage() {
  return <MedicinesScreen />;
}
