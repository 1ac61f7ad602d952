import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { en } from '@/messages/en';
import GlobalError from './global-error';

describe('the page for when even the root layout breaks', () => {
  it('stands alone: its own document, words and way out', () => {
    const page = renderToString(<GlobalError retry={() => undefined} />);
    expect(page).toMatch(/^<html lang="en">/);
    for (const words of [en.common.crash.title, en.common.crash.body, en.common.crash.reload]) expect(page).toContain(words);
    expect(page).toContain('href="/"');
  });
});
