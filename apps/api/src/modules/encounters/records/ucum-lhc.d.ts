/** The part of the library of the National Library of Medicine that is used here; it ships no types. */
declare module '@lhncbc/ucum-lhc' {
  interface Conversion {
    status: 'succeeded' | 'failed' | 'error';
    toVal: number | null;
  }
  class UcumLhcUtils {
    static getInstance(): UcumLhcUtils;
    convertUnitTo(from: string, value: number, to: string, options?: { molecularWeight?: number | null }): Conversion;
  }
  const library: { UcumLhcUtils: typeof UcumLhcUtils };
  export default library;
}
