import type { DocumentProps } from '@react-pdf/renderer';
import { cloneElement, type ReactElement } from 'react';
import { renderPdf } from '../core/print/pdf.js';

interface LaidOut {
  box?: { left: number; top: number };
  lines?: readonly { string: string; xAdvance: number; box: { x: number; y: number; height: number } }[];
  children?: readonly LaidOut[];
}

interface LaidOutPage extends LaidOut {
  box: { left: number; top: number; width: number; height: number };
}

export interface PrintedLine {
  page: number;
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Every line of text on a paper, with where it stands in points, as the layout engine has placed it. */
export async function printedLines(document: ReactElement<DocumentProps>): Promise<{ pages: LaidOutPage['box'][]; lines: PrintedLine[] }> {
  let pages: readonly LaidOutPage[] = [];
  const onRender = (rendered: object) => {
    pages = (rendered as { _INTERNAL__LAYOUT__DATA_: { children: readonly LaidOutPage[] } })._INTERNAL__LAYOUT__DATA_.children;
  };
  await renderPdf(cloneElement(document, { onRender }));
  return { pages: pages.map(({ box }) => box), lines: pages.flatMap((page, index) => linesOf(page, index + 1, 0, 0)) };
}

function linesOf(node: LaidOut, page: number, x: number, y: number): PrintedLine[] {
  const left = x + (node.box?.left ?? 0);
  const top = y + (node.box?.top ?? 0);
  const own = (node.lines ?? []).map(({ string, xAdvance, box }) => ({
    page,
    text: string,
    left: left + box.x,
    right: left + box.x + xAdvance,
    top: top + box.y,
    bottom: top + box.y + box.height,
  }));
  return [...own, ...(node.children ?? []).flatMap((child) => linesOf(child, page, left, top))];
}
