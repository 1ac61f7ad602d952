import { Injectable } from '@nestjs/common';
import type { Coding } from '@wardbook/contracts/core/list';
import { Problem } from '../../../core/problem.error.js';
import { ConceptRepository } from './concept.repository.js';

/** The code systems whose lists are loaded. */
@Injectable()
export class Terminology {
  constructor(private readonly concepts: ConceptRepository) {}

  async refuseUnknown(coding: Coding | null, path = 'body.coding.code'): Promise<void> {
    if (coding && (await this.concepts.isUnknown(coding))) throw Problem.field(path, 'unknown-code', 'The list does not have this code.');
  }
}
