import { NothingHere } from '@/ui/NothingHere';

export default function NotFound() {
  return <NothingHere />;
}
