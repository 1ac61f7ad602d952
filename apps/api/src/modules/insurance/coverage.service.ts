import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type { addCoverage, Coverage, CoverageInput, updateCoverage } from '@wardbook/contracts/insurance/payers';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { CoverageRepository } from './coverage.repository.js';

/** Under which plans a patient is covered, and since when. */
@Injectable()
export class CoverageService {
  constructor(private readonly coverages: CoverageRepository) {}

  /** All coverages of a patient, the current ones first, in the order in which they are asked to pay. */
  ofPatient(patientId: string): Promise<Coverage[]> {
    return this.coverages.ofPatient(patientId);
  }

  async add({ params, body }: Input<typeof addCoverage>): Promise<Answer<typeof addCoverage>> {
    const today = await this.coverages.today();
    return found(await this.coverages.find(await this.coverages.insert(params.id, inOrder(body, today), today)));
  }

  /** Adds those with which a patient is registered. A field at fault is named by its place in `body.coverages`. */
  async addAll(patientId: string, coverages: readonly CoverageInput[], today: string): Promise<void> {
    for (const [index, coverage] of coverages.entries()) {
      await this.coverages.insert(patientId, inOrder(coverage, today, `body.coverages.${index}`), today);
    }
  }

  async change({ params, body }: Input<typeof updateCoverage>): Promise<Answer<typeof updateCoverage>> {
    const before = found(await this.coverages.find(params.id));
    inOrder(body, body.validFrom);
    if (!(await this.coverages.update(params.id, body))) {
      throw versionMoved(before);
    }
    return found(await this.coverages.find(params.id));
  }
}

/** Refuses a coverage that ends before it begins, with the field named. */
function inOrder<T extends Pick<CoverageInput, 'validFrom' | 'validTo'>>(coverage: T, today: string, path = 'body'): T {
  const { validFrom = today, validTo } = coverage;
  if (validTo !== null && validTo < validFrom)
    throw Problem.field(`${path}.validTo`, 'ends-before-start', 'This day is before the first one.');
  return coverage;
}
