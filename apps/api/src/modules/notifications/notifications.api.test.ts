import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStockItem } from '@wardbook/contracts/inventory/stock-items';
import { setStoreItem, setStorePolicy } from '@wardbook/contracts/inventory/stores';
import { listMessages, resendMessage } from '@wardbook/contracts/notifications/messages';
import { createLocation } from '@wardbook/contracts/organisation/facilities';
import { bookAppointment } from '@wardbook/contracts/scheduling/appointments';
import { addAvailability } from '@wardbook/contracts/scheduling/availability';
import { sql } from 'kysely';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Client } from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../core/database/actor.js';
import { roleUrl } from '../../core/database/roles.js';
import { Jobs } from '../../core/jobs/jobs.js';
import { ownTestApi, type TestApi } from '../../testing/test-api.js';
import { NotificationService } from './notification.service.js';
import { sendStockDigests } from './stock-digest.service.js';

const MONDAY = '2031-03-03';
const REASON = 'Suspected something private';

/** Books a patient who has an e-mail address and a telephone; no message may contain the reason of the visit. */
async function bookSomebody(api: TestApi): Promise<void> {
  const ids = await api.db.tx(systemActor('service', api.facilityId), async () => {
    const { rows } = await sql<{ patient: string; practitioner: string }>`
      with person_row as (insert into person (given_name, family_name, prefix) values ('Asha', 'Odhiambo', 'Dr') returning id),
        practitioner_row as (insert into practitioner (person_id) select id from person_row returning id),
        patient_row as (insert into patient (facility_id, sex) values (${api.facilityId}, 'female') returning id),
        name_row as (insert into patient_name (patient_id, family, display) select id, 'Wanjiru', 'Wanjiru' from patient_row returning id),
        telecom as (insert into patient_telecom (patient_id, system, value)
          select id, 'email', 'wanjiru@example.org' from patient_row union all select id, 'phone', '+254700000001' from patient_row returning id)
      select patient_row.id as patient, practitioner_row.id as practitioner from patient_row, practitioner_row`.execute(api.db.q);
    await sql`select patient_refresh(array[${rows[0]?.patient}::uuid])`.execute(api.db.q);
    return rows[0] ?? { patient: '', practitioner: '' };
  });
  const rule = {
    kind: 'slots' as const,
    practitionerId: ids.practitioner,
    weekday: 1,
    starts: '09:00',
    ends: '12:00',
    validFrom: '2031-01-01',
    slotMinutes: 30,
  };
  await api.asRole('admin')(addAvailability, { body: rule });
  const place = {
    kind: 'slots' as const,
    practitionerId: ids.practitioner,
    startsAt: `${MONDAY}T09:30:00+03:00`,
    endsAt: `${MONDAY}T10:00:00+03:00`,
  };
  await api.asRole('receptionist')(
    bookAppointment,
    { body: { patientId: ids.patient, place, reason: REASON } },
    { idempotencyKey: crypto.randomUUID() },
  );
}

const jobsLeft = async (api: TestApi, name: string): Promise<number> => {
  const owner = new Client({ connectionString: await roleUrl(api.ownerUrl, 'wardbook_jobs', api.dataFolder) });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ left: string }>('select count(*) as left from graphile_worker.jobs where task_identifier = $1', [
      name,
    ]);
    return Number(rows[0]?.left);
  } finally {
    await owner.end();
  }
};

const statuses = async (api: TestApi) => {
  const { items } = await api.asRole('admin')(listMessages, { query: {} });
  return items.map((item) => `${item.channel} ${item.status}${item.statusReason ? ` ${item.statusReason}` : ''}`).sort();
};

/** A message that is sent again goes to the current number, and is not sent when it is no longer true. */
async function staysTrue(api: TestApi): Promise<void> {
  const admin = api.asRole('admin');
  const inFacility = (act: () => Promise<unknown>) => api.db.tx(systemActor('service', api.facilityId), act);
  const sms = async () => (await admin(listMessages, { query: {} })).items.find(({ channel }) => channel === 'sms')!;
  const { id, patientId } = await sms();
  const resend = () => admin(resendMessage, { params: { id } });
  await inFacility(() =>
    sql`update patient_telecom set value = '+254700000002' where patient_id = ${patientId} and system = 'phone'`.execute(api.db.q),
  );
  await resend();
  expect((await sms()).recipient).toBe('+254700000002');
  await vi.waitFor(async () => expect((await sms()).status).toBe('not-sent'), { timeout: 8_000 });
  await inFacility(() =>
    sql`update patient_telecom set retired_at = now() where patient_id = ${patientId} and system = 'phone'`.execute(api.db.q),
  );
  await expect(resend()).rejects.toMatchObject({ problem: { context: { rule: 'no_recipient' } } });
  await inFacility(() => sql`update patient_telecom set retired_at = null where patient_id = ${patientId}`.execute(api.db.q));
  await inFacility(() =>
    sql`update appointment set status = 'cancelled', status_reason = 'Ill' where patient_id = ${patientId}`.execute(api.db.q),
  );
  await expect(resend()).rejects.toMatchObject({ problem: { context: { rule: 'message_outdated' } } });
}

describe('without a provider', () => {
  it('a message stays in the log as not sent, with the reason', async () => {
    const api = await ownTestApi();
    try {
      await api.work();
      await bookSomebody(api);
      await vi.waitFor(async () => expect(await statuses(api)).toEqual(['email not-sent no-provider', 'sms not-sent no-provider']), {
        timeout: 8_000,
      });
      const { providers } = await api.asRole('admin')(listMessages, { query: {} });
      expect(providers).toEqual({ email: false, sms: false });
      await staysTrue(api);
    } finally {
      await api.close();
    }
  });
});

describe('with providers', () => {
  const mails: ParsedMail[] = [];
  const texts: URLSearchParams[] = [];
  let refuses = true;
  let smtp: SMTPServer;
  let twilio: Server;
  let api: TestApi;

  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) =>
        void simpleParser(stream).then((mail) => {
          mails.push(mail);
          done();
        }),
    });
    twilio = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const isRefused = refuses;
        if (!isRefused) texts.push(new URLSearchParams(body));
        response
          .writeHead(isRefused ? 400 : 201, { 'content-type': 'application/json' })
          .end(JSON.stringify(isRefused ? { code: 21211, message: 'no' } : { sid: 'SM1' }));
      });
    });
    await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => void twilio.listen(0, '127.0.0.1', resolve));
    const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
    api = await ownTestApi({
      SMTP_URL: `smtp://127.0.0.1:${port(smtp.server)}`,
      MAIL_FROM: 'Test hospital <desk@test.example>',
      TWILIO_ACCOUNT_SID: 'ACtest',
      TWILIO_AUTH_TOKEN: 'secret',
      TWILIO_FROM: '+15005550006',
      TWILIO_ORIGIN: `http://127.0.0.1:${port(twilio)}`,
    });
    await api.work();
  });

  afterAll(async () => {
    await api.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    twilio.close();
  });

  it('sends the confirmation with the wall-clock time and without the reason of the visit', async () => {
    await bookSomebody(api);
    await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 8_000 });
    expect(mails[0]?.text).toContain('Monday, 3 March 2031 at 09:30');
    expect(mails[0]?.text).toContain('Dr Asha Odhiambo');
    const { items } = await api.asRole('admin')(listMessages, { query: {} });
    // Made from the message's own id, so a mail that goes out twice is one mail to its reader.
    expect(mails[0]?.messageId).toBe(`<${items.find(({ channel }) => channel === 'email')?.id}@test.example>`);
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).not.toContain(REASON);
  });

  it('records a refusal, and sends again on request', async () => {
    await vi.waitFor(async () => expect(await statuses(api)).toEqual(['email sent', 'sms failed provider-refused']), { timeout: 8_000 });
    // It stays in the queue, which tries again later by itself.
    expect(await jobsLeft(api, 'send-message')).toBe(1);
    refuses = false;
    const { items } = await api.asRole('admin')(listMessages, { query: { status: 'failed' } });
    await api.asRole('admin')(resendMessage, { params: { id: items[0]?.id ?? '' } });
    await vi.waitFor(async () => expect(await statuses(api)).toEqual(['email sent', 'sms sent']), { timeout: 8_000 });
    expect(texts[0]?.get('To')).toBe('+254700000001');
    expect(texts[0]?.get('Body')).not.toContain(REASON);
  });

  it('sends a message once, also when its job runs a second time', async () => {
    const sent = [mails.length, texts.length];
    const { items } = await api.asRole('admin')(listMessages, { query: { status: 'sent' } });
    await api.db.tx(systemActor('service', api.facilityId), async () => {
      for (const { id } of items) await api.service(NotificationService).enqueue(id, api.facilityId);
    });
    await vi.waitFor(async () => expect(await jobsLeft(api, 'send-message')).toBe(0), { timeout: 8_000 });
    expect(items).toHaveLength(2);
    expect([mails.length, texts.length]).toEqual(sent);
  });

  it('sends the person responsible for a store one digest a day, without any patient’s name', async () => {
    const { items } = await api.asRole('admin')(createLocation, { body: { kind: 'store', code: 'DIGEST', name: 'Digest store' } });
    const storeId = items[0]?.id ?? '';
    const gauze = await api.asRole('admin')(createStockItem, { body: { name: 'Gauze', kind: 'consumable', baseUnit: '{piece}' } });
    const pharmacist = api.asRole('pharmacist');
    const policy = { responsibleUserId: api.userIdOf('pharmacist'), nearExpiryDays: 90, version: 0 };
    await pharmacist(setStorePolicy, { params: { id: storeId }, body: policy });
    const levels = { reorderLevel: 10, targetLevel: null, shelf: null, responsibleUserId: null, version: 0 };
    await pharmacist(setStoreItem, { params: { id: storeId, itemId: gauze.id }, body: levels });
    const look = async (wallTime: string) => {
      api.clock.set(new Date(`2031-03-04T${wallTime}:00+03:00`));
      await api.db.tx(systemActor('service'), () => api.service(Jobs).enqueue(sendStockDigests, {}));
      await vi.waitFor(async () => expect(await jobsLeft(api, sendStockDigests.name)).toBe(0), { timeout: 8_000 });
    };
    const digests = async () => {
      const log = await api.asRole('admin')(listMessages, { query: {} });
      return log.items.filter(({ kind }) => kind === 'stock-alert');
    };
    try {
      await look('05:00');
      expect(await digests()).toEqual([]);
      await look('08:00');
      await look('09:00');
      await vi.waitFor(async () => expect(await digests()).toMatchObject([{ channel: 'email', status: 'sent', patientId: null }]), {
        timeout: 8_000,
      });
      expect(mails.at(-1)?.text).toContain('Gauze: 0 pieces left, reorder at 10 (Digest store)');
      expect(mails.at(-1)?.text).not.toContain('Wanjiru');
    } finally {
      api.clock.release();
    }
  });

  it('refuses to send again what was sent', async () => {
    const { items } = await api.asRole('admin')(listMessages, { query: { status: 'sent' } });
    await expect(api.asRole('admin')(resendMessage, { params: { id: items[0]?.id ?? '' } })).rejects.toMatchObject({
      code: 'status-not-allowed',
    });
  });
});
