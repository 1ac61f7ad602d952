/** A rule that is broken on purpose, by one edit. Some test must fail then, or the loss of the rule would go unnoticed. */
export interface Sabotage {
  /** The rule that is broken, as a reader of the report would say it. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  /** Where its tests are, if not beside the file; everything is run when they pass. */
  tests?: string;
}
