import { Document, Page } from '@react-pdf/renderer';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { MONO, SANS } from './fonts.js';
import { renderPdf } from './pdf.js';
import { Text } from './text.js';

const SCRIPTS = ['王小明', 'राजेश शर्मा', 'สมชาย', 'অনন্যা', 'አበበ', '김민준', '🙂', 'משה כהן', 'محمد علي', 'ქართული'];

/** The typefaces that a page takes its characters from. */
async function facesOf(text: string): Promise<string[]> {
  const styles = [{}, { fontWeight: 'bold' as const }, { fontFamily: MONO }];
  const children = [
    ...styles.map((style, key) => createElement(Text, { key, style }, 'Note: ', [text])),
    createElement(Text, { key: 'page', render: () => text }),
  ];
  const page = createElement(Document, {}, createElement(Page, { style: { fontFamily: SANS } }, children));
  const document = (await renderPdf(page)).toString('latin1');
  return [...document.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/g)].map((match) => match[1] ?? '');
}

describe('text on a page', () => {
  it.each(SCRIPTS)('takes every character of %s from the typefaces that travel with the document', async (text) => {
    const faces = await facesOf(text);
    expect(faces).toContain('DejaVuSansCondensed');
    expect(faces.filter((face) => !/^(DejaVu|NotoSans)/.test(face))).toEqual([]);
  });
});
