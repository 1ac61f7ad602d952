import { Injectable } from '@nestjs/common';
import type { Coding } from '@wardbook/contracts/core/list';
import { Problem } from '../../../core/problem.error.js';
import { ConceptRepository } from './concept.repository.js';

/** The code systems whose lists are loaded. */
@Injectable()
export class Terminology {
  constructor(private readonly concepts: ConceptRepository) {}

  /** The coding in the words of its list, so that no code stands under another meaning. A system without a list here keeps what came. */
  async listed(coding: Coding | null, path = 'body.coding.code'): Promise<Coding | null> {
    if (!coding) return null;
    const { isListed, display } = await this.concepts.wordingOf(coding);
    if (isListed && display === null) throw Problem.field(path, 'unknown-code', 'The list does not have this code.');
    return { ...coding, display: display ?? coding.display };
  }
}
