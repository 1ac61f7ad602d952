-- Ingredients and the groups in which allergies to them run together, written for the product. RxNorm codes are those of
-- the ingredient (term type IN). A group is named where clinicians record the allergy by group.

insert into substance_group (code, name) values
  ('penicillins', 'Penicillins'),
  ('cephalosporins', 'Cephalosporins'),
  ('carbapenems', 'Carbapenems'),
  ('sulfonamide-antibacterials', 'Sulfonamide antibacterials'),
  ('nsaids', 'Non-steroidal anti-inflammatory drugs'),
  ('macrolides', 'Macrolides'),
  ('tetracyclines', 'Tetracyclines'),
  ('fluoroquinolones', 'Fluoroquinolones'),
  ('aminoglycosides', 'Aminoglycosides'),
  ('nitroimidazoles', 'Nitroimidazoles'),
  ('azole-antifungals', 'Azole antifungals'),
  ('opioids', 'Opioids'),
  ('ace-inhibitors', 'ACE inhibitors'),
  ('angiotensin-receptor-blockers', 'Angiotensin receptor blockers'),
  ('statins', 'Statins'),
  ('beta-blockers', 'Beta blockers'),
  ('benzodiazepines', 'Benzodiazepines'),
  ('aromatic-anticonvulsants', 'Aromatic anticonvulsants'),
  ('amide-local-anaesthetics', 'Amide local anaesthetics'),
  ('heparins', 'Heparins'),
  ('proton-pump-inhibitors', 'Proton pump inhibitors'),
  ('artemisinins', 'Artemisinins');

insert into substance_group_crossing (group_id, other_group_id)
select here.id, there.id
from (values ('penicillins', 'cephalosporins'), ('penicillins', 'carbapenems'), ('cephalosporins', 'carbapenems'),
             ('ace-inhibitors', 'angiotensin-receptor-blockers')) as pair (one, other)
join substance_group as here on here.code in (one, other)
join substance_group as there on there.code in (one, other) and there.id <> here.id;

create temporary table new_substance (name text, rxnorm text, groups text) on commit drop;
insert into new_substance values
  ('Aciclovir', '281', null), ('Adrenaline', '3992', null), ('Albendazole', '430', null), ('Allopurinol', '519', null),
  ('Alprazolam', '596', 'benzodiazepines'), ('Aluminium hydroxide', null, null), ('Amikacin', '641', 'aminoglycosides'),
  ('Aminophylline', '689', null), ('Amiodarone', '703', null), ('Amitriptyline', '704', null), ('Amlodipine', '17767', null),
  ('Amoxicillin', '723', 'penicillins'), ('Ampicillin', '733', 'penicillins'), ('Artemether', null, 'artemisinins'),
  ('Artesunate', null, 'artemisinins'), ('Ascorbic acid', '1151', null), ('Aspirin', '1191', 'nsaids'),
  ('Atenolol', '1202', 'beta-blockers'), ('Atorvastatin', '83367', 'statins'), ('Atropine', '1223', null),
  ('Azithromycin', '18631', 'macrolides'), ('Beclometasone', '1347', null), ('Benzathine benzylpenicillin', null, 'penicillins'),
  ('Benzylpenicillin', '7980', 'penicillins'), ('Betamethasone', '1514', null), ('Bisacodyl', '1596', null),
  ('Bisoprolol', '19484', 'beta-blockers'), ('Budesonide', '19831', null), ('Bupivacaine', '1815', 'amide-local-anaesthetics'),
  ('Calamine', null, null), ('Calcium carbonate', '1897', null), ('Calcium gluconate', null, null), ('Captopril', '1998', 'ace-inhibitors'),
  ('Carbamazepine', '2002', 'aromatic-anticonvulsants'), ('Carbimazole', null, null), ('Carvedilol', '20352', 'beta-blockers'),
  ('Cefalexin', '2231', 'cephalosporins'), ('Cefazolin', '2180', 'cephalosporins'), ('Cefixime', '25033', 'cephalosporins'),
  ('Ceftazidime', '2191', 'cephalosporins'), ('Ceftriaxone', '2193', 'cephalosporins'), ('Cefuroxime', '2194', 'cephalosporins'),
  ('Celecoxib', '140587', 'nsaids'), ('Cetirizine', '20610', null), ('Chloramphenicol', '2348', null), ('Chlorhexidine', '2358', null),
  ('Chlorphenamine', '2400', null), ('Ciprofloxacin', '2551', 'fluoroquinolones'), ('Clarithromycin', '21212', 'macrolides'),
  ('Clavulanic acid', '48203', 'penicillins'), ('Clindamycin', '2582', null), ('Clonazepam', '2598', 'benzodiazepines'),
  ('Clopidogrel', '32968', null), ('Clotrimazole', '2623', 'azole-antifungals'), ('Cloxacillin', '2625', 'penicillins'),
  ('Codeine', '2670', 'opioids'), ('Colchicine', '2683', null), ('Colecalciferol', '2418', null), ('Dexamethasone', '3264', null),
  ('Diazepam', '3322', 'benzodiazepines'), ('Diclofenac', '3355', 'nsaids'), ('Digoxin', '3407', null), ('Diltiazem', '3443', null),
  ('Diphenhydramine', '3498', null), ('Doxycycline', '3640', 'tetracyclines'), ('Enalapril', '3827', 'ace-inhibitors'),
  ('Enoxaparin', '67108', 'heparins'), ('Erythromycin', '4053', 'macrolides'), ('Escitalopram', '321988', null),
  ('Esomeprazole', '283742', 'proton-pump-inhibitors'), ('Ethambutol', '4110', null), ('Ethinylestradiol', '4124', null),
  ('Ferrous sulfate', '24947', null), ('Finasteride', '25025', null), ('Fluconazole', '4450', 'azole-antifungals'),
  ('Fluoxetine', '4493', null), ('Fluticasone', '41126', null), ('Folic acid', '4511', null), ('Formoterol', '25255', null),
  ('Furosemide', '4603', null), ('Gabapentin', '25480', null), ('Gentamicin', '1596450', 'aminoglycosides'),
  ('Glibenclamide', '4815', null), ('Gliclazide', '4816', null), ('Glimepiride', '25789', null), ('Glucose', '4850', null),
  ('Glyceryl trinitrate', '4917', null), ('Haloperidol', '5093', null), ('Heparin', '5224', 'heparins'), ('Hydralazine', '5470', null),
  ('Hydrochlorothiazide', '5487', null), ('Hydrocortisone', '5492', null), ('Hydroxychloroquine', '5521', null),
  ('Hyoscine butylbromide', null, null), ('Ibuprofen', '5640', 'nsaids'), ('Insulin glargine', '274783', null),
  ('Insulin human, isophane', null, null), ('Insulin human, soluble', null, null), ('Ipratropium', '7213', null),
  ('Isoniazid', '6038', null), ('Isosorbide dinitrate', '6058', null), ('Ivermectin', '6069', null), ('Ketoconazole', '6135', 'azole-antifungals'),
  ('Ketorolac', '35827', 'nsaids'), ('Labetalol', '6185', 'beta-blockers'), ('Lactulose', '6218', null), ('Latanoprost', '43611', null),
  ('Levetiracetam', '114477', null), ('Levofloxacin', '82122', 'fluoroquinolones'), ('Levonorgestrel', '6373', null),
  ('Levothyroxine', '10582', null), ('Lidocaine', '6387', 'amide-local-anaesthetics'), ('Lisinopril', '29046', 'ace-inhibitors'),
  ('Loperamide', '6468', null), ('Loratadine', '28889', null), ('Lorazepam', '6470', 'benzodiazepines'),
  ('Losartan', '52175', 'angiotensin-receptor-blockers'), ('Lumefantrine', null, null), ('Magnesium hydroxide', null, null),
  ('Magnesium sulfate', '6585', null), ('Mebendazole', '6672', null), ('Medroxyprogesterone', '6691', null), ('Mefenamic acid', null, 'nsaids'),
  ('Meloxicam', '41493', 'nsaids'), ('Meropenem', '29561', 'carbapenems'), ('Metformin', '6809', null), ('Methotrexate', '6851', null),
  ('Methyldopa', '6876', null), ('Metoclopramide', '6915', null), ('Metoprolol', '6918', 'beta-blockers'),
  ('Metronidazole', '6922', 'nitroimidazoles'), ('Miconazole', '6932', 'azole-antifungals'), ('Midazolam', '6960', 'benzodiazepines'),
  ('Misoprostol', '42331', null), ('Montelukast', '88249', null), ('Morphine', '7052', 'opioids'), ('Mupirocin', '42372', null),
  ('Naloxone', '7242', null), ('Naproxen', '7258', 'nsaids'), ('Nifedipine', '7417', null), ('Nitrofurantoin', '7454', null),
  ('Nystatin', '7597', null), ('Olanzapine', '61381', null), ('Omeprazole', '7646', 'proton-pump-inhibitors'), ('Ondansetron', '26225', null),
  ('Oxytocin', '7824', null), ('Pantoprazole', '40790', 'proton-pump-inhibitors'), ('Paracetamol', '161', null), ('Permethrin', null, null),
  ('Pethidine', '6754', 'opioids'), ('Phenobarbital', '8134', 'aromatic-anticonvulsants'),
  ('Phenoxymethylpenicillin', '7984', 'penicillins'), ('Phenytoin', '8183', 'aromatic-anticonvulsants'), ('Phytomenadione', null, null),
  ('Piperacillin', '8339', 'penicillins'), ('Potassium chloride', '8591', null), ('Praziquantel', '8628', null),
  ('Prednisolone', '8638', null), ('Prednisone', '8640', null), ('Pregabalin', '187832', null), ('Promethazine', '8745', null),
  ('Propranolol', '8787', 'beta-blockers'), ('Pyrazinamide', '8987', null), ('Rifampicin', '9384', null), ('Risperidone', '35636', null),
  ('Rosuvastatin', '301542', 'statins'), ('Salbutamol', '435', null), ('Salmeterol', '36117', null), ('Sertraline', '36437', null),
  ('Sildenafil', '136411', null), ('Silver sulfadiazine', '9793', 'sulfonamide-antibacterials'), ('Simvastatin', '36567', 'statins'),
  ('Sodium chloride', '9863', null), ('Sodium citrate', null, null), ('Spironolactone', '9997', null), ('Sulfamethoxazole', '10180', 'sulfonamide-antibacterials'),
  ('Tamsulosin', '77492', null), ('Tazobactam', '37617', 'penicillins'), ('Telmisartan', '73494', 'angiotensin-receptor-blockers'),
  ('Tetracycline', '10395', 'tetracyclines'), ('Timolol', '10600', 'beta-blockers'), ('Tramadol', '10689', 'opioids'),
  ('Tranexamic acid', '10691', null), ('Trimethoprim', '10829', null), ('Valproic acid', '11118', null),
  ('Valsartan', '69749', 'angiotensin-receptor-blockers'), ('Vancomycin', '11124', null), ('Verapamil', '11170', null),
  ('Warfarin', '11289', null), ('Zinc sulfate', null, null), ('Zolpidem', '39993', null);

insert into substance (code, name, rxnorm)
select trim('-' from regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')), name, rxnorm from new_substance;

insert into substance_group_member (group_id, substance_id)
select substance_group.id, substance.id
from new_substance
join substance using (name)
join substance_group on substance_group.code = any (string_to_array(new_substance.groups, ' '));

-- What coded allergies mean here. Every ingredient and every group can be chosen when an allergy is recorded; the product's
-- own code systems serve where there is no RxNorm code.
insert into allergen_code (system, code, display, substance_id)
select case when rxnorm is null then 'urn:wardbook:substance' else 'http://www.nlm.nih.gov/research/umls/rxnorm' end,
  coalesce(rxnorm, code), name, id from substance;

insert into allergen_code (system, code, display, group_id)
select 'urn:wardbook:substance-group', code, name, id from substance_group;

insert into allergen_code (system, code, display, group_id)
select 'http://snomed.info/sct', known.code, known.display, substance_group.id
from (values ('91936005', 'Allergy to penicillin', 'penicillins'), ('294532003', 'Allergy to cephalosporin', 'cephalosporins'),
             ('91939003', 'Allergy to sulfonamide', 'sulfonamide-antibacterials'),
             ('293619005', 'Allergy to non-steroidal anti-inflammatory agent', 'nsaids')) as known (code, display, meaning)
join substance_group on substance_group.code = known.meaning;

insert into allergen_code (system, code, display, substance_id)
select 'http://snomed.info/sct', known.code, known.display, substance.id
from (values ('293586001', 'Allergy to aspirin', 'aspirin'), ('294505008', 'Allergy to amoxicillin', 'amoxicillin'),
             ('293584003', 'Allergy to paracetamol', 'paracetamol'), ('293613006', 'Allergy to ibuprofen', 'ibuprofen')) as known (code, display, meaning)
join substance on substance.code = known.meaning;

insert into allergen_code (system, code, display) values
  ('http://snomed.info/sct', '232347008', 'Dander (animal) allergy'), ('http://snomed.info/sct', '419474003', 'Allergy to mould'),
  ('http://snomed.info/sct', '419263009', 'Allergy to tree pollen'), ('http://snomed.info/sct', '232350006', 'House dust mite allergy'),
  ('http://snomed.info/sct', '418689008', 'Allergy to grass pollen'), ('http://snomed.info/sct', '300913006', 'Shellfish allergy'),
  ('http://snomed.info/sct', '91934008', 'Allergy to nut'), ('http://snomed.info/sct', '417532002', 'Allergy to fish'),
  ('http://snomed.info/sct', '424213003', 'Allergy to bee venom'), ('http://snomed.info/sct', '300916003', 'Latex allergy'),
  ('http://snomed.info/sct', '425525006', 'Allergy to dairy product'), ('http://snomed.info/sct', '91935009', 'Allergy to peanuts'),
  ('http://snomed.info/sct', '91930004', 'Allergy to eggs'), ('http://snomed.info/sct', '420174000', 'Allergy to wheat'),
  ('http://snomed.info/sct', '714035009', 'Allergy to soya');
