import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '../../../tools/paths.mjs';
import type { ListedSabotage } from './rules/index.ts';

const FILE = join(CACHE, 'sabotage.json');

export interface Result {
  module: string;
  file: string;
  noticed: boolean;
  seconds: number;
  /** The file of the test that failed, and its title. */
  failedFile: string | null;
  witness: string | null;
}

/** The newest result of every rule, kept from run to run in `.cache/sabotage.json`. */
export class Results {
  private kept = read();

  keep(sabotage: ListedSabotage, result: Result): void {
    // Another run may have written in the meantime.
    this.kept = { ...read(), [sabotage.breaks]: result };
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(this.kept, null, 2)}\n`);
  }

  of(sabotage: ListedSabotage): Result | undefined {
    return this.kept[sabotage.breaks];
  }

  /** One line for each module. */
  summary(sabotages: readonly ListedSabotage[]): string {
    const modules = Map.groupBy(sabotages, ({ module }) => module);
    const noticed = (rules: readonly ListedSabotage[]) => rules.filter((rule) => this.of(rule)?.noticed).length;
    return [...modules].map(([module, rules]) => `  ${module}: ${noticed(rules)} of ${rules.length}`).join('\n');
  }
}

function read(): Record<string, Result> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}
