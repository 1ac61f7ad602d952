import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { createDepartment, Department, updateDepartment } from '@wardbook/contracts/organisation/facilities';
import { orMoved } from '../../core/database/versioned.js';
import { found } from '../../core/problem.error.js';
import { Closing } from './closing.service.js';
import { DepartmentRepository } from './department.repository.js';
import { departmentClosing } from './organisation.events.js';

@Injectable()
export class DepartmentService {
  constructor(
    private readonly departments: DepartmentRepository,
    private readonly closing: Closing,
  ) {}

  async list(): Promise<{ items: Department[] }> {
    return { items: await this.departments.list() };
  }

  async open(input: Input<typeof createDepartment>['body']): Promise<Department> {
    return found(await this.departments.find(await this.departments.insert(input)));
  }

  async update(id: string, input: Input<typeof updateDepartment>['body']): Promise<Department> {
    return await this.changed(id, await this.departments.update(id, input));
  }

  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<Department> {
    const department = await this.changed(id, await this.departments.setActive(id, version, active));
    if (!active) await this.closing.refuseWhileAtWork(departmentClosing, id);
    return department;
  }

  private async changed(id: string, happened: boolean): Promise<Department> {
    const current = await this.departments.find(id);
    return await orMoved(happened ? current : undefined, async () => current);
  }
}
