import { basename, dirname, join, relative } from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import type { Sabotage } from './sabotage.ts';

const PROJECTS = ['contracts', 'tools', 'web', 'api'];

export interface Outcome {
  ran: number;
  /** The titles of what failed. */
  failed: string[];
  /** The file that failed, within the copy. */
  failedFile?: string;
  /** Files that could not even be loaded. */
  unloadable: string[];
}

/**
 * Runs test files again and again in one process: sources that have not changed stay compiled, and the database server with its
 * migrated template stays up. A change of a migration needs a new server.
 */
export class NearestTests {
  private readonly folder: string;
  private vitest: Vitest | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs them until one fails, one after the other: a worker that goes on to a second file can outlive the run with what it has loaded. */
  async untilOneFails(sabotage: Sabotage, likely: string | undefined): Promise<Outcome> {
    const vitest = await this.opened();
    let ran = 0;
    const far = ({ moduleId }: TestSpecification) => distance(moduleId, sabotage.file, likely);
    for (const specification of (await this.found(vitest, nearestTo(sabotage))).toSorted((one, other) => far(one) - far(other))) {
      const { testModules } = await vitest.runTestSpecifications([specification]);
      // Vitest returns the results of earlier runs too, with their failures.
      const outcome = outcomeOf(testModules.filter(({ moduleId }) => moduleId === specification.moduleId));
      ran += outcome.ran;
      const failedFile = relative(this.folder, specification.moduleId);
      if (outcome.failed.length + outcome.unloadable.length > 0) return { ...outcome, ran, failedFile };
    }
    return { ran, failed: [], unloadable: [] };
  }

  async all(filters: readonly string[]): Promise<Outcome> {
    const vitest = await this.opened(0);
    const { testModules } = await vitest.runTestSpecifications(await this.found(vitest, filters));
    await this.close();
    return outcomeOf(testModules);
  }

  /** The next run reads the file again. */
  async changed(file: string): Promise<void> {
    if (file.includes('/migrations/')) await this.close();
    else this.vitest?.invalidateFile(join(this.folder, file));
  }

  async close(): Promise<void> {
    await this.vitest?.close();
    this.vitest = null;
  }

  private async found(vitest: Vitest, filters: readonly string[]): Promise<TestSpecification[]> {
    return await vitest.globTestSpecifications(filters.map((filter) => join(this.folder, filter)));
  }

  /** After as many failures the rest of a file is skipped. */
  private async opened(bail = 1): Promise<Vitest> {
    if (this.vitest) return this.vitest;
    this.vitest = await createVitest({
      root: this.folder,
      config: join(this.folder, 'vitest.config.ts'),
      project: PROJECTS,
      watch: false,
      passWithNoTests: true,
      silent: true,
      bail,
      reporters: [{}],
    });
    await this.vitest.standalone();
    return this.vitest;
  }
}

export function nearestTo({ file, tests }: Sabotage): readonly string[] {
  return tests === undefined ? [dirname(file)] : [tests].flat();
}

/** The test that noticed last time comes first, then the one named as the file is, then what needs no database. */
function distance(test: string, file: string, likely: string | undefined): number {
  if (likely !== undefined && test.endsWith(`/${likely}`)) return 0;
  const [stem = ''] = basename(file).split('.');
  if (basename(test).startsWith(`${stem}.`)) return 1;
  return test.includes('.api.test.') ? 3 : 2;
}

function outcomeOf(modules: readonly TestModule[]): Outcome {
  return {
    ran: modules.reduce((sum, module) => sum + [...module.children.allTests()].length, 0),
    failed: modules.flatMap(failuresOf),
    unloadable: modules.filter((module) => module.errors().length > 0 && module.children.size === 0).map(({ moduleId }) => moduleId),
  };
}

function failuresOf(module: TestModule): string[] {
  const tests = [...module.children.allTests('failed')].map(({ fullName }) => fullName);
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0).map(({ fullName }) => fullName);
  return [...tests, ...suites, ...module.errors().map(({ message }) => message.split('\n')[0] ?? '')];
}
