-- The outbox and delivery log: what leaves the building, to whom, and whether it did. Texts hold no clinical content.

create table message (
  id uuid primary key default uuidv7(),
  facility_id uuid not null constraint message_facility references facility,
  patient_id uuid constraint message_patient references patient,
  appointment_id uuid constraint message_appointment references appointment,
  kind text not null constraint message_kind_known check (kind in ('appointment-booked', 'appointment-moved', 'appointment-cancelled', 'stock-alert', 'account')),
  channel text not null constraint message_channel_known check (channel in ('email', 'sms')),
  -- An e-mail address or an E.164 number.
  recipient text not null,
  language text not null,
  subject text,
  body text not null,
  status text not null default 'waiting' constraint message_status_known check (status in ('waiting', 'sent', 'not-sent', 'failed')),
  -- Why it was not sent, in words for the admin; never the provider's own text, which may quote the recipient.
  status_reason text,
  attempts int not null default 0,
  provider_id text,
  sent_at timestamptz,
  -- For what goes to staff: to whom, and for what goes once a day, for which business day.
  recipient_user_id uuid constraint message_recipient_user references user_account,
  digest_on date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint message_digest_once_a_day unique (facility_id, recipient_user_id, digest_on),
  constraint message_digest_whole check ((recipient_user_id is not null) = (kind in ('stock-alert', 'account')) and (digest_on is not null) = (kind = 'stock-alert')),
  constraint message_sent_when check ((status = 'sent') = (sent_at is not null)),
  constraint message_email_subject check ((channel = 'email') = (subject is not null))
);
create index message_by_time on message (facility_id, id desc);
create index message_by_status on message (facility_id, status, id desc);
create index message_by_appointment on message (appointment_id) where appointment_id is not null;
select core.facility_scoped('message');
