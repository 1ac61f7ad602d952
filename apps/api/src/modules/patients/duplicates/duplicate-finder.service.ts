import { Injectable } from '@nestjs/common';
import type { Answer, Input } from '@wardbook/contracts/core/endpoint';
import type { Birth } from '@wardbook/contracts/patients/birth';
import type { IdentifierInput, NameInput } from '@wardbook/contracts/patients/details';
import type { findLikelyDuplicates, LikelyDuplicate } from '@wardbook/contracts/patients/duplicates';
import type { Sex } from '@wardbook/contracts/patients/patients';
import { PatientProtection } from '../../../core/auth/patient-protection.js';
import { Db } from '../../../core/database/db.js';
import { birthOf } from '../registry/birth-input.js';
import { PatientRepository } from '../registry/patient.repository.js';
import type { Place } from '../registry/patient-rows.js';
import { normalisePhone } from '../registry/phone-numbers.js';
import { PatientListRepository } from '../search/patient-list.repository.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { compare, identityKeys, type Likeness, likelyFrom } from './duplicate-rules.js';

const MOST_SHOWN = 5;
const HIDDEN: LikelyDuplicate = { patient: null, score: null, reasons: [] };

/** The details of a person who may be registered already. */
export interface Entered {
  kind: 'person' | 'animal';
  names: NameInput[];
  sex: Sex | null;
  birth: Birth | null;
  phones: string[];
  identifiers: Pick<IdentifierInput, 'type' | 'value'>[];
}

/** Finds who is registered already and looks like the same person. */
@Injectable()
export class DuplicateFinder {
  constructor(
    private readonly duplicates: DuplicateRepository,
    private readonly lists: PatientListRepository,
    private readonly patients: PatientRepository,
    private readonly protection: PatientProtection,
    private readonly db: Db,
  ) {}

  async whileTyping({ body }: Input<typeof findLikelyDuplicates>): Promise<Answer<typeof findLikelyDuplicates>> {
    const place = await this.patients.place();
    const entered: Entered = { ...body, sex: body.sex ?? null, birth: birthOf(body, place.today) };
    const candidates = await this.candidates(await this.likenessOf(entered, place), entered.kind, place);
    return { candidates };
  }

  /**
   * Two desks that register the same person at the same moment come here one after the other: the second sees the first. The locks
   * are taken with the next statement.
   */
  holdIdentityLater(likeness: Likeness): void {
    this.duplicates.holdLater(identityKeys(likeness));
  }

  /** The most likely ones first. Of a restricted record the caller learns only that it is there, so that it is not made a second time. */
  async candidates(likeness: Likeness, kind: Entered['kind'], place: Place): Promise<LikelyDuplicate[]> {
    const known = await this.duplicates.near(likeness, kind, place.today);
    const scored = known
      .map(({ id, ...other }) => ({ id, ...compare(likeness, other, place.today) }))
      .filter(({ score }) => score >= likelyFrom(likeness))
      .sort((one, other) => other.score - one.score || one.id.localeCompare(other.id))
      .slice(0, MOST_SHOWN);
    const isHidden = await this.protection.hiddenFrom(this.db.actor);
    const open = scored.filter(({ id }) => !isHidden(id));
    const items = await this.lists.items(open.map(({ id }) => ({ id, range: null, kind: null, term: null })));
    const shown = open.map(({ score, reasons }, index) => ({ patient: items[index] ?? null, score, reasons }));
    return [...shown, ...scored.slice(open.length).map(() => HIDDEN)];
  }

  async likenessOf(entered: Entered, { country }: Place): Promise<Likeness> {
    return {
      names: await this.duplicates.wordsOf(entered.names.map(({ given, family }) => ({ given: given ?? null, family: family ?? null }))),
      sex: entered.sex,
      birthDate: entered.birth?.date ?? null,
      birthPrecision: entered.birth?.precision ?? null,
      phones: entered.phones.flatMap((phone) => normalisePhone(phone, country) ?? []),
      identifiers: entered.identifiers.map(({ type, value }) => identifierKey(type, value)),
    };
  }
}

/** Letters and digits alone count in a number. */
function identifierKey(type: string, value: string): string {
  return `${type}:${value.replace(/[^\p{L}\p{Nd}]/gu, '').toLowerCase()}`;
}
