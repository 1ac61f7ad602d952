/** What our typeface can write: DejaVu has these scripts, and none of those of India, Ethiopia and East Asia. */
const WRITABLE =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u;
const LATIN = /\p{Script=Latin}/u;

/**
 * The name for paper. Nobody can be handed a row of empty boxes, so a name that the typeface cannot write gives way to the
 * patient's Latin form; one in another script has the Latin form behind it, for whoever reads only that.
 */
export function writableName(name: string, others: readonly string[]): string {
  const latin = others.find((other) => other !== name && WRITABLE.test(other) && LATIN.test(other));
  if (!WRITABLE.test(name)) return latin ?? name;
  return LATIN.test(name) || latin === undefined ? name : `${name} (${latin})`;
}
