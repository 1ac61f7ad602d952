import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type {
  Analyte,
  changeAnalyte,
  changeLabTest,
  createAnalyte,
  createLabTest,
  LabTest,
  listAnalytes,
  listLabTests,
} from '@wardbook/contracts/laboratory/catalogue';
import { Events } from '../../core/events.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { favouriteKept } from '../encounters/index.js';
import { CatalogueRepository } from './catalogue.repository.js';

type AnalyteFields = Omit<Input<typeof createAnalyte>['body'], 'code'>;
type TestFields = Omit<Input<typeof createLabTest>['body'], 'code'>;

/** What the laboratory offers. A change counts from the next order and the next value; what exists keeps what it was made with. */
@Injectable()
export class CatalogueService implements OnModuleInit {
  constructor(
    private readonly catalogue: CatalogueRepository,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.on(favouriteKept, async ({ kind, content }) => {
      if (kind !== 'order' || (await this.catalogue.test(content.labTestId))) return;
      throw Problem.field('body.content.labTestId', 'unknown', 'There is no such test.');
    });
  }

  async tests(query: Input<typeof listLabTests>['query']) {
    return await this.catalogue.tests(query);
  }

  async analytes(query: Input<typeof listAnalytes>['query']) {
    return await this.catalogue.analytes(query);
  }

  async specimenKinds() {
    return await this.catalogue.specimenKinds();
  }

  async createTest({ code, ...fields }: Input<typeof createLabTest>['body']): Promise<LabTest> {
    await this.checkTest(fields);
    return found(await this.catalogue.test(await this.catalogue.insertTest(code, fields)));
  }

  async changeTest(id: string, { version, ...fields }: Input<typeof changeLabTest>['body']): Promise<LabTest> {
    await this.checkTest(fields, id);
    const changed = await this.catalogue.updateTest(id, version, fields);
    const test = found(await this.catalogue.test(id));
    if (!changed) throw versionMoved(test);
    return test;
  }

  async createAnalyte({ code, ...fields }: Input<typeof createAnalyte>['body']): Promise<Analyte> {
    checkAnalyte(fields);
    return found(await this.catalogue.analyte(await this.catalogue.insertAnalyte(code, fields)));
  }

  async changeAnalyte(id: string, { version, ...fields }: Input<typeof changeAnalyte>['body']): Promise<Analyte> {
    checkAnalyte(fields);
    const changed = await this.catalogue.updateAnalyte(id, version, fields);
    const analyte = found(await this.catalogue.analyte(id));
    if (!changed) throw versionMoved(analyte);
    return analyte;
  }

  /** A profile holds tests, a test holds analytes; a profile inside a profile would make an unreadable order. */
  private async checkTest(fields: TestFields, id?: string): Promise<void> {
    if ((fields.analytes.length === 0) === (fields.memberIds.length === 0)) {
      throw Problem.field(
        'body.analytes',
        'analytes-or-members',
        'A test measures analytes, or a profile is ordered as other tests: one of the two.',
      );
    }
    if (fields.analytes.length > 0 && fields.specimenTypeId === null) {
      throw Problem.field('body.specimenTypeId', 'specimen-needed', 'A test needs a specimen.');
    }
    const members = await this.catalogue.testsByIds(fields.memberIds);
    const fault =
      members.length < new Set(fields.memberIds).size || members.some((member) => member.members.length > 0 || member.id === id);
    if (fault) throw Problem.field('body.memberIds', 'members-are-tests', 'A profile can only hold tests and panels.');
  }
}

function checkAnalyte({ valueKind, unit, unitDisplay, answers, ranges }: AnalyteFields): void {
  if (valueKind === 'quantity' && (unit === null || unitDisplay === null)) {
    throw Problem.field(unit === null ? 'body.unit' : 'body.unitDisplay', 'unit-needed', 'A quantity needs a unit.');
  }
  if (valueKind === 'coded' && answers.length === 0)
    throw Problem.field('body.answers', 'answers-needed', 'A coded analyte needs its answers.');
  const empty = ranges.findIndex(({ low, high, criticalLow, criticalHigh, text }) =>
    [low, high, criticalLow, criticalHigh, text].every((one) => one === null),
  );
  if (empty >= 0) throw Problem.field(`body.ranges.${empty}.low`, 'limit-needed', 'A range needs a limit or a text.');
}
