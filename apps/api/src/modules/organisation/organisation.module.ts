import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { Closing } from './closing.service.js';
import { DepartmentRepository } from './department.repository.js';
import { DepartmentService } from './department.service.js';
import { Facilities } from './facilities.service.js';
import { FacilityRepository } from './facility.repository.js';
import { LocationRepository } from './location.repository.js';
import { LocationService } from './location.service.js';
import { OrganisationController } from './organisation.controller.js';
import { PractitionerController } from './practitioner.controller.js';
import { PractitionerRepository } from './practitioner.repository.js';
import { PractitionerService } from './practitioner.service.js';
import { PractitionerRoleRepository } from './practitioner-role.repository.js';
import { Practitioners } from './practitioners.reader.js';
import { SettingController } from './setting.controller.js';
import { SettingRepository } from './setting.repository.js';
import { Settings } from './settings.service.js';

explainConstraints({
  department_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another department has this code.' },
  department_parent: {
    code: 'rule-violated',
    field: 'body.parentId',
    fault: 'not-of-facility',
    message: 'This department is not one of this facility.',
  },
  department_not_own_parent: {
    code: 'rule-violated',
    field: 'body.parentId',
    fault: 'inside-itself',
    message: 'A department cannot be inside itself.',
  },
  department_no_circle: {
    code: 'rule-violated',
    field: 'body.parentId',
    fault: 'inside-itself',
    message: 'A department cannot be inside one of its own parts.',
  },
  department_parent_open: { code: 'rule-violated', field: 'body.parentId', fault: 'closed', message: 'The department above is closed.' },
  department_in_use: { code: 'still-in-use', message: 'The department still has open departments, open locations or practitioners.' },
  location_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another location has this code.' },
  location_code_form: {
    code: 'rule-violated',
    field: 'body.code',
    fault: 'codes-too-long',
    message: 'The codes of the series would be longer than twenty letters.',
  },
  location_parent: {
    code: 'rule-violated',
    field: 'body.parentId',
    fault: 'not-of-facility',
    message: 'This location is not one of this facility.',
  },
  location_department: {
    code: 'rule-violated',
    field: 'body.departmentId',
    fault: 'not-of-facility',
    message: 'This department is not one of this facility.',
  },
  location_nesting: {
    code: 'rule-violated',
    field: 'body.parentId',
    fault: 'wrong-place',
    message: 'A location of this kind cannot stand there.',
  },
  location_parent_open: { code: 'rule-violated', field: 'body.parentId', fault: 'closed', message: 'The location around it is closed.' },
  location_department_open: { code: 'rule-violated', field: 'body.departmentId', fault: 'closed', message: 'The department is closed.' },
  location_in_use: { code: 'still-in-use', message: 'Open locations are still inside it.' },
  practitioner_person: { code: 'rule-violated', field: 'body.personId', fault: 'unknown', message: 'This person is not known.' },
  practitioner_one_per_person: { code: 'already-exists', field: 'body.personId', message: 'This person is a practitioner already.' },
  practitioner_role_practitioner: { code: 'not-found' },
  practitioner_role_department: {
    code: 'rule-violated',
    field: 'body.departmentId',
    fault: 'not-of-facility',
    message: 'This department is not one of this facility.',
  },
  practitioner_role_department_open: {
    code: 'rule-violated',
    field: 'body.departmentId',
    fault: 'closed',
    message: 'The department is closed.',
  },
  practitioner_role_no_overlap: {
    code: 'already-exists',
    field: 'body.validFrom',
    message: 'The practitioner has this profession in this department already in that time. End the other role first.',
  },
  organisation_administrator_left: {
    code: 'rule-violated',
    message: 'No person would be left who administers the organisation. Give that role to another person first.',
  },
  user_manager_left: {
    code: 'rule-violated',
    message: 'No user would be left who can manage users. Give another user that right first.',
  },
});

@Module({
  controllers: [OrganisationController, PractitionerController, SettingController],
  providers: [
    Closing,
    DepartmentRepository,
    DepartmentService,
    Facilities,
    FacilityRepository,
    LocationRepository,
    LocationService,
    PractitionerRepository,
    PractitionerRoleRepository,
    PractitionerService,
    Practitioners,
    SettingRepository,
    Settings,
  ],
  exports: [Facilities, Practitioners, Settings],
})
export class OrganisationModule {}
