import type { DocumentProps } from '@react-pdf/renderer';
import { renderToBuffer } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import './fonts.js';

/** Lays a document out. It takes tens of milliseconds of CPU, so it is never called inside a transaction. */
export async function renderPdf(document: ReactElement<DocumentProps>): Promise<Buffer> {
  return await renderToBuffer(document);
}

/** Millimetres in the points that a page is measured in. */
export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}
