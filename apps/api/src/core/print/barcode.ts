import { toBuffer } from 'bwip-js/node';

/** A Code 128 barcode as a PNG for a document or a label. Its text is printed beside it, in our own type. */
export async function barcode(text: string): Promise<Buffer> {
  return await toBuffer({ bcid: 'code128', text, scale: 4, height: 8, paddingwidth: 0 });
}
