const MORNING = 10;
/** No two neighbours are more than four hours apart. */
const zones = [
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Dhaka',
  'Asia/Dubai',
  'Africa/Nairobi',
  'Europe/London',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Denver',
  'America/Anchorage',
  'Pacific/Honolulu',
];

/** The zone in which it is nearest to ten in the morning, so that the hospital's day lies ahead at any hour here. */
export function morningZone(): string {
  const [nearest] = zones.toSorted((one, other) => fromMorning(one) - fromMorning(other));
  return nearest as string;
}

function fromMorning(timeZone: string): number {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone }).format());
  return Math.abs(hour - MORNING);
}
