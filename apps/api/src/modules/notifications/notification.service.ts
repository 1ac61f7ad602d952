import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { listMessages, Message } from '@wardbook/contracts/notifications/messages';
import { systemActor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { Events } from '../../core/events.js';
import { Jobs, task } from '../../core/jobs/jobs.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { type AppointmentFact, appointmentBooked, appointmentCancelled, appointmentMoved } from '../scheduling/index.js';
import { MailSender } from './mail-sender.js';
import { type AppointmentRow, MessageRepository, type Outcome } from './message.repository.js';
import { SmsSender } from './sms-sender.js';
import { type AppointmentKind, catalogueLanguage, formatLanguage, textOf, wallTimeText } from './texts.js';

type MessageRow = NonNullable<Awaited<ReturnType<MessageRepository['read']>>>;

interface Sendable {
  recipient: string;
  subject: string | null;
  body: string;
  /** Why it is not to be sent. */
  reason: 'message-outdated' | 'no-recipient' | null;
}

const sendMessage = task<{ messageId: string; facilityId: string }>('send-message');

interface Outgoing {
  id: string;
  channel: Message['channel'];
  recipient: string;
  subject: string | null;
  body: string;
}

/** Writes messages in the transaction of the act, and sends them from the worker. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly db: Db,
    private readonly messages: MessageRepository,
    private readonly mail: MailSender,
    private readonly sms: SmsSender,
    private readonly live: Live,
    private readonly jobs: Jobs,
    events: Events,
  ) {
    events.on(appointmentBooked, (fact) => this.write('appointment-booked', fact));
    events.on(appointmentMoved, (fact) => this.write('appointment-moved', fact));
    events.on(appointmentCancelled, (fact) => this.write('appointment-cancelled', fact));
    jobs.handle(sendMessage, (payload) => this.send(payload.messageId, payload.facilityId));
  }

  async list(query: Input<typeof listMessages>['query']) {
    const providers = { email: this.mail.isConfigured, sms: this.sms.isConfigured };
    return { providers, ...(await this.messages.list(query)) };
  }

  async resend(id: string): Promise<void> {
    const message = found(await this.messages.read(id));
    if (message.status === 'sent') throw new Problem('status-not-allowed', { context: { from: message.status, to: 'waiting' } });
    const outdated = (await this.renewed(message)).reason;
    if (outdated) throw new Problem('status-not-allowed', { context: { rule: outdated.replaceAll('-', '_') } });
    await this.messages.wait(id);
    await this.enqueue(id, message.facility_id);
  }

  /**
   * What is true now decides what is sent and to whom: the appointment may have moved or been cancelled since the message was
   * written, the number may be another patient's by now. Returns the reason when nothing is to be sent.
   */
  private async renewed(message: MessageRow): Promise<Sendable> {
    const kept = { recipient: message.recipient, subject: message.subject, body: message.body, reason: null };
    if (message.appointment_id === null) return kept;
    const kind = message.kind as AppointmentKind;
    const appointment = found(await this.messages.appointment(message.appointment_id));
    if (!isStillTrue(kind, appointment)) return { ...kept, reason: 'message-outdated' };
    const recipient = (await this.messages.recipients(appointment.patientId)).find(({ channel }) => channel === message.channel);
    if (!recipient) return { ...kept, reason: 'no-recipient' };
    const { language, subject, body } = this.textFor(kind, appointment);
    const renewed = { recipient: recipient.address, subject: message.channel === 'email' ? subject : null, body };
    await this.messages.rewrite(message.id, { ...renewed, language });
    return { ...renewed, reason: null };
  }

  private textFor(kind: AppointmentKind, appointment: AppointmentRow) {
    const language = catalogueLanguage(appointment.language);
    const when = wallTimeText(appointment.startsAt, appointment.zone, formatLanguage(appointment.language, appointment.country));
    return { language, ...textOf(kind, language, { ...appointment, when }) };
  }

  private async write(kind: AppointmentKind, fact: AppointmentFact): Promise<void> {
    const appointment = found(await this.messages.appointment(fact.appointmentId));
    const text = this.textFor(kind, appointment);
    for (const recipient of await this.messages.recipients(fact.patientId)) {
      const { patientId, appointmentId } = fact;
      const id = await this.messages.insert({ patientId, appointmentId, kind, recipient, ...text });
      await this.enqueue(id, fact.facilityId);
    }
  }

  /** For a message that was written in the running transaction. */
  async enqueue(messageId: string, facilityId: string): Promise<void> {
    await this.jobs.enqueue(sendMessage, { messageId, facilityId }, { jobKey: `message:${messageId}` });
    await this.live.announce('messages');
  }

  /** A message that was sent already is left alone, so a job that runs twice sends once unless it died in between. */
  private async send(messageId: string, facilityId: string): Promise<void> {
    const actor = systemActor('job', facilityId);
    const { message, renewed } = await this.db.tx(actor, async () => {
      const read = found(await this.messages.read(messageId));
      const isOpen = read.status === 'waiting' || read.status === 'failed';
      return { message: read, renewed: isOpen ? await this.renewed(read) : null };
    });
    if (renewed === null) return;
    const { reason, recipient, subject, body } = renewed;
    const outcome: Outcome = reason
      ? { status: 'not-sent', reason }
      : await this.deliver({ id: messageId, channel: message.channel as Message['channel'], recipient, subject, body });
    await this.db.tx(actor, async () => {
      await this.messages.note(messageId, outcome);
      await this.live.announce('messages');
    });
    // Thrown after the outcome is noted, so that the queue tries again later.
    if (outcome.status === 'failed') throw new Error(`The ${message.channel} provider did not take the message.`);
  }

  private async deliver({ id, channel, recipient, subject, body }: Outgoing): Promise<Outcome> {
    const isConfigured = channel === 'email' ? this.mail.isConfigured : this.sms.isConfigured;
    if (!isConfigured) return { status: 'not-sent', reason: 'no-provider' };
    try {
      const providerId =
        channel === 'email' ? await this.mail.send(id, recipient, subject ?? '', body) : await this.sms.send(recipient, body);
      return { status: 'sent', providerId };
    } catch {
      return { status: 'failed', reason: 'provider-refused' };
    }
  }
}

/** A booking is announced while it holds and lies ahead, a cancellation while it is one. */
function isStillTrue(kind: AppointmentKind, { status, isAhead }: AppointmentRow): boolean {
  if (!isAhead) return false;
  return kind === 'appointment-cancelled' ? status === 'cancelled' : status === 'booked';
}
