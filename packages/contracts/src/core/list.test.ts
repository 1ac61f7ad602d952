import { describe, expect, it } from 'vitest';
import { shortText } from './list.js';

describe('a text that must say something', () => {
  it('is kept as it is seen', () => {
    expect(shortText.parse(' Mar\u200Biam\uFEFF ')).toBe('Mariam');
    expect(shortText.parse('Review\r\nBcc: someone@example.org')).toBe('Review Bcc: someone@example.org');
    expect(shortText.parse('Zoe\u0308')).toBe('Zo\u00EB');
    expect(shortText.parse('\u0645\u06CC\u200C\u062E')).toBe('\u0645\u06CC\u200C\u062E');
    expect(shortText.safeParse('\u200B\u2060').success).toBe(false);
  });
});
