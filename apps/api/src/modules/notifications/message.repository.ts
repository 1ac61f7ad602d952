import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listMessages, Message } from '@wardbook/contracts/notifications/messages';
import { sql } from 'kysely';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../core/database/cursor.js';
import { Db } from '../../core/database/db.js';

export interface Recipient {
  channel: Message['channel'];
  address: string;
}

export interface AppointmentRow {
  facility: string;
  zone: string;
  phone: string | null;
  practitioner: string;
  startsAt: string;
  token: number | null;
  language: string | null;
  country: string;
  patientId: string;
  status: string;
  isAhead: boolean;
}

interface NewMessage {
  patientId: string;
  appointmentId: string;
  kind: Message['kind'];
  recipient: Recipient;
  language: string;
  subject: string;
  body: string;
}

interface Rewritten {
  recipient: string;
  language: string;
  subject: string | null;
  body: string;
}

interface NewDigest {
  userId: string;
  day: string;
  recipient: string;
  language: string;
  subject: string;
  body: string;
}

interface NoticeSender {
  facilityId: string;
  organisation: string;
  country: string;
  zone: string;
  language: string;
  now: string;
}

type NewAccountNotice = Omit<NewDigest, 'day'>;

export type Outcome = { status: 'sent'; providerId: string } | { status: 'not-sent' | 'failed'; reason: string };

@Injectable()
export class MessageRepository {
  constructor(private readonly db: Db) {}

  /** What the text of an appointment's message needs. */
  async appointment(id: string): Promise<AppointmentRow | undefined> {
    const { rows } = await sql<AppointmentRow>`
      select facility.name as facility, facility.time_zone as zone, facility.phone, appointment.starts_at as "startsAt",
        appointment.status, appointment.starts_at > core.now() as "isAhead", appointment.patient_id as "patientId",
        appointment.token_number as token, coalesce(patient.language, facility.languages[1]) as language, organisation.country,
        concat_ws(' ', person.prefix, person.given_name, person.family_name) as practitioner
      from appointment
      cross join organisation
      join facility on facility.id = appointment.facility_id
      join patient on patient.id = appointment.patient_id
      join practitioner on practitioner.id = appointment.practitioner_id
      join person on person.id = practitioner.person_id
      where appointment.id = ${id}`.execute(this.db.q);
    return rows[0];
  }

  /** The patient's first telephone and first address to which messages may go. A patient who has died gets none. */
  async recipients(patientId: string): Promise<Recipient[]> {
    const { rows } = await sql<Recipient>`
      select distinct on (system) case system when 'phone' then 'sms' else system end as channel, value as address
      from patient_telecom where patient_id = ${patientId} and messages and valid_to is null and retired_at is null and extension is null
        and not exists (select from patient where patient.id = patient_id and deceased)
      order by system, rank, id`.execute(this.db.q);
    return rows;
  }

  async insert(message: NewMessage): Promise<string> {
    const { id } = await this.db.q
      .insertInto('message')
      .values({
        facility_id: this.db.facilityId,
        patient_id: message.patientId,
        appointment_id: message.appointmentId,
        kind: message.kind,
        channel: message.recipient.channel,
        recipient: message.recipient.address,
        language: message.language,
        subject: message.recipient.channel === 'email' ? message.subject : null,
        body: message.body,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** A message to a member of staff about a business day, or null when there is one already. */
  async insertDigest({ userId, day, recipient, language, subject, body }: NewDigest): Promise<string | null> {
    const row = await this.db.q
      .insertInto('message')
      .values({
        ...{ facility_id: this.db.facilityId, kind: 'stock-alert', channel: 'email', recipient_user_id: userId, digest_on: day },
        ...{ recipient, language, subject, body },
      })
      .onConflict((on) => on.constraint('message_digest_once_a_day').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** The facilities in which the working day has begun, with their local day. */
  async facilitiesAtWork(fromHour: number): Promise<{ id: string; name: string; day: string }[]> {
    const { rows } = await sql<{ id: string; name: string; day: string }>`select id, name, today_at(id)::text as day from facility
      where active and extract(hour from core.now() at time zone time_zone) >= ${fromHour} order by id`.execute(this.db.q);
    return rows;
  }

  async addressesOf(userIds: readonly string[]): Promise<{ id: string; email: string; language: string }[]> {
    const query = this.db.q.selectFrom('user_account').select(['id', 'email', 'language']).where('active', '=', true);
    return await query.where('id', 'in', [...userIds]).execute();
  }

  /** The facility in whose log a notice to the owner of an account stands: the acting one, or one in which the account has a role. */
  async senderOfAccountNotice(userId: string): Promise<NoticeSender | undefined> {
    const { rows } =
      await sql<NoticeSender>`select facility.id as "facilityId", organisation.name as organisation, organisation.country, facility.time_zone as zone,
        user_account.language, core.now() as now
      from user_account, organisation, facility
      where user_account.id = ${userId} and facility.active
      order by facility.id = core.facility_id() desc nulls last,
        exists (select from membership where membership.user_id = user_account.id and membership.facility_id = facility.id) desc, facility.id
      limit 1`.execute(this.db.q);
    return rows[0];
  }

  async insertAccountNotice({ userId, recipient, language, subject, body }: NewAccountNotice): Promise<string> {
    const { id } = await this.db.q
      .insertInto('message')
      .values({
        ...{ facility_id: this.db.facilityId, kind: 'account', channel: 'email', recipient_user_id: userId },
        ...{ recipient, language, subject, body },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async read(id: string) {
    return await this.db.q.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async note(id: string, outcome: Outcome): Promise<void> {
    const sent = outcome.status === 'sent';
    await this.db.q
      .updateTable('message')
      .set({
        status: outcome.status,
        status_reason: sent ? null : outcome.reason,
        provider_id: sent ? outcome.providerId : null,
        sent_at: sent ? sql<string>`core.now()` : null,
        attempts: sql<number>`attempts + 1`,
      })
      .where('id', '=', id)
      .execute();
  }

  async wait(id: string): Promise<void> {
    await this.db.q.updateTable('message').set({ status: 'waiting', status_reason: null }).where('id', '=', id).execute();
  }

  /** The current text and recipient of a message that was not sent yet. */
  async rewrite(id: string, { recipient, subject, body, language }: Rewritten): Promise<void> {
    await this.db.q.updateTable('message').set({ recipient, subject, body, language }).where('id', '=', id).execute();
  }

  /** Ids are in the order of time, so they are the cursor. */
  async list({ status, limit, cursor }: Input<typeof listMessages>['query']): Promise<{ items: Message[]; nextCursor: string | null }> {
    const before = decodeCursor(cursor, z.uuid());
    let query = this.db.q
      .selectFrom('message')
      .leftJoin('patient_summary', 'patient_summary.patient_id', 'message.patient_id')
      .select([
        'id',
        'message.kind',
        'channel',
        'recipient',
        'message.patient_id as patientId',
        'display_name as patientName',
        'subject',
        'body',
      ])
      .select(['status', 'status_reason as statusReason', 'attempts', 'created_at as createdAt', 'sent_at as sentAt'])
      .where('message.facility_id', '=', this.db.facilityId);
    if (status) query = query.where('status', '=', status);
    if (before) query = query.where('id', '<', before);
    const rows = await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const items = rows.slice(0, limit) as Message[];
    return { items, nextCursor: rows.length > limit ? encodeCursor(items.at(-1)?.id) : null };
  }
}
