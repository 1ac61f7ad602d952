import { MissingPage } from '@/ui/MissingPage';

export default function FacilityNotFound() {
  return <MissingPage />;
}
