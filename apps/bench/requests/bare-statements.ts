/** The statement of the bare server for each row that has one. */
export const BARE: Readonly<Record<string, string>> = {
  'read-patient': 'select * from patient where id = $1',
  'page-by-name': 'select * from patient_summary where not merged order by sort_name, patient_id limit 50',
  'search-one-word': `select s.* from patient_name as n join patient_summary as s on s.patient_id = n.patient_id where n.patient_id in
    (select patient_id from patient_summary where sort_name >= $1 and sort_name < $1 || chr(1114111) and not merged order by sort_name, patient_id limit 20)`,
  'search-phone': 'select s.* from patient_telecom as t join patient_summary as s on s.patient_id = t.patient_id where t.value = $1',
  'search-record-number': `select s.* from patient_identifier as i join patient_summary as s on s.patient_id = i.patient_id
    where i.type = 'MR' and i.unique_space is not null and plain_code(i.value) = $1 and i.unique_space = (select id::text from facility limit 1) and i.retired_at is null`,
};
