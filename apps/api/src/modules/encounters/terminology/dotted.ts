/** ICD-10 codes have a dot behind the third place: `A000` is written `A00.0`. */
export function dotted(code: string): string {
  return code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code;
}
