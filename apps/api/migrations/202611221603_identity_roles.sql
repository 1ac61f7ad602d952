-- The roles that Wardbook starts with. `docs/specs/identity.md` shows them as a table; an admin can change them.

insert into role (code, name, description, built_in) values
  ('receptionist', 'Receptionist', 'Registers patients, books them and checks them in.', true),
  ('nurse', 'Nurse', 'Receives patients, measures vital signs and collects specimens.', true),
  ('doctor', 'Doctor', 'Sees patients: notes, diagnoses, orders and prescriptions.', true),
  ('lab-technician', 'Laboratory technician', 'Receives specimens, enters and verifies results.', true),
  ('pharmacist', 'Pharmacist', 'Dispenses medicines and keeps the stores.', true),
  ('cashier', 'Cashier', 'Issues invoices and takes payments at a till.', true),
  ('admin', 'Administrator', 'Runs the house: people, places, prices and settings.', true),
  ('organisation-admin', 'Organisation administrator', 'Decides for the whole organisation: its name, facilities, roles and settings.', true),
  ('auditor', 'Auditor', 'Reads the audit trail and the figures, and changes nothing.', true);

insert into role_permission (role_id, permission)
select role.id, permission
from (values
  ('receptionist', '{patient:read,patient:register,patient:edit,patient:restricted,appointment:read,appointment:book,visit:read,visit:check-in,coverage:manage,organisation:read}'),
  ('nurse', '{patient:read,patient:register,patient:edit,patient:restricted,chart:read,allergy:record,condition:record,history:record,appointment:read,visit:read,visit:check-in,vitals:record,note:write,laboratory:read,specimen:collect,pharmacy:read,organisation:read}'),
  ('doctor', '{patient:read,patient:register,patient:edit,patient:restricted,patient:very-restricted,chart:read,allergy:record,condition:record,history:record,appointment:read,appointment:book,appointment:overbook,visit:read,visit:check-in,vitals:record,note:write,note:sign,order:place,prescription:write,prescription:override,laboratory:read,specimen:collect,pharmacy:read,stock:read,charge:release,organisation:read}'),
  ('lab-technician', '{patient:read,chart:read,laboratory:read,specimen:collect,specimen:receive,result:enter,result:verify,result:amend,organisation:read}'),
  ('pharmacist', '{patient:read,chart:read,allergy:record,pharmacy:read,medication:dispense,stock:read,stock:receive,stock:adjust,organisation:read}'),
  ('cashier', '{patient:read,visit:read,charge:read,charge:release,invoice:issue,payment:record,payment:void,coverage:manage,organisation:read}'),
  ('admin', '{patient:read,appointment:read,availability:manage,visit:read,stock:read,stock:receive,charge:read,discount:approve,till:reconcile,price:manage,coverage:manage,dashboard:read,message:read,message:send,organisation:read,organisation:manage,practitioner:manage,catalogue:manage,user:manage,role:manage,data:import}'),
  ('organisation-admin', '{organisation:read,organisation:manage,organisation:administer,practitioner:manage,user:manage,role:manage}'),
  ('auditor', '{audit:read,dashboard:read,organisation:read,patient:read}')
) as granted (code, list)
join role on role.code = granted.code
cross join unnest(granted.list::text[]) as permission;
