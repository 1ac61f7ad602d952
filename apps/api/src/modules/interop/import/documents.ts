import { type Line, LONGEST_LINE } from './line-reader.js';

/**
 * The documents of a file: each line is one, and so are lines from a lone `{` to the `}` below it, as programs indent
 * JSON. A document is named by its first line.
 */
export async function* documentsOf(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let indented: { number: number; parts: string[]; length: number } | undefined;
  for await (const line of lines) {
    if (!indented && line.text !== '{') {
      yield line;
      continue;
    }
    indented ??= { number: line.number, parts: [], length: 0 };
    indented.length += line.text?.length ?? LONGEST_LINE;
    if (indented.length <= LONGEST_LINE) indented.parts.push(line.text ?? '');
    if (line.text !== '}') continue;
    yield wholeOf(indented);
    indented = undefined;
  }
  if (indented) yield wholeOf(indented);
}

function wholeOf({ number, parts, length }: { number: number; parts: string[]; length: number }): Line {
  return { number, text: length > LONGEST_LINE ? null : parts.join('\n') };
}
