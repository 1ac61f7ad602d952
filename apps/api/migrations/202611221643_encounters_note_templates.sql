-- The note templates that every facility starts with. A changed template is a new edition; these rows are never edited.

insert into note_template (code, name, description, profession, sections) values
  ('consultation', 'General consultation', 'Complaint, examination, assessment and plan for a first visit.', 'doctor', '[
    {"key": "complaint", "title": "Presenting complaint", "hint": "What brings the patient, since when, what has been tried.", "kind": "text", "required": true},
    {"key": "history", "title": "History", "hint": "Course, accompanying symptoms, relevant past and family history, medicines.", "kind": "text"},
    {"key": "examination", "title": "Examination", "hint": "General state, then by system; what is normal and relevant, and what is not.", "kind": "text"},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"},
    {"key": "assessment", "title": "Assessment", "hint": "What it is, what it could be, what speaks for and against.", "kind": "text", "required": true},
    {"key": "plan", "title": "Plan", "hint": "Tests, treatment, advice, when to come back and what to come back for.", "kind": "text", "required": true}
  ]'),
  ('follow-up', 'Follow-up', 'What changed since the last visit, and how to go on.', 'doctor', '[
    {"key": "interval", "title": "Since last visit", "hint": "Symptoms, adherence, side effects, events.", "kind": "text", "required": true},
    {"key": "examination", "title": "Examination and results", "hint": "What was looked at again, new results.", "kind": "text"},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"},
    {"key": "assessment", "title": "Assessment", "hint": "Better, same or worse; target reached or not.", "kind": "text"},
    {"key": "plan", "title": "Plan", "hint": "Continue, change, stop; next visit.", "kind": "text", "required": true}
  ]'),
  ('paediatrics', 'Paediatric consultation', 'With birth, feeding, growth, development and vaccination.', 'doctor', '[
    {"key": "complaint", "title": "Presenting complaint", "hint": "Who tells it, since when, feeding, drinking, passing urine.", "kind": "text", "required": true},
    {"key": "birth", "title": "Birth and neonatal history", "hint": "Weeks, weight, delivery, problems after birth.", "kind": "text"},
    {"key": "growth", "title": "Growth and development", "hint": "Centiles, milestones, school.", "kind": "text"},
    {"key": "vaccination", "title": "Vaccination and feeding", "hint": "Card seen or told, what is due; breast, formula, solids.", "kind": "text"},
    {"key": "examination", "title": "Examination", "hint": "Danger signs first, hydration, breathing, ears, throat, skin.", "kind": "text"},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"},
    {"key": "assessment", "title": "Assessment", "kind": "text", "required": true},
    {"key": "plan", "title": "Plan and advice to the carer", "hint": "Doses by weight, fluids, signs to come back for at once.", "kind": "text", "required": true}
  ]'),
  ('antenatal', 'Antenatal visit', 'One visit of a pregnancy.', 'doctor', '[
    {"key": "pregnancy", "title": "This pregnancy", "hint": "Last period, due date, weeks today, gravida and para.", "kind": "text", "required": true},
    {"key": "symptoms", "title": "Since last visit", "hint": "Movements, bleeding, contractions, discharge, headache, swelling.", "kind": "text"},
    {"key": "examination", "title": "Examination", "hint": "Fundal height, lie and presentation, fetal heart, oedema.", "kind": "text", "required": true},
    {"key": "tests", "title": "Urine and blood", "hint": "Protein, sugar, haemoglobin, blood group, serology.", "kind": "text"},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"},
    {"key": "risk", "title": "Risk and place of birth", "kind": "text"},
    {"key": "plan", "title": "Plan", "hint": "Supplements, vaccines, danger signs explained, next visit.", "kind": "text", "required": true}
  ]'),
  ('surgical', 'Surgical consultation', 'Before an operation or a procedure.', 'doctor', '[
    {"key": "complaint", "title": "Presenting complaint", "kind": "text", "required": true},
    {"key": "history", "title": "Surgical and anaesthetic history", "hint": "Operations, anaesthesia, bleeding, anticoagulants, last meal.", "kind": "text"},
    {"key": "examination", "title": "Local and general examination", "hint": "Side and site; airway, heart, lungs.", "kind": "text", "required": true},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"},
    {"key": "assessment", "title": "Assessment and indication", "kind": "text", "required": true},
    {"key": "consent", "title": "Consent", "hint": "What was explained to whom: benefit, risks, alternatives.", "kind": "text"},
    {"key": "plan", "title": "Plan", "hint": "Procedure, date, preparation, tests, blood.", "kind": "text", "required": true}
  ]'),
  ('nursing', 'Nursing note', 'Observation, care given and handover.', 'nurse', '[
    {"key": "observation", "title": "Observation", "hint": "State, pain, mood, intake and output, wounds, lines.", "kind": "text", "required": true},
    {"key": "care", "title": "Care given", "kind": "text"},
    {"key": "response", "title": "Response", "hint": "How the patient took it.", "kind": "text"},
    {"key": "handover", "title": "Handover", "hint": "What the next shift must know or do.", "kind": "text"}
  ]'),
  ('progress', 'Short note', 'Free text for anything that needs no form.', 'any', '[
    {"key": "note", "title": "Note", "kind": "text", "required": true},
    {"key": "diagnoses", "title": "Diagnoses", "kind": "diagnoses"}
  ]'),
  ('certificate', 'Medical certificate', 'A signed statement for an employer, a school or an authority. It is printed as a letter.', 'doctor', '[
    {"key": "statement", "title": "To whom it may concern", "hint": "What is certified: seen on which day, unfit for what, from when until when. No diagnosis without consent.", "kind": "text", "required": true},
    {"key": "recommendation", "title": "Recommendation", "kind": "text"}
  ]');
