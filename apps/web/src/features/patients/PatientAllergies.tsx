'use client';

import { AllergyChips } from './AllergyChips';
import { useBannerAllergies } from './record/use-banner-allergies';

/** The allergies of one patient as the banner shows them, for screens that work on several patients. Nothing for whom the chart is closed. */
export function PatientAllergies({ patientId }: { patientId: string }) {
  const allergies = useBannerAllergies(patientId);
  return allergies && <AllergyChips allergies={allergies} alerts={[]} />;
}
