export type Outcome = 'stored' | 'unchanged' | 'merged' | 'skipped' | 'rejected';
export type TypeCounts = { read: number } & Record<Outcome, number>;

export interface ImportProblem {
  line: number;
  entry?: number;
  type?: string;
  reason: string;
}

/** A longer list is of no use, and a file of nothing but faults must not fill the memory. The rest is only counted. */
export const PROBLEMS_LISTED = 1000;

/** What became of every resource. Each is counted once, so that what was read is the sum of the outcomes. */
export class ImportTally {
  readonly types: Record<string, TypeCounts> = {};
  readonly unresolved: Record<string, number> = {};
  /** Elements of stored resources that have no place here, by their path. */
  readonly notKept: Record<string, number> = {};
  readonly problems: ImportProblem[] = [];
  problemCount = 0;
  /** Identifiers that another patient has already: kept as plain numbers. */
  identifiersHeld = 0;

  count(type: string, outcome: Outcome, number = 1): void {
    this.types[type] ??= { read: 0, stored: 0, unchanged: 0, merged: 0, skipped: 0, rejected: 0 };
    this.types[type].read += number;
    this.types[type][outcome] += number;
  }

  countUnresolved(target: string, number = 1): void {
    this.unresolved[target] = (this.unresolved[target] ?? 0) + number;
  }

  countNotKept(path: string, number = 1): void {
    this.notKept[path] = (this.notKept[path] ?? 0) + number;
  }

  report(problem: ImportProblem): void {
    this.problemCount += 1;
    if (this.problems.length < PROBLEMS_LISTED) this.problems.push(problem);
  }

  /** Takes over what a committed part counted. */
  add(part: ImportTally): void {
    for (const [type, counts] of Object.entries(part.types)) {
      for (const [outcome, number] of Object.entries(counts)) if (outcome !== 'read') this.count(type, outcome as Outcome, number);
    }
    for (const [target, number] of Object.entries(part.unresolved)) this.countUnresolved(target, number);
    for (const [path, number] of Object.entries(part.notKept)) this.countNotKept(path, number);
    for (const problem of part.problems) this.report(problem);
    this.problemCount += part.problemCount - part.problems.length;
    this.identifiersHeld += part.identifiersHeld;
  }

  get read(): number {
    return Object.values(this.types).reduce((sum, { read }) => sum + read, 0);
  }
}
