import { HomeRedirect } from '@/features/identity';

export default function StartPage() {
  return <HomeRedirect />;
}
