import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CACHE, inRepo } from '../../../tools/paths.mjs';
import type { NearestTests, Outcome } from './nearest-tests.ts';
import type { Sabotage } from './sabotage.ts';

const WITH_PACKAGES = ['.', 'packages/contracts', 'apps/api', 'apps/web', 'apps/e2e'];

/** A copy of the repository in which rules can be broken: a run that is interrupted leaves the developer's files as they are. */
export class WorkingCopy {
  readonly folder = join(CACHE, `sabotage-${process.pid}`);

  constructor() {
    rmSync(this.folder, { recursive: true, force: true });
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: inRepo() });
    for (const file of files.toString().split('\0')) {
      if (!file || !existsSync(inRepo(file))) continue;
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      cpSync(inRepo(file), join(this.folder, file));
    }
    for (const workspace of WITH_PACKAGES) {
      const packages = inRepo(workspace, 'node_modules');
      if (existsSync(packages)) symlinkSync(packages, join(this.folder, workspace, 'node_modules'));
    }
  }

  /** Breaks the rule, runs its tests, and mends it. */
  async broken(sabotage: Sabotage, tests: NearestTests, likely: string | undefined): Promise<Outcome> {
    const { file, from, to } = sabotage;
    const path = join(this.folder, file);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      whole.replace(from, () => to),
    );
    try {
      await tests.changed(file);
      return await tests.untilOneFails(sabotage, likely);
    } finally {
      writeFileSync(path, whole);
      await tests.changed(file);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
