import { randomBytes } from 'node:crypto';
import { type Call, createClient } from '@wardbook/contracts/core/client';
import { changePassword, setUp, signIn } from '@wardbook/contracts/identity/sessions';
import { createUser, listRoles } from '@wardbook/contracts/identity/users';
import { createPayer, createPayerPlan } from '@wardbook/contracts/insurance/payers';
import {
  createDepartment,
  createLocation,
  type Facility,
  listFacilities,
  updateFacility,
} from '@wardbook/contracts/organisation/facilities';
import { createPractitioner } from '@wardbook/contracts/organisation/practitioners';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import * as hospital from './hospital-facts.js';

interface SignIn {
  email: string;
  password: string;
}

/** What later parts of the demo need of the built hospital. */
export interface DemoHospital {
  facilityId: string;
  practitioners: Map<string, string>;
  departments: Map<string, string>;
  locations: Map<string, string>;
  planIds: string[];
  /** The cash desk's own services, by their code. */
  serviceIds: Map<string, string>;
  signIns: Record<string, SignIn>;
  /** A client that is signed in as the demo's person of a role, or of a family name. */
  as: (role: string) => Call;
}

type Member = (typeof hospital.staff)[number];

const OPENED = '2024-01-01';

/** Sets the hospital up through the API alone, as an admin would with the screens. */
export async function createHospital(baseUrl: string): Promise<DemoHospital> {
  const builder = new HospitalBuilder(baseUrl);
  await builder.setUp();
  await builder.places();
  await builder.staff();
  await builder.hours();
  await builder.payers();
  return builder.hospital;
}

class HospitalBuilder {
  private readonly tokens = new Map<string, string>();
  private readonly roles = new Map<string, string>();
  readonly hospital: DemoHospital = {
    facilityId: '',
    practitioners: new Map(),
    departments: new Map(),
    locations: new Map(),
    planIds: [],
    serviceIds: new Map(),
    signIns: {},
    as: (role) => this.clientOf(role),
  };

  constructor(private readonly baseUrl: string) {}

  private clientOf(role: string): Call {
    return createClient({ baseUrl: this.baseUrl, headers: () => ({ authorization: `Bearer ${this.tokens.get(role)}` }) });
  }

  private get admin(): Call {
    return this.clientOf('admin');
  }

  async setUp(): Promise<void> {
    const account = { email: 'admin@lakeside.example', password: newPassword() };
    const answer = await createClient({ baseUrl: this.baseUrl })(setUp, {
      body: { organisation: hospital.organisation, facility: hospital.facility, admin: { ...hospital.admin, ...account } },
    });
    this.tokens.set('admin', answer.accessToken);
    this.hospital.signIns.admin = account;
    const { items } = await this.admin(listFacilities, {});
    const [first] = items;
    this.hospital.facilityId = first?.id ?? '';
    if (first) await this.letterhead(first);
    const roles = await this.admin(listRoles, {});
    for (const { code, id } of roles.items) this.roles.set(code, id);
  }

  /** What stands on every paper. The set-up page asks only for what it cannot do without. */
  private async letterhead({ id, version, name, kind, timeZone, languages, modules, mrnPrefix }: Facility): Promise<void> {
    const body = { version, name, kind, timeZone, languages, modules, mrnPrefix, ...hospital.letterhead };
    await this.admin(updateFacility, { params: { id }, body });
  }

  async places(): Promise<void> {
    for (const department of hospital.departments) {
      const { id } = await this.admin(createDepartment, { body: department });
      this.hospital.departments.set(department.code, id);
    }
    for (const { parent, department, ...place } of hospital.locations) {
      const parentId = parent === null ? undefined : this.hospital.locations.get(parent);
      const departmentId = department === null ? undefined : this.hospital.departments.get(department);
      const { items } = await this.admin(createLocation, { body: { ...place, parentId, departmentId } });
      for (const { id, code } of items) this.hospital.locations.set(code, id);
    }
  }

  async staff(): Promise<void> {
    const members: [Member, string | undefined][] = [];
    for (const member of hospital.staff) members.push([member, member.profession ? await this.practitioner(member) : undefined]);
    // Each account hashes passwords four times, which the processors do side by side.
    const accounts = await Promise.all(members.map(async ([member, personId]) => await this.accountOf(member, personId)));
    Object.assign(this.hospital.signIns, ...accounts);
  }

  /** A doctor without a part in the demo signs in too, and is not shown among the sign-ins. */
  private async accountOf(member: Member, personId: string | undefined): Promise<Record<string, SignIn>> {
    const name = member.signsInAs ?? member.role;
    if (member.role && name) return { [name]: await this.account(member, member.role, name, personId) };
    if (member.profession === 'doctor') await this.account(member, 'doctor', member.familyName.toLowerCase(), personId);
    return {};
  }

  async hours(): Promise<void> {
    for (const { familyName, department, weekdays, starts, ends, ...shape } of hospital.weeklyHours) {
      const practitionerId = this.hospital.practitioners.get(familyName) ?? '';
      for (const weekday of weekdays) {
        const departmentId = this.hospital.departments.get(department) ?? null;
        const common = { practitionerId, departmentId, weekday, starts, ends, validFrom: OPENED };
        const body =
          'slotMinutes' in shape ? { kind: 'slots' as const, ...common, ...shape } : { kind: 'session' as const, ...common, ...shape };
        await this.admin(addAvailability, { body });
      }
    }
  }

  async payers(): Promise<void> {
    for (const { plan, ...payer } of hospital.payers) {
      const { id } = await this.admin(createPayer, { body: payer });
      const made = await this.admin(createPayerPlan, { params: { id }, body: plan });
      this.hospital.planIds.push(made.id);
    }
  }

  /** Returns the person's id, so that an account can be given to the same person. */
  private async practitioner(member: Member): Promise<string> {
    const { givenName, familyName, prefix, profession = 'other', department, speciality, fee } = member;
    const departmentId = department && this.hospital.departments.get(department);
    const money = fee ? { fee, feeCurrency: hospital.facility.currency } : {};
    const role = {
      profession,
      departmentId,
      speciality,
      validFrom: OPENED,
      licenceNumber: `A-${1000 + this.hospital.practitioners.size}`,
      ...money,
    };
    const made = await this.admin(createPractitioner, { body: { givenName, familyName, prefix, role } });
    this.hospital.practitioners.set(familyName, made.id);
    return made.personId;
  }

  /** The account's own person changes the one-time password, as every user must. It is known by its role and by the name. */
  private async account(member: Member, role: string, mailbox: string, personId: string | undefined): Promise<SignIn> {
    const email = `${mailbox}@lakeside.example`;
    const who = personId ? { personId } : { givenName: member.givenName, familyName: member.familyName };
    const memberships = [{ facilityId: this.hospital.facilityId, roleIds: [this.roles.get(role) ?? ''] }];
    const { oneTimePassword } = await this.admin(createUser, { body: { ...who, email, memberships } });
    const { accessToken } = await createClient({ baseUrl: this.baseUrl })(signIn, { body: { email, password: oneTimePassword } });
    for (const name of [mailbox, member.familyName]) this.tokens.set(name, accessToken);
    const password = newPassword();
    await this.clientOf(mailbox)(changePassword, { body: { current: oneTimePassword, next: password } });
    return { email, password };
  }
}

/** Sixteen characters, of which none can be mistaken for another when typed from a screen. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const characters = [...randomBytes(16)].map((byte) => letters[byte % letters.length]);
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
