interface Named {
  code: string;
  name: string;
  series?: { from: number; to: number } | undefined;
}

/** `B` and `Bed` from 1 to 3 become `B-1 Bed 1`, `B-2 Bed 2`, `B-3 Bed 3`; without a series it is the one place itself. */
export function placesOf<Place extends Named>({ series, ...place }: Place): Omit<Place, 'series'>[] {
  if (!series) return [place];
  const width = String(series.to).length;
  return Array.from({ length: series.to - series.from + 1 }, (_, index) => {
    const number = String(series.from + index);
    // Codes are sorted as text, so 9 must come before 10; names are read by people.
    return { ...place, code: `${place.code}-${number.padStart(width, '0')}`, name: `${place.name} ${number}` };
  });
}
