/** A rule that is broken on purpose, by one edit. Some test must fail then, or the loss of the rule would go unnoticed. */
export interface Sabotage {
  /** The rule that is broken, in the hospital's words. */
  breaks: string;
  file: string;
  /** Stands in the file exactly once. */
  from: string;
  to: string;
  /** Test files or folders that must notice it. Without it, what stands beside the file. */
  tests?: string | readonly string[];
}
