/** An age as it was typed, as the API takes it: `18 Y` and a bare number of days too. What cannot be read stays, for the schema to mark. */
export function ageLimitOf(typed: string): string {
  const match = /^\s*0*(\d+)\s*([dwmy]?)\s*$/i.exec(typed);
  return match ? `${match[1]}${match[2]?.toLowerCase() || 'd'}` : typed;
}
