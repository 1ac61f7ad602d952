import { Problem } from './problem.error.js';

/** For each status those that may follow on it, with the operations that bring them about. */
export type Arrows<Status extends string> = { readonly [From in Status]: { readonly [To in Status]?: readonly string[] } };

const machines: Transitions<string>[] = [];

/** What may follow on what. `docs/states.md` is drawn from these tables, and a test finds every status without a way out. */
export class Transitions<Status extends string> {
  constructor(
    readonly name: string,
    readonly sentence: string,
    /** Where nothing follows: what is over, and what only an import brings. */
    readonly final: readonly Status[],
    readonly arrows: Arrows<Status>,
  ) {}

  mayBecome(from: Status, to: Status): boolean {
    return this.arrows[from]?.[to] !== undefined;
  }

  refuseUnless(from: Status, to: Status): void {
    if (!this.mayBecome(from, to)) throw new Problem('status-not-allowed', { context: { from, to } });
  }
}

/** Declares the statuses of one thing, once in the program. */
export function transitions<Status extends string>(
  name: string,
  sentence: string,
  { final, ...arrows }: { readonly final: readonly NoInfer<Status>[] } & { readonly arrows: Arrows<Status> },
): Transitions<Status> {
  const machine = new Transitions<Status>(name, sentence, final, arrows.arrows);
  machines.push(machine as unknown as Transitions<string>);
  return machine;
}

/** Every table that the loaded modules have declared. */
export function allTransitions(): readonly Transitions<string>[] {
  return machines;
}
