const UTC = '+00';
const MILLISECONDS = 3;

/**
 * A moment as PostgreSQL writes it, as RFC 3339 text in UTC with milliseconds. Connections are in UTC, where this is a matter of
 * cutting text; a page of appointments has a thousand moments, and the calendar of each would cost more than reading the page.
 */
export function instantOf(text: string): string {
  if (!text.endsWith(UTC)) return new Date(text).toISOString();
  const point = text.indexOf('.');
  const whole = point < 0 ? text.slice(0, -UTC.length) : text.slice(0, point);
  const fraction = point < 0 ? '' : text.slice(point + 1, -UTC.length);
  return `${whole.replace(' ', 'T')}.${fraction.slice(0, MILLISECONDS).padEnd(MILLISECONDS, '0')}Z`;
}
