/** Times are always formatted in a facility's zone by `useFormats`, never by next-intl: UTC only makes it deterministic. */
export const FORMATTING_ZONE = 'UTC';
