/** A text as it stands in a pattern of LIKE: none of its characters is a wildcard, and none escapes the next one. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
