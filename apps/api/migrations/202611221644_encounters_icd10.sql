-- A starter list of diagnoses: codes of ICD-10, worded for this product. `wardbook import icd10` brings the full official list.

insert into concept (system, code, display, synonyms)
select 'http://hl7.org/fhir/sid/icd-10', split_part(line, '|', 1), split_part(line, '|', 2), split_part(line, '|', 3)
from string_to_table($list$A00.9|Cholera|
A01.0|Typhoid fever|enteric fever
A01.4|Paratyphoid fever|
A02.0|Salmonella enteritis|food poisoning
A02.1|Salmonella sepsis|
A03.0|Shigellosis due to Shigella dysenteriae|
A03.9|Shigellosis|bacillary dysentery
A04.0|Enteropathogenic E. coli infection|
A04.1|Enterotoxigenic E. coli infection|traveller diarrhoea
A04.3|Enterohaemorrhagic E. coli infection|EHEC
A04.5|Campylobacter enteritis|
A04.7|Clostridioides difficile enterocolitis|c diff
A04.9|Bacterial intestinal infection|
A05.0|Staphylococcal food poisoning|
A05.9|Bacterial food poisoning|
A06.0|Acute amoebic dysentery|
A06.4|Amoebic liver abscess|
A06.9|Amoebiasis|
A07.1|Giardiasis|lambliasis
A07.2|Cryptosporidiosis|
A08.0|Rotavirus enteritis|
A08.1|Norovirus gastroenteropathy|
A08.4|Viral intestinal infection|stomach flu
A09.0|Infectious gastroenteritis and colitis|diarrhoea
A09.9|Gastroenteritis and colitis, cause not established|diarrhoea
A15.0|Pulmonary tuberculosis, sputum microscopy positive|TB
A15.3|Pulmonary tuberculosis, bacteriologically confirmed|TB
A16.2|Pulmonary tuberculosis without confirmation|TB
A16.9|Respiratory tuberculosis|TB
A17.0|Tuberculous meningitis|TB
A18.0|Tuberculosis of bones and joints|Pott disease
A18.1|Genitourinary tuberculosis|
A18.2|Tuberculous peripheral lymphadenopathy|scrofula
A18.3|Abdominal tuberculosis|
A19.9|Miliary tuberculosis|
A20.9|Plague|
A22.9|Anthrax|
A23.9|Brucellosis|
A27.9|Leptospirosis|Weil disease
A28.1|Cat-scratch disease|
A30.9|Leprosy|Hansen disease
A31.0|Pulmonary nontuberculous mycobacterial infection|
A32.9|Listeriosis|
A33|Neonatal tetanus|
A34|Obstetric tetanus|
A35|Tetanus|
A36.9|Diphtheria|
A37.0|Whooping cough due to Bordetella pertussis|
A37.9|Whooping cough|pertussis
A38|Scarlet fever|
A39.0|Meningococcal meningitis|
A39.4|Meningococcaemia|
A40.9|Streptococcal sepsis|
A41.0|Staphylococcus aureus sepsis|
A41.5|Gram-negative sepsis|
A41.9|Sepsis|septicaemia
A42.9|Actinomycosis|
A46|Erysipelas|
A48.0|Gas gangrene|
A48.1|Legionnaires disease|
A49.9|Bacterial infection|
A50.9|Congenital syphilis|
A51.0|Primary genital syphilis|
A51.3|Secondary syphilis of skin and mucosa|
A52.3|Neurosyphilis|
A53.0|Latent syphilis|
A53.9|Syphilis|lues
A54.0|Gonorrhoea of the lower genitourinary tract|
A54.9|Gonorrhoea|
A55|Lymphogranuloma venereum|
A56.0|Chlamydial infection of the lower genitourinary tract|
A57|Chancroid|
A59.0|Urogenital trichomoniasis|
A60.0|Genital herpes|
A63.0|Anogenital warts|condyloma
A64|Sexually transmitted infection|STI
A69.2|Lyme disease|borreliosis
A71.9|Trachoma|
A74.0|Chlamydial conjunctivitis|
A75.9|Typhus fever|
A77.9|Spotted fever|rickettsiosis
A78|Q fever|
A80.9|Acute poliomyelitis|polio
A81.0|Creutzfeldt-Jakob disease|
A82.9|Rabies|
A83.0|Japanese encephalitis|
A84.1|Tick-borne encephalitis|FSME
A86|Viral encephalitis|
A87.9|Viral meningitis|
A90|Dengue|
A91|Dengue haemorrhagic fever|severe dengue
A92.0|Chikungunya|
A92.3|West Nile fever|
A92.4|Rift Valley fever|
A92.5|Zika virus disease|
A95.9|Yellow fever|
A96.2|Lassa fever|
A98.0|Crimean-Congo haemorrhagic fever|
A98.4|Ebola virus disease|
B00.1|Herpes simplex of skin and lips|cold sore
B00.2|Herpetic gingivostomatitis|
B00.5|Herpes simplex of the eye|
B01.9|Chickenpox|varicella
B02.2|Shingles with nerve involvement|postherpetic neuralgia
B02.3|Shingles of the eye|zoster ophthalmicus
B02.9|Shingles|herpes zoster
B05.9|Measles|
B06.9|Rubella|German measles
B07|Viral warts|verruca
B08.1|Molluscum contagiosum|
B08.2|Roseola infantum|exanthema subitum
B08.3|Fifth disease|erythema infectiosum
B08.4|Hand, foot and mouth disease|
B08.5|Herpangina|
B09|Viral rash|exanthem
B15.9|Acute hepatitis A|
B16.9|Acute hepatitis B|
B17.1|Acute hepatitis C|
B17.2|Acute hepatitis E|
B18.1|Chronic hepatitis B|
B18.2|Chronic hepatitis C|
B19.9|Viral hepatitis|
B20.0|HIV disease with mycobacterial infection|AIDS tuberculosis
B20.6|HIV disease with Pneumocystis pneumonia|AIDS PCP
B23.0|Acute HIV infection syndrome|seroconversion
B24|HIV disease|AIDS
B25.9|Cytomegalovirus disease|CMV
B26.9|Mumps|
B27.9|Infectious mononucleosis|glandular fever EBV
B30.9|Viral conjunctivitis|
B33.0|Epidemic myalgia|Bornholm disease
B34.9|Viral infection|
B35.0|Scalp and beard ringworm|tinea capitis
B35.1|Nail fungus|onychomycosis tinea unguium
B35.3|Athlete's foot|tinea pedis
B35.4|Ringworm of the body|tinea corporis
B35.6|Groin ringworm|tinea cruris jock itch
B36.0|Pityriasis versicolor|
B37.0|Oral thrush|candidiasis stomatitis
B37.2|Candidiasis of skin and nails|
B37.3|Vaginal thrush|vulvovaginal candidiasis
B37.4|Urogenital candidiasis|balanitis
B37.8|Oesophageal or other candidiasis|
B38.9|Coccidioidomycosis|
B39.9|Histoplasmosis|
B44.9|Aspergillosis|
B45.1|Cryptococcal meningitis|
B48.5|Pneumocystis infection|PCP
B50.0|Falciparum malaria with cerebral complications|cerebral malaria
B50.8|Severe falciparum malaria|
B50.9|Falciparum malaria|
B51.9|Vivax malaria|
B52.9|Malariae malaria|
B53.0|Ovale malaria|
B54|Malaria|
B55.0|Visceral leishmaniasis|kala-azar
B55.1|Cutaneous leishmaniasis|
B56.9|African sleeping sickness|trypanosomiasis
B57.2|Chagas disease with heart involvement|
B58.9|Toxoplasmosis|
B65.9|Schistosomiasis|bilharzia
B66.3|Fascioliasis|
B67.9|Echinococcosis|hydatid cyst
B68.9|Taeniasis|tapeworm
B69.0|Neurocysticercosis|
B73|Onchocerciasis|river blindness
B74.9|Filariasis|elephantiasis
B76.9|Hookworm disease|
B77.9|Ascariasis|roundworm
B78.9|Strongyloidiasis|
B79|Trichuriasis|whipworm
B80|Enterobiasis|pinworm threadworm
B82.9|Intestinal worms|helminthiasis
B83.0|Visceral larva migrans|toxocariasis
B85.0|Head lice|pediculosis capitis
B85.3|Pubic lice|
B86|Scabies|
B87.9|Myiasis|maggots
B90.9|Late effects of tuberculosis|
B95.6|Staphylococcus aureus as the cause of disease|
B97.2|Coronavirus as the cause of disease|
B99|Infectious disease|
C00.9|Cancer of the lip|
C01|Cancer of the base of the tongue|
C02.9|Cancer of the tongue|
C06.9|Cancer of the mouth|
C07|Cancer of the parotid gland|
C11.9|Nasopharyngeal cancer|
C15.9|Oesophageal cancer|
C16.9|Stomach cancer|gastric
C18.0|Cancer of the caecum|
C18.7|Cancer of the sigmoid colon|
C18.9|Colon cancer|bowel
C20|Rectal cancer|
C21.0|Anal cancer|
C22.0|Hepatocellular carcinoma|liver cancer
C23|Gallbladder cancer|
C25.9|Pancreatic cancer|
C32.9|Laryngeal cancer|
C34.9|Lung cancer|bronchial carcinoma
C38.4|Cancer of the pleura|
C40.9|Bone cancer of a limb|osteosarcoma
C43.9|Malignant melanoma of the skin|
C44.9|Skin cancer other than melanoma|basal cell squamous
C45.0|Pleural mesothelioma|
C46.9|Kaposi sarcoma|
C49.9|Soft tissue sarcoma|
C50.9|Breast cancer|
C51.9|Vulval cancer|
C53.9|Cervical cancer|
C54.1|Endometrial cancer|
C55|Uterine cancer|
C56|Ovarian cancer|
C58|Choriocarcinoma|
C60.9|Penile cancer|
C61|Prostate cancer|
C62.9|Testicular cancer|
C64|Kidney cancer|renal cell
C65|Cancer of the renal pelvis|
C67.9|Bladder cancer|
C69.2|Retinoblastoma|
C71.9|Brain cancer|glioma
C73|Thyroid cancer|
C74.9|Adrenal cancer|neuroblastoma
C77.9|Lymph node metastasis|secondary
C78.0|Lung metastasis|secondary
C78.7|Liver metastasis|secondary
C79.3|Brain metastasis|secondary
C79.5|Bone metastasis|secondary
C80.9|Cancer of unknown origin|
C81.9|Hodgkin lymphoma|
C83.3|Diffuse large B-cell lymphoma|
C83.7|Burkitt lymphoma|
C85.9|Non-Hodgkin lymphoma|
C90.0|Multiple myeloma|
C91.0|Acute lymphoblastic leukaemia|ALL
C91.1|Chronic lymphocytic leukaemia|CLL
C92.0|Acute myeloid leukaemia|AML
C92.1|Chronic myeloid leukaemia|CML
C95.9|Leukaemia|
D05.9|Carcinoma in situ of the breast|DCIS
D06.9|Carcinoma in situ of the cervix|CIN 3
D10.3|Benign tumour of the mouth|
D12.6|Benign tumour of the colon|polyp adenoma
D17.9|Lipoma|
D18.0|Haemangioma|
D22.9|Naevus|mole
D23.9|Benign skin tumour|
D24|Benign breast tumour|fibroadenoma
D25.9|Uterine fibroid|leiomyoma myoma
D27|Benign ovarian tumour|
D32.9|Meningioma|
D34|Benign thyroid tumour|adenoma
D35.2|Pituitary adenoma|
D36.9|Benign tumour|
D37.9|Digestive tumour of uncertain behaviour|
D45|Polycythaemia vera|
D46.9|Myelodysplastic syndrome|
D47.3|Essential thrombocythaemia|
D48.9|Tumour of uncertain behaviour|
D50.0|Iron deficiency anaemia from blood loss|
D50.9|Iron deficiency anaemia|
D51.0|Pernicious anaemia|vitamin B12
D51.9|Vitamin B12 deficiency anaemia|
D52.9|Folate deficiency anaemia|
D53.9|Nutritional anaemia|
D55.0|G6PD deficiency anaemia|favism
D56.1|Beta thalassaemia|
D56.9|Thalassaemia|
D57.0|Sickle cell disease with crisis|
D57.1|Sickle cell disease|
D57.3|Sickle cell trait|
D58.0|Hereditary spherocytosis|
D59.1|Autoimmune haemolytic anaemia|
D61.9|Aplastic anaemia|
D62|Acute blood loss anaemia|
D63.8|Anaemia of chronic disease|
D64.9|Anaemia|
D65|Disseminated intravascular coagulation|DIC
D66|Haemophilia A|
D67|Haemophilia B|
D68.0|Von Willebrand disease|
D68.3|Bleeding due to anticoagulants|
D68.6|Thrombophilia|
D69.0|Henoch-Schönlein purpura|allergic IgA vasculitis
D69.3|Immune thrombocytopenic purpura|ITP
D69.6|Thrombocytopenia|low platelets
D70|Neutropenia|agranulocytosis
D72.1|Eosinophilia|
D73.1|Hypersplenism|
D80.9|Antibody deficiency|immunodeficiency
D84.9|Immunodeficiency|
D86.9|Sarcoidosis|
E01.2|Iodine deficiency goitre|
E03.1|Congenital hypothyroidism|
E03.9|Hypothyroidism|underactive thyroid
E04.1|Single thyroid nodule|
E04.2|Multinodular goitre|
E04.9|Nontoxic goitre|struma
E05.0|Graves disease|hyperthyroidism
E05.9|Hyperthyroidism|thyrotoxicosis
E06.1|Subacute thyroiditis|De Quervain
E06.3|Hashimoto thyroiditis|autoimmune
E07.9|Thyroid disorder|
E10.0|Type 1 diabetes with coma|insulin-dependent
E10.1|Type 1 diabetes with ketoacidosis|insulin-dependent DKA
E10.2|Type 1 diabetes with kidney complications|insulin-dependent nephropathy
E10.3|Type 1 diabetes with eye complications|insulin-dependent retinopathy
E10.4|Type 1 diabetes with nerve complications|insulin-dependent neuropathy
E10.5|Type 1 diabetes with circulatory complications|insulin-dependent diabetic foot gangrene
E10.6|Type 1 diabetes with other complications|insulin-dependent
E10.7|Type 1 diabetes with several complications|insulin-dependent
E10.9|Type 1 diabetes without complications|insulin-dependent
E11.0|Type 2 diabetes with coma|NIDDM
E11.1|Type 2 diabetes with ketoacidosis|NIDDM DKA
E11.2|Type 2 diabetes with kidney complications|NIDDM nephropathy
E11.3|Type 2 diabetes with eye complications|NIDDM retinopathy
E11.4|Type 2 diabetes with nerve complications|NIDDM neuropathy
E11.5|Type 2 diabetes with circulatory complications|NIDDM diabetic foot gangrene
E11.6|Type 2 diabetes with other complications|NIDDM
E11.7|Type 2 diabetes with several complications|NIDDM
E11.9|Type 2 diabetes without complications|NIDDM
E12.0|Malnutrition-related diabetes with coma|
E12.1|Malnutrition-related diabetes with ketoacidosis|DKA
E12.2|Malnutrition-related diabetes with kidney complications|nephropathy
E12.3|Malnutrition-related diabetes with eye complications|retinopathy
E12.4|Malnutrition-related diabetes with nerve complications|neuropathy
E12.5|Malnutrition-related diabetes with circulatory complications|diabetic foot gangrene
E12.6|Malnutrition-related diabetes with other complications|
E12.7|Malnutrition-related diabetes with several complications|
E12.9|Malnutrition-related diabetes without complications|
E13.0|Other specified diabetes with coma|
E13.1|Other specified diabetes with ketoacidosis|DKA
E13.2|Other specified diabetes with kidney complications|nephropathy
E13.3|Other specified diabetes with eye complications|retinopathy
E13.4|Other specified diabetes with nerve complications|neuropathy
E13.5|Other specified diabetes with circulatory complications|diabetic foot gangrene
E13.6|Other specified diabetes with other complications|
E13.7|Other specified diabetes with several complications|
E13.9|Other specified diabetes without complications|
E14.0|Diabetes with coma|
E14.1|Diabetes with ketoacidosis|DKA
E14.2|Diabetes with kidney complications|nephropathy
E14.3|Diabetes with eye complications|retinopathy
E14.4|Diabetes with nerve complications|neuropathy
E14.5|Diabetes with circulatory complications|diabetic foot gangrene
E14.6|Diabetes with other complications|
E14.7|Diabetes with several complications|
E14.9|Diabetes without complications|
E16.0|Drug-induced hypoglycaemia without coma|
E16.2|Hypoglycaemia|low blood sugar
E20.9|Hypoparathyroidism|
E21.0|Primary hyperparathyroidism|
E21.3|Hyperparathyroidism|
E22.0|Acromegaly|
E22.1|Hyperprolactinaemia|
E23.0|Hypopituitarism|
E23.2|Diabetes insipidus|
E24.9|Cushing syndrome|
E25.9|Congenital adrenal hyperplasia|
E26.0|Primary hyperaldosteronism|Conn
E27.1|Addison disease|adrenal insufficiency
E28.2|Polycystic ovary syndrome|PCOS
E29.1|Testicular hypofunction|hypogonadism
E30.0|Delayed puberty|
E30.1|Precocious puberty|
E34.3|Short stature|
E40|Kwashiorkor|
E41|Nutritional marasmus|
E43|Severe protein-energy malnutrition|
E44.0|Moderate protein-energy malnutrition|
E44.1|Mild protein-energy malnutrition|
E46|Protein-energy malnutrition|undernutrition
E50.9|Vitamin A deficiency|
E51.1|Beriberi|thiamine
E52|Pellagra|niacin
E53.8|Vitamin B deficiency|
E54|Scurvy|vitamin C
E55.0|Active rickets|
E55.9|Vitamin D deficiency|
E58|Dietary calcium deficiency|
E60|Zinc deficiency|
E61.1|Iron deficiency|
E66.0|Obesity from excess calories|
E66.2|Extreme obesity with hypoventilation|
E66.9|Obesity|
E70.0|Phenylketonuria|
E73.9|Lactose intolerance|
E74.2|Galactosaemia|
E78.0|Pure hypercholesterolaemia|high cholesterol
E78.1|Pure hypertriglyceridaemia|
E78.2|Mixed hyperlipidaemia|
E78.5|Hyperlipidaemia|dyslipidaemia
E79.0|Hyperuricaemia|
E80.4|Gilbert syndrome|
E83.0|Wilson disease|copper
E83.1|Haemochromatosis|
E83.5|Calcium metabolism disorder|hypercalcaemia hypocalcaemia
E84.9|Cystic fibrosis|
E85.9|Amyloidosis|
E86|Dehydration|volume depletion
E87.0|Hypernatraemia|
E87.1|Hyponatraemia|
E87.2|Acidosis|
E87.5|Hyperkalaemia|
E87.6|Hypokalaemia|
E87.7|Fluid overload|
E88.9|Metabolic disorder|metabolic syndrome
E89.0|Hypothyroidism after a procedure|
F00.9|Dementia in Alzheimer disease|
F01.9|Vascular dementia|
F03|Dementia|
F05.9|Delirium|
F06.9|Mental disorder due to brain damage or physical disease|
F10.0|Alcohol: acute intoxication|alcoholism
F10.1|Alcohol: harmful use|alcoholism
F10.2|Alcohol: dependence|alcoholism
F10.3|Alcohol: withdrawal|alcoholism
F10.4|Alcohol: withdrawal with delirium|alcoholism
F10.5|Alcohol: psychotic disorder|alcoholism
F11.0|Opioids: acute intoxication|heroin
F11.1|Opioids: harmful use|heroin
F11.2|Opioids: dependence|heroin
F11.3|Opioids: withdrawal|heroin
F11.4|Opioids: withdrawal with delirium|heroin
F11.5|Opioids: psychotic disorder|heroin
F12.0|Cannabinoids: acute intoxication|marijuana
F12.1|Cannabinoids: harmful use|marijuana
F12.2|Cannabinoids: dependence|marijuana
F12.3|Cannabinoids: withdrawal|marijuana
F12.4|Cannabinoids: withdrawal with delirium|marijuana
F12.5|Cannabinoids: psychotic disorder|marijuana
F13.0|Sedatives or hypnotics: acute intoxication|benzodiazepine
F13.1|Sedatives or hypnotics: harmful use|benzodiazepine
F13.2|Sedatives or hypnotics: dependence|benzodiazepine
F13.3|Sedatives or hypnotics: withdrawal|benzodiazepine
F13.4|Sedatives or hypnotics: withdrawal with delirium|benzodiazepine
F13.5|Sedatives or hypnotics: psychotic disorder|benzodiazepine
F14.0|Cocaine: acute intoxication|
F14.1|Cocaine: harmful use|
F14.2|Cocaine: dependence|
F14.3|Cocaine: withdrawal|
F14.4|Cocaine: withdrawal with delirium|
F14.5|Cocaine: psychotic disorder|
F15.0|Stimulants: acute intoxication|amphetamine khat
F15.1|Stimulants: harmful use|amphetamine khat
F15.2|Stimulants: dependence|amphetamine khat
F15.3|Stimulants: withdrawal|amphetamine khat
F15.4|Stimulants: withdrawal with delirium|amphetamine khat
F15.5|Stimulants: psychotic disorder|amphetamine khat
F17.0|Tobacco: acute intoxication|nicotine smoking
F17.1|Tobacco: harmful use|nicotine smoking
F17.2|Tobacco: dependence|nicotine smoking
F17.3|Tobacco: withdrawal|nicotine smoking
F18.0|Volatile solvents: acute intoxication|glue
F18.1|Volatile solvents: harmful use|glue
F18.2|Volatile solvents: dependence|glue
F18.3|Volatile solvents: withdrawal|glue
F18.4|Volatile solvents: withdrawal with delirium|glue
F18.5|Volatile solvents: psychotic disorder|glue
F19.0|Several drugs: acute intoxication|
F19.1|Several drugs: harmful use|
F19.2|Several drugs: dependence|
F19.3|Several drugs: withdrawal|
F19.4|Several drugs: withdrawal with delirium|
F19.5|Several drugs: psychotic disorder|
F20.0|Paranoid schizophrenia|
F20.9|Schizophrenia|
F22.0|Delusional disorder|
F23.9|Acute psychotic disorder|
F25.9|Schizoaffective disorder|
F29|Psychosis|
F30.9|Manic episode|
F31.9|Bipolar affective disorder|
F32.0|Mild depressive episode|
F32.1|Moderate depressive episode|
F32.2|Severe depressive episode without psychosis|
F32.3|Severe depressive episode with psychosis|
F32.9|Depressive episode|depression
F33.9|Recurrent depressive disorder|
F34.1|Dysthymia|
F40.0|Agoraphobia|
F40.1|Social phobia|
F40.2|Specific phobia|
F41.0|Panic disorder|
F41.1|Generalised anxiety disorder|
F41.2|Mixed anxiety and depression|
F41.9|Anxiety disorder|
F42.9|Obsessive-compulsive disorder|OCD
F43.0|Acute stress reaction|
F43.1|Post-traumatic stress disorder|PTSD
F43.2|Adjustment disorder|
F44.9|Dissociative disorder|conversion
F45.0|Somatisation disorder|
F45.2|Hypochondria|health anxiety
F45.4|Persistent pain disorder|
F48.0|Neurasthenia|fatigue syndrome
F50.0|Anorexia nervosa|
F50.2|Bulimia nervosa|
F51.0|Insomnia, non-organic|sleeplessness
F52.2|Erectile or arousal failure|impotence
F53.0|Postnatal depression|
F55|Abuse of substances that do not cause dependence|
F60.3|Emotionally unstable personality disorder|borderline
F60.9|Personality disorder|
F63.0|Pathological gambling|
F64.0|Gender incongruence|
F70.9|Mild intellectual disability|
F71.9|Moderate intellectual disability|
F72.9|Severe intellectual disability|
F80.9|Speech and language development disorder|
F81.0|Reading disorder|dyslexia
F82|Motor coordination disorder|
F84.0|Childhood autism|
F84.5|Asperger syndrome|
F89|Developmental disorder|
F90.0|Attention deficit and activity disorder|ADHD
F91.9|Conduct disorder|
F93.0|Separation anxiety in childhood|
F95.2|Tourette syndrome|tics
F98.0|Bed-wetting, non-organic|enuresis
F98.1|Encopresis|
F98.5|Stuttering|
F99|Mental disorder|
G00.9|Bacterial meningitis|
G03.9|Meningitis|
G04.9|Encephalitis or myelitis|
G06.0|Brain abscess|
G10|Huntington disease|
G11.9|Hereditary ataxia|
G12.2|Motor neurone disease|ALS
G20|Parkinson disease|
G21.1|Drug-induced parkinsonism|
G24.9|Dystonia|
G25.0|Essential tremor|
G25.8|Restless legs and other movement disorders|
G30.9|Alzheimer disease|
G31.8|Lewy body and other degeneration|
G35|Multiple sclerosis|MS
G36.0|Neuromyelitis optica|
G40.3|Generalised epilepsy|
G40.6|Grand mal seizures|
G40.9|Epilepsy|
G41.9|Status epilepticus|
G43.0|Migraine without aura|
G43.1|Migraine with aura|
G43.9|Migraine|
G44.0|Cluster headache|
G44.2|Tension headache|
G44.4|Medication overuse headache|
G45.9|Transient ischaemic attack|TIA
G47.0|Insomnia, organic|
G47.3|Sleep apnoea|
G47.4|Narcolepsy|
G50.0|Trigeminal neuralgia|
G51.0|Bell palsy|facial paralysis
G54.2|Cervical root disorder|
G54.4|Lumbosacral root disorder|
G56.0|Carpal tunnel syndrome|
G56.2|Ulnar nerve lesion|
G57.1|Meralgia paraesthetica|
G58.0|Intercostal neuralgia|
G58.9|Single nerve disorder|mononeuropathy
G60.0|Hereditary neuropathy|Charcot-Marie-Tooth
G61.0|Guillain-Barré syndrome|
G62.1|Alcoholic polyneuropathy|
G62.9|Polyneuropathy|
G63.2|Diabetic polyneuropathy|
G70.0|Myasthenia gravis|
G71.0|Muscular dystrophy|Duchenne
G80.9|Cerebral palsy|
G81.9|Hemiplegia|hemiparesis
G82.2|Paraplegia|
G82.5|Tetraplegia|
G83.1|Weakness of one leg|monoplegia
G83.4|Cauda equina syndrome|
G90.9|Autonomic disorder|
G91.9|Hydrocephalus|
G93.1|Anoxic brain damage|
G93.2|Idiopathic intracranial hypertension|
G93.3|Postviral fatigue syndrome|chronic fatigue ME
G93.4|Encephalopathy|
G95.2|Spinal cord compression|
H00.0|Stye|hordeolum
H00.1|Chalazion|
H01.0|Blepharitis|
H02.0|Entropion or ingrown eyelash|trichiasis
H02.4|Drooping eyelid|ptosis
H04.1|Dry eye|
H04.3|Inflammation of the tear passages|dacryocystitis
H05.0|Orbital cellulitis|
H10.1|Allergic conjunctivitis|
H10.3|Acute conjunctivitis|
H10.9|Conjunctivitis|pink eye
H11.0|Pterygium|
H11.3|Subconjunctival bleeding|
H15.1|Episcleritis|
H16.0|Corneal ulcer|
H16.9|Keratitis|
H18.6|Keratoconus|
H20.0|Acute iridocyclitis|uveitis
H25.9|Senile cataract|
H26.9|Cataract|
H27.0|Aphakia|
H33.0|Retinal detachment with break|
H34.8|Retinal vein occlusion|
H35.0|Hypertensive and background retinopathy|
H35.3|Macular degeneration|AMD
H36.0|Diabetic retinopathy|
H40.1|Open-angle glaucoma|
H40.2|Angle-closure glaucoma|
H40.9|Glaucoma|
H43.1|Vitreous haemorrhage|
H43.3|Vitreous floaters|
H46|Optic neuritis|
H47.1|Papilloedema|
H49.9|Paralytic squint|
H50.9|Squint|strabismus
H52.0|Long-sightedness|hypermetropia
H52.1|Short-sightedness|myopia
H52.2|Astigmatism|
H52.4|Presbyopia|
H53.0|Lazy eye|amblyopia
H54.0|Blindness of both eyes|
H54.9|Visual impairment|
H55|Nystagmus|
H57.1|Eye pain|
H60.3|Otitis externa, infective|
H60.9|Otitis externa|swimmer ear
H61.2|Ear wax|impacted cerumen
H65.0|Acute serous otitis media|
H65.9|Otitis media with effusion|glue ear
H66.0|Acute purulent otitis media|
H66.3|Chronic purulent otitis media|
H66.9|Otitis media|ear infection
H70.0|Acute mastoiditis|
H71|Cholesteatoma|
H72.9|Perforated eardrum|
H81.0|Ménière disease|
H81.1|Benign positional vertigo|BPPV
H81.2|Vestibular neuritis|
H83.0|Labyrinthitis|
H83.3|Noise-induced hearing loss|
H90.3|Sensorineural hearing loss of both ears|
H90.5|Sensorineural hearing loss|
H91.1|Age-related hearing loss|presbycusis
H91.2|Sudden hearing loss|
H91.9|Hearing loss|deafness
H92.0|Earache|otalgia
H93.1|Tinnitus|
I00|Rheumatic fever without heart involvement|
I01.9|Acute rheumatic heart disease|
I05.0|Rheumatic mitral stenosis|
I05.9|Rheumatic mitral valve disease|
I06.9|Rheumatic aortic valve disease|
I08.9|Disease of several heart valves|
I09.9|Rheumatic heart disease|
I10|Essential hypertension|high blood pressure HTN
I11.0|Hypertensive heart disease with heart failure|
I11.9|Hypertensive heart disease|
I12.0|Hypertensive kidney disease with kidney failure|
I12.9|Hypertensive kidney disease|
I13.9|Hypertensive heart and kidney disease|
I15.0|Renovascular hypertension|
I15.9|Secondary hypertension|
I20.0|Unstable angina|
I20.9|Angina pectoris|
I21.0|Anterior myocardial infarction|heart attack STEMI
I21.1|Inferior myocardial infarction|heart attack STEMI
I21.4|Subendocardial myocardial infarction|NSTEMI heart attack
I21.9|Acute myocardial infarction|heart attack MI
I22.9|Recurrent myocardial infarction|
I24.9|Acute ischaemic heart disease|acute coronary syndrome
I25.1|Coronary atherosclerosis|coronary artery disease CAD
I25.2|Old myocardial infarction|
I25.5|Ischaemic cardiomyopathy|
I25.9|Chronic ischaemic heart disease|
I26.0|Pulmonary embolism with acute right heart strain|
I26.9|Pulmonary embolism|PE
I27.0|Primary pulmonary hypertension|
I27.2|Secondary pulmonary hypertension|
I27.9|Pulmonary heart disease|cor pulmonale
I30.9|Acute pericarditis|
I31.3|Pericardial effusion|
I33.0|Infective endocarditis|
I34.0|Mitral regurgitation|
I34.1|Mitral valve prolapse|
I35.0|Aortic stenosis|
I35.1|Aortic regurgitation|
I36.1|Tricuspid regurgitation|
I38|Endocarditis|
I40.9|Acute myocarditis|
I42.0|Dilated cardiomyopathy|
I42.2|Hypertrophic cardiomyopathy|
I42.9|Cardiomyopathy|
I44.1|Second-degree heart block|
I44.2|Complete heart block|
I44.7|Left bundle branch block|LBBB
I45.1|Right bundle branch block|RBBB
I45.6|Pre-excitation syndrome|Wolff-Parkinson-White
I46.0|Cardiac arrest with successful resuscitation|
I46.9|Cardiac arrest|
I47.1|Supraventricular tachycardia|SVT
I47.2|Ventricular tachycardia|VT
I48.0|Paroxysmal atrial fibrillation|AF
I48.1|Persistent atrial fibrillation|AF
I48.2|Chronic atrial fibrillation|AF
I48.3|Typical atrial flutter|
I48.9|Atrial fibrillation or flutter|AF
I49.0|Ventricular fibrillation|VF
I49.3|Ventricular ectopic beats|extrasystoles
I49.5|Sick sinus syndrome|
I49.9|Cardiac arrhythmia|
I50.0|Congestive heart failure|CHF
I50.1|Left ventricular failure|pulmonary oedema
I50.9|Heart failure|
I51.7|Cardiomegaly|
I60.9|Subarachnoid haemorrhage|
I61.9|Intracerebral haemorrhage|stroke bleeding
I62.0|Subdural haemorrhage, not from injury|
I63.3|Cerebral infarction from cerebral thrombosis|ischaemic stroke
I63.4|Cerebral infarction from cerebral embolism|ischaemic stroke
I63.9|Cerebral infarction|ischaemic stroke
I64|Stroke, not known whether bleeding or infarction|CVA
I65.2|Carotid artery stenosis|
I67.1|Cerebral aneurysm, not ruptured|
I67.2|Cerebral atherosclerosis|
I67.6|Cerebral venous thrombosis, non-pyogenic|
I69.4|Late effects of stroke|
I70.0|Aortic atherosclerosis|
I70.2|Atherosclerosis of limb arteries|claudication peripheral PAD
I71.0|Aortic dissection|
I71.4|Abdominal aortic aneurysm|AAA
I72.9|Aneurysm|
I73.0|Raynaud syndrome|
I73.9|Peripheral vascular disease|
I74.3|Arterial embolism of the leg|acute limb ischaemia
I77.6|Arteritis|vasculitis
I80.0|Superficial thrombophlebitis of the leg|
I80.2|Deep vein thrombosis of the leg|DVT
I81|Portal vein thrombosis|
I82.9|Venous thrombosis|
I83.0|Varicose veins of the leg with ulcer|
I83.9|Varicose veins of the leg|
I85.0|Bleeding oesophageal varices|
I85.9|Oesophageal varices|
I86.1|Varicocele|
I87.2|Chronic venous insufficiency|
I88.9|Lymphadenitis|
I89.0|Lymphoedema|
I95.1|Orthostatic hypotension|
I95.9|Hypotension|low blood pressure
J00|Common cold|nasopharyngitis
J01.0|Acute maxillary sinusitis|
J01.9|Acute sinusitis|
J02.0|Streptococcal sore throat|
J02.9|Acute pharyngitis|sore throat
J03.0|Streptococcal tonsillitis|
J03.9|Acute tonsillitis|
J04.0|Acute laryngitis|
J04.1|Acute tracheitis|
J05.0|Croup|obstructive laryngitis
J05.1|Acute epiglottitis|
J06.9|Acute upper respiratory infection|URTI cold
J09|Influenza from an avian or other zoonotic virus|
J10.1|Influenza with respiratory signs, virus identified|flu
J11.0|Influenza with pneumonia, virus not identified|flu
J11.1|Influenza with respiratory signs|flu
J12.9|Viral pneumonia|
J13|Pneumococcal pneumonia|
J14|Haemophilus pneumonia|
J15.2|Staphylococcal pneumonia|
J15.7|Mycoplasma pneumonia|
J15.9|Bacterial pneumonia|
J18.0|Bronchopneumonia|
J18.1|Lobar pneumonia|
J18.9|Pneumonia|
J20.9|Acute bronchitis|
J21.0|Bronchiolitis due to RSV|
J21.9|Acute bronchiolitis|
J22|Acute lower respiratory infection|LRTI
J30.1|Hay fever|pollen rhinitis
J30.4|Allergic rhinitis|
J31.0|Chronic rhinitis|
J32.9|Chronic sinusitis|
J33.9|Nasal polyp|
J34.2|Deviated nasal septum|
J34.3|Enlarged turbinates|
J35.0|Chronic tonsillitis|
J35.1|Enlarged tonsils|
J35.2|Enlarged adenoids|
J36|Peritonsillar abscess|quinsy
J37.0|Chronic laryngitis|
J38.0|Vocal cord paralysis|
J38.1|Vocal cord polyp|
J39.0|Retropharyngeal abscess|
J40|Bronchitis|
J42|Chronic bronchitis|
J43.9|Emphysema|
J44.0|COPD with acute lower respiratory infection|
J44.1|COPD with acute exacerbation|
J44.9|Chronic obstructive pulmonary disease|COPD
J45.0|Allergic asthma|
J45.1|Non-allergic asthma|
J45.9|Asthma|
J46|Acute severe asthma|status asthmaticus
J47|Bronchiectasis|
J60|Coal worker's pneumoconiosis|
J62.8|Silicosis|
J67.9|Hypersensitivity pneumonitis|
J69.0|Aspiration pneumonia|
J80|Acute respiratory distress syndrome|ARDS
J81|Pulmonary oedema|
J84.1|Pulmonary fibrosis|interstitial lung disease
J85.2|Lung abscess|
J86.9|Empyema|pyothorax
J90|Pleural effusion|
J93.1|Spontaneous pneumothorax|
J93.9|Pneumothorax|
J96.0|Acute respiratory failure|
J96.1|Chronic respiratory failure|
J98.1|Collapse of lung|atelectasis
K00.7|Teething syndrome|
K01.1|Impacted tooth|wisdom
K02.9|Tooth decay|dental caries
K04.0|Pulpitis|toothache
K04.7|Dental abscess|periapical
K05.1|Chronic gingivitis|
K05.3|Chronic periodontitis|
K07.6|Jaw joint disorder|TMJ
K08.1|Loss of teeth|
K11.2|Salivary gland inflammation|sialadenitis
K12.0|Mouth ulcers|aphthae
K12.1|Stomatitis|
K13.0|Disease of the lips|cheilitis
K14.0|Glossitis|
K20|Oesophagitis|
K21.0|Reflux disease with oesophagitis|GERD
K21.9|Gastro-oesophageal reflux disease|GERD heartburn
K22.0|Achalasia|
K22.6|Mallory-Weiss tear|
K22.7|Barrett oesophagus|
K25.4|Gastric ulcer with bleeding|
K25.9|Gastric ulcer|stomach
K26.4|Duodenal ulcer with bleeding|
K26.9|Duodenal ulcer|
K27.9|Peptic ulcer|
K29.1|Acute gastritis|
K29.5|Chronic gastritis|
K29.7|Gastritis|
K30|Functional dyspepsia|indigestion
K31.1|Pyloric stenosis in adults|
K35.2|Acute appendicitis with peritonitis|
K35.8|Acute appendicitis|
K37|Appendicitis|
K40.3|Obstructed inguinal hernia|
K40.9|Inguinal hernia|groin
K41.9|Femoral hernia|
K42.0|Obstructed umbilical hernia|
K42.9|Umbilical hernia|
K43.9|Abdominal wall hernia|incisional
K44.9|Hiatus hernia|
K50.9|Crohn disease|
K51.9|Ulcerative colitis|
K52.2|Allergic gastroenteritis|
K52.9|Noninfective gastroenteritis|
K55.0|Acute bowel ischaemia|
K56.1|Intussusception|
K56.2|Volvulus|
K56.5|Intestinal adhesions with obstruction|
K56.6|Bowel obstruction|
K56.7|Ileus|
K57.3|Diverticular disease of the large bowel|diverticulosis
K57.9|Diverticular disease|diverticulitis
K58.9|Irritable bowel syndrome|IBS
K59.0|Constipation|
K59.1|Functional diarrhoea|
K60.0|Acute anal fissure|
K60.3|Anal fistula|
K61.0|Anal abscess|
K62.1|Rectal polyp|
K62.3|Rectal prolapse|
K62.5|Bleeding from anus and rectum|
K63.5|Colon polyp|
K64.0|First-degree haemorrhoids|piles
K64.9|Haemorrhoids|piles
K65.0|Acute peritonitis|
K70.0|Alcoholic fatty liver|
K70.1|Alcoholic hepatitis|
K70.3|Alcoholic liver cirrhosis|
K71.9|Toxic liver disease|drug-induced
K72.0|Acute liver failure|
K72.9|Liver failure|hepatic encephalopathy
K73.9|Chronic hepatitis|
K74.6|Liver cirrhosis|
K75.0|Liver abscess|
K75.4|Autoimmune hepatitis|
K76.0|Fatty liver|steatosis NAFLD
K76.6|Portal hypertension|
K80.0|Gallstones with acute cholecystitis|
K80.2|Gallstones|cholelithiasis
K80.5|Bile duct stones|
K81.0|Acute cholecystitis|
K81.1|Chronic cholecystitis|
K83.0|Cholangitis|
K83.1|Bile duct obstruction|
K85.9|Acute pancreatitis|
K86.1|Chronic pancreatitis|
K90.0|Coeliac disease|
K90.9|Malabsorption|
K92.0|Vomiting blood|haematemesis
K92.1|Black stools|melaena
K92.2|Gastrointestinal bleeding|
L01.0|Impetigo|
L02.2|Abscess or boil of the trunk|
L02.4|Abscess or boil of a limb|
L02.9|Skin abscess|boil carbuncle
L03.0|Cellulitis of finger or toe|paronychia
L03.1|Cellulitis of a limb|
L03.2|Cellulitis of the face|
L03.9|Cellulitis|
L04.9|Acute lymphadenitis|
L05.9|Pilonidal cyst|
L08.9|Local skin infection|
L10.0|Pemphigus vulgaris|
L12.0|Bullous pemphigoid|
L20.9|Atopic dermatitis|eczema
L21.9|Seborrhoeic dermatitis|
L22|Nappy rash|diaper dermatitis
L23.9|Allergic contact dermatitis|
L24.9|Irritant contact dermatitis|
L25.9|Contact dermatitis|
L27.0|Generalised drug rash|
L28.0|Lichen simplex|neurodermatitis
L29.9|Itching|pruritus
L30.9|Dermatitis|eczema
L40.0|Plaque psoriasis|
L40.5|Psoriatic arthropathy|
L40.9|Psoriasis|
L42|Pityriasis rosea|
L43.9|Lichen planus|
L50.0|Allergic urticaria|hives
L50.9|Urticaria|hives
L51.9|Erythema multiforme|Stevens-Johnson
L52|Erythema nodosum|
L55.9|Sunburn|
L57.0|Actinic keratosis|
L60.0|Ingrown nail|
L63.9|Alopecia areata|
L65.9|Hair loss|
L70.0|Acne vulgaris|
L71.9|Rosacea|
L72.1|Sebaceous cyst|
L73.2|Hidradenitis suppurativa|
L74.0|Heat rash|miliaria
L80|Vitiligo|
L82|Seborrhoeic keratosis|
L84|Corns and calluses|
L89.9|Pressure ulcer|bedsore decubitus
L91.0|Keloid|hypertrophic scar
L93.0|Discoid lupus|
L97|Ulcer of the leg|
L98.4|Chronic skin ulcer|
M00.9|Septic arthritis|
M02.9|Reactive arthritis|Reiter
M05.9|Seropositive rheumatoid arthritis|
M06.9|Rheumatoid arthritis|RA
M08.0|Juvenile idiopathic arthritis|
M10.0|Gout, idiopathic|
M10.9|Gout|
M11.9|Crystal arthritis|pseudogout
M13.0|Polyarthritis|
M13.9|Arthritis|
M15.9|Osteoarthritis of several joints|
M16.9|Osteoarthritis of the hip|coxarthrosis
M17.9|Osteoarthritis of the knee|gonarthrosis
M18.9|Osteoarthritis of the thumb base|
M19.9|Osteoarthritis|
M20.1|Hallux valgus|bunion
M20.4|Hammer toe|
M21.4|Flat foot|
M22.4|Kneecap cartilage softening|chondromalacia patellae
M23.2|Old meniscus tear|
M23.9|Internal derangement of the knee|
M24.2|Ligament disorder|
M25.4|Joint effusion|
M25.5|Joint pain|arthralgia
M25.6|Joint stiffness|
M31.3|Granulomatosis with polyangiitis|Wegener
M31.6|Giant cell arteritis|temporal
M32.9|Systemic lupus erythematosus|SLE
M33.9|Dermatopolymyositis|
M34.9|Systemic sclerosis|scleroderma
M35.0|Sjögren syndrome|
M35.3|Polymyalgia rheumatica|
M40.2|Kyphosis|
M41.9|Scoliosis|
M42.0|Juvenile spinal osteochondrosis|Scheuermann
M43.1|Spondylolisthesis|
M43.6|Wry neck|torticollis
M45|Ankylosing spondylitis|Bechterew
M46.4|Discitis|
M47.8|Spinal arthrosis|spondylosis
M48.0|Spinal stenosis|
M50.1|Cervical disc disorder with root pain|
M51.1|Lumbar disc disorder with root pain|slipped disc sciatica
M51.2|Disc displacement|
M53.1|Neck and arm pain|cervicobrachial
M54.1|Radiculopathy|
M54.2|Neck pain|cervicalgia
M54.3|Sciatica|
M54.4|Low back pain with sciatica|
M54.5|Low back pain|lumbago
M54.6|Thoracic spine pain|
M54.9|Back pain|
M60.9|Myositis|
M62.4|Muscle contracture|
M62.6|Muscle strain|
M62.8|Muscle wasting and other muscle disorders|rhabdomyolysis
M65.3|Trigger finger|
M65.4|De Quervain tenosynovitis|
M65.9|Tenosynovitis|
M66.2|Spontaneous tendon rupture|
M67.4|Ganglion|
M70.2|Olecranon bursitis|elbow
M70.6|Trochanteric bursitis|hip
M71.2|Baker cyst|popliteal
M72.0|Dupuytren contracture|
M72.2|Plantar fasciitis|heel spur
M72.6|Necrotising fasciitis|
M75.0|Frozen shoulder|adhesive capsulitis
M75.1|Rotator cuff syndrome|
M75.4|Shoulder impingement|
M76.6|Achilles tendinitis|
M77.0|Golfer's elbow|medial epicondylitis
M77.1|Tennis elbow|lateral epicondylitis
M77.3|Heel spur|
M79.1|Muscle pain|myalgia
M79.2|Neuralgia|
M79.3|Panniculitis|
M79.6|Limb pain|
M79.7|Fibromyalgia|
M80.9|Osteoporosis with fracture|
M81.0|Postmenopausal osteoporosis|
M81.9|Osteoporosis|
M83.9|Osteomalacia in adults|
M84.3|Stress fracture|
M86.1|Acute osteomyelitis|
M86.6|Chronic osteomyelitis|
M87.9|Bone necrosis|
M88.9|Paget disease of bone|
M89.0|Complex regional pain syndrome|algodystrophy Sudeck
M91.1|Perthes disease|
M92.5|Osgood-Schlatter disease|
M93.0|Slipped upper femoral epiphysis|
M94.0|Costochondritis|Tietze
N00.9|Acute nephritic syndrome|glomerulonephritis
N03.9|Chronic nephritic syndrome|
N04.9|Nephrotic syndrome|
N05.9|Nephritic syndrome|
N10|Acute pyelonephritis|kidney infection
N11.9|Chronic pyelonephritis|
N12|Pyelonephritis|
N13.3|Hydronephrosis|
N13.7|Vesicoureteral reflux|
N15.1|Renal abscess|
N17.9|Acute kidney failure|AKI
N18.1|Chronic kidney disease, stage 1|CKD
N18.2|Chronic kidney disease, stage 2|CKD
N18.3|Chronic kidney disease, stage 3|CKD
N18.4|Chronic kidney disease, stage 4|CKD
N18.5|Chronic kidney disease, stage 5|CKD dialysis end-stage
N18.9|Chronic kidney disease|CKD
N19|Kidney failure|
N20.0|Kidney stone|nephrolithiasis
N20.1|Ureteric stone|
N21.0|Bladder stone|
N23|Renal colic|
N25.8|Renal tubular disorders|
N28.1|Kidney cyst|
N30.0|Acute cystitis|bladder infection
N30.1|Interstitial cystitis|
N30.9|Cystitis|
N31.9|Neurogenic bladder|
N32.8|Overactive bladder and other bladder disorders|
N34.1|Urethritis|
N35.9|Urethral stricture|
N39.0|Urinary tract infection|UTI
N39.3|Stress incontinence|
N39.4|Urge and other urinary incontinence|
N40|Enlarged prostate|BPH hyperplasia
N41.0|Acute prostatitis|
N41.1|Chronic prostatitis|
N43.3|Hydrocele|
N44|Torsion of testis|
N45.9|Orchitis and epididymitis|
N46|Male infertility|
N47|Phimosis|foreskin
N48.1|Balanitis|
N48.3|Priapism|
N48.4|Erectile dysfunction, organic|impotence
N60.1|Fibrocystic breast|mastopathy
N61|Mastitis, not of childbirth|breast abscess
N62|Enlarged breast|gynaecomastia
N63|Breast lump|
N64.4|Breast pain|mastodynia
N70.9|Salpingitis and oophoritis|adnexitis
N72|Cervicitis|
N73.9|Pelvic inflammatory disease|PID
N75.1|Bartholin abscess|
N76.0|Acute vaginitis|
N76.8|Bacterial and other vaginitis|vaginosis
N80.9|Endometriosis|
N81.1|Cystocele|
N81.2|Incomplete uterovaginal prolapse|
N81.4|Uterovaginal prolapse|
N83.0|Follicular cyst of the ovary|
N83.2|Ovarian cyst|
N83.5|Torsion of the ovary|
N84.0|Endometrial polyp|
N84.1|Cervical polyp|
N85.0|Endometrial hyperplasia|
N86|Cervical erosion|ectropion
N87.9|Cervical dysplasia|CIN
N89.8|Vaginal discharge|leukorrhoea
N91.2|Absence of periods|amenorrhoea
N91.5|Infrequent periods|oligomenorrhoea
N92.0|Heavy regular periods|menorrhagia
N92.1|Heavy irregular periods|metrorrhagia
N92.6|Irregular periods|
N93.9|Abnormal uterine bleeding|
N94.1|Painful intercourse|dyspareunia
N94.3|Premenstrual syndrome|PMS
N94.6|Painful periods|dysmenorrhoea
N95.0|Postmenopausal bleeding|
N95.1|Menopausal symptoms|hot flushes
N95.2|Vaginal atrophy after menopause|
N96|Recurrent miscarriage, not pregnant|
N97.9|Female infertility|
O00.9|Ectopic pregnancy|
O01.9|Hydatidiform mole|
O02.1|Missed abortion|
O03.4|Incomplete miscarriage|spontaneous abortion
O03.9|Complete miscarriage|spontaneous abortion
O04.9|Medical termination of pregnancy|
O06.9|Abortion|
O10.0|Chronic hypertension in pregnancy|
O13|Pregnancy-induced hypertension|gestational
O14.0|Mild to moderate pre-eclampsia|
O14.1|Severe pre-eclampsia|
O14.2|HELLP syndrome|
O15.9|Eclampsia|
O20.0|Threatened miscarriage|
O20.9|Bleeding in early pregnancy|
O21.0|Mild vomiting of pregnancy|morning sickness
O21.1|Severe vomiting of pregnancy|hyperemesis
O22.3|Deep vein thrombosis in pregnancy|
O23.4|Urinary tract infection in pregnancy|
O24.4|Gestational diabetes|
O24.9|Diabetes in pregnancy|
O26.2|Care after recurrent miscarriage|
O26.6|Liver disorder in pregnancy|cholestasis
O28.9|Abnormal finding on antenatal screening|
O30.0|Twin pregnancy|
O31.2|Death of one fetus of several|
O32.1|Breech presentation|
O32.2|Transverse lie|
O33.9|Disproportion of mother and fetus|
O34.2|Care for a scar of earlier caesarean|
O35.9|Suspected fetal abnormality|
O36.0|Rhesus isoimmunisation|
O36.4|Intrauterine death|stillbirth
O36.5|Poor fetal growth|IUGR
O36.6|Large fetus|macrosomia
O40|Too much amniotic fluid|polyhydramnios
O41.0|Too little amniotic fluid|oligohydramnios
O41.1|Infection of the amniotic sac|chorioamnionitis
O42.9|Premature rupture of membranes|PROM
O43.1|Abnormal placenta|
O44.0|Placenta praevia without bleeding|
O44.1|Placenta praevia with bleeding|
O45.9|Placental abruption|
O46.9|Antepartum haemorrhage|
O47.0|False labour before 37 weeks|
O47.9|False labour|
O48|Prolonged pregnancy|post-term
O60.0|Preterm labour without delivery|
O60.1|Preterm labour with preterm delivery|
O61.9|Failed induction of labour|
O62.1|Secondary uterine inertia|
O63.9|Long labour|
O64.9|Obstructed labour by malposition|
O65.4|Obstructed labour by disproportion|
O66.0|Shoulder dystocia|
O66.9|Obstructed labour|
O68.9|Labour with fetal distress|
O69.0|Cord prolapse|
O70.0|First-degree perineal tear|
O70.1|Second-degree perineal tear|
O70.2|Third-degree perineal tear|
O70.3|Fourth-degree perineal tear|
O71.1|Rupture of the uterus in labour|
O72.0|Retained placenta with bleeding|
O72.1|Postpartum haemorrhage|PPH
O72.2|Delayed postpartum haemorrhage|
O73.0|Retained placenta without bleeding|
O75.7|Vaginal delivery after caesarean|VBAC
O80.0|Spontaneous vertex delivery|normal birth
O80.9|Spontaneous delivery of one child|
O81.0|Low forceps delivery|
O81.4|Vacuum delivery|ventouse
O82.0|Elective caesarean|
O82.1|Emergency caesarean|
O82.9|Caesarean delivery|
O84.9|Multiple delivery|
O85|Puerperal sepsis|
O86.0|Infected obstetric wound|
O87.1|Deep vein thrombosis after childbirth|
O90.0|Opened caesarean wound|
O91.1|Breast abscess of childbirth|
O91.2|Mastitis of childbirth|
O92.4|Too little milk|hypogalactia
O98.6|Malaria or other protozoal disease complicating pregnancy|
O98.7|HIV disease complicating pregnancy|
O99.0|Anaemia complicating pregnancy|
P00.0|Newborn affected by maternal hypertension|
P01.1|Newborn affected by rupture of membranes|
P03.4|Newborn affected by caesarean|
P05.0|Light for gestational age|
P05.1|Small for gestational age|SGA
P07.0|Extremely low birth weight|
P07.1|Low birth weight|
P07.2|Extremely preterm newborn|
P07.3|Preterm newborn|premature
P08.1|Heavy for gestational age|
P08.2|Post-term newborn|
P12.0|Cephalhaematoma|
P14.0|Erb palsy|
P20.9|Intrauterine hypoxia|
P21.0|Severe birth asphyxia|
P21.9|Birth asphyxia|
P22.0|Respiratory distress syndrome of the newborn|
P22.1|Transient tachypnoea of the newborn|
P23.9|Congenital pneumonia|
P24.0|Meconium aspiration|
P28.4|Apnoea of the newborn|
P29.3|Persistent pulmonary hypertension of the newborn|
P35.0|Congenital rubella|
P36.9|Sepsis of the newborn|
P37.1|Congenital toxoplasmosis|
P38|Umbilical infection of the newborn|omphalitis
P39.1|Conjunctivitis of the newborn|
P52.9|Intracranial bleeding of the newborn|
P55.0|Rhesus disease of the newborn|
P55.1|ABO disease of the newborn|
P57.9|Kernicterus|
P59.0|Jaundice of prematurity|
P59.9|Jaundice of the newborn|
P61.2|Anaemia of prematurity|
P70.1|Infant of a diabetic mother|
P70.4|Hypoglycaemia of the newborn|
P77|Necrotising enterocolitis|NEC
P80.9|Hypothermia of the newborn|
P90|Seizures of the newborn|
P91.6|Hypoxic-ischaemic encephalopathy of the newborn|
P92.9|Feeding problem of the newborn|
P96.1|Withdrawal symptoms of the newborn|
Q00.0|Anencephaly|
Q02|Microcephaly|
Q03.9|Congenital hydrocephalus|
Q05.9|Spina bifida|
Q17.0|Accessory auricle|
Q20.3|Transposition of the great vessels|
Q21.0|Ventricular septal defect|VSD
Q21.1|Atrial septal defect|ASD
Q21.3|Tetralogy of Fallot|
Q24.9|Congenital heart defect|
Q25.0|Patent ductus arteriosus|PDA
Q25.1|Coarctation of the aorta|
Q35.9|Cleft palate|
Q36.9|Cleft lip|
Q37.9|Cleft palate with cleft lip|
Q38.1|Tongue-tie|
Q39.1|Oesophageal atresia with fistula|
Q40.0|Infantile pyloric stenosis|
Q42.3|Anal atresia|
Q43.1|Hirschsprung disease|
Q53.9|Undescended testis|
Q54.9|Hypospadias|
Q61.3|Polycystic kidney|
Q62.1|Congenital ureteric obstruction|
Q65.8|Congenital hip dysplasia|
Q66.0|Clubfoot|
Q69.9|Extra finger or toe|polydactyly
Q79.0|Congenital diaphragmatic hernia|
Q79.3|Gastroschisis|
Q82.5|Birthmark|
Q85.0|Neurofibromatosis|
Q90.9|Down syndrome|trisomy 21
Q91.3|Edwards syndrome|trisomy 18
Q96.9|Turner syndrome|
Q98.4|Klinefelter syndrome|
R00.0|Fast heart beat|tachycardia
R00.1|Slow heart beat|bradycardia
R00.2|Palpitations|
R01.1|Heart murmur|
R03.0|Raised blood pressure reading without diagnosis|
R04.0|Nosebleed|epistaxis
R04.2|Coughing blood|haemoptysis
R05|Cough|
R06.0|Breathlessness|dyspnoea
R06.2|Wheezing|
R06.6|Hiccup|
R07.0|Throat pain|
R07.2|Precordial pain|
R07.4|Chest pain|
R09.1|Pleurisy|
R09.3|Abnormal sputum|
R10.0|Acute abdomen|
R10.1|Upper abdominal pain|epigastric
R10.3|Lower abdominal pain|
R10.4|Abdominal pain|
R11|Nausea and vomiting|
R12|Heartburn|
R13|Difficulty swallowing|dysphagia
R14|Bloating and wind|flatulence
R15|Faecal incontinence|
R16.0|Enlarged liver|hepatomegaly
R16.1|Enlarged spleen|splenomegaly
R17|Jaundice|
R18|Ascites|
R19.4|Change in bowel habit|
R20.2|Tingling and numbness|paraesthesia
R21|Rash|
R22.9|Swelling or lump in the skin|
R23.0|Cyanosis|
R25.1|Tremor|
R25.2|Cramp|
R26.8|Unsteady gait|
R27.0|Ataxia|
R29.6|Tendency to fall|
R30.0|Painful urination|dysuria
R31|Blood in urine|haematuria
R32|Urinary incontinence|
R33|Retention of urine|
R34|Low urine output|anuria oliguria
R35|Passing much urine|polyuria
R40.0|Drowsiness|somnolence
R40.2|Coma|
R41.0|Confusion|disorientation
R41.3|Memory loss|amnesia
R42|Dizziness|vertigo giddiness
R43.0|Loss of smell|anosmia
R44.3|Hallucinations|
R45.1|Restlessness and agitation|
R45.8|Suicidal thoughts and other emotional symptoms|
R47.0|Aphasia|
R47.1|Slurred speech|dysarthria
R49.0|Hoarseness|
R50.9|Fever|
R51|Headache|
R52.0|Acute pain|
R52.2|Chronic pain|
R53|Fatigue and malaise|tiredness weakness
R54|Frailty of old age|
R55|Fainting|syncope collapse
R56.0|Febrile seizure|
R56.8|Seizure|convulsion fit
R57.0|Cardiogenic shock|
R57.1|Hypovolaemic shock|
R57.2|Septic shock|
R59.0|Localised enlarged lymph nodes|
R59.9|Enlarged lymph nodes|
R60.0|Localised oedema|swelling
R60.9|Oedema|
R61.9|Excessive sweating|
R62.0|Delayed milestone|
R62.8|Failure to thrive|
R63.0|Loss of appetite|
R63.4|Weight loss|
R63.5|Weight gain|
R64|Cachexia|
R68.1|Crying infant and other nonspecific infant symptoms|
R70.0|Raised sedimentation rate|ESR
R73.0|Abnormal glucose tolerance|prediabetes
R73.9|Raised blood sugar|hyperglycaemia
R74.0|Raised liver enzymes|
R75|Inconclusive HIV test|
R79.8|Abnormal blood chemistry|
R80|Protein in urine|proteinuria
R87.6|Abnormal cervical smear|
R91|Abnormal finding on lung imaging|
R94.3|Abnormal ECG or heart function study|
R96.0|Sudden death|
R99|Cause of death not established|
S00.0|Superficial injury of the scalp|
S00.1|Black eye|
S01.0|Open wound of the scalp|
S01.8|Open wound of the head|
S02.0|Fracture of the skull vault|
S02.2|Nasal fracture|
S02.4|Fracture of cheek or upper jaw|
S02.5|Broken tooth|
S02.6|Fracture of the lower jaw|
S03.0|Dislocation of the jaw|
S05.0|Corneal abrasion|
S05.6|Penetrating eye injury|
S06.0|Concussion|
S06.2|Diffuse brain injury|
S06.4|Epidural haemorrhage|
S06.5|Traumatic subdural haemorrhage|
S06.6|Traumatic subarachnoid haemorrhage|
S06.9|Intracranial injury|
S09.2|Traumatic perforation of eardrum|
S09.9|Head injury|
S12.9|Neck fracture|
S13.4|Neck sprain|whiplash
S14.1|Cervical cord injury|
S20.2|Bruised chest|contusion
S22.0|Fracture of a thoracic vertebra|
S22.3|Rib fracture|
S22.4|Several rib fractures|
S27.0|Traumatic pneumothorax|
S27.1|Traumatic haemothorax|
S30.0|Bruised lower back|
S31.1|Open wound of the abdominal wall|
S32.0|Fracture of a lumbar vertebra|
S32.5|Fracture of the pubis|
S32.8|Pelvic fracture|
S33.5|Sprain of the lumbar spine|
S36.0|Spleen injury|
S36.1|Liver or gallbladder injury|
S37.0|Kidney injury|
S42.0|Collarbone fracture|clavicle
S42.2|Fracture of the upper humerus|
S42.3|Fracture of the humerus shaft|
S42.4|Fracture of the lower humerus|elbow supracondylar
S43.0|Shoulder dislocation|
S43.1|Dislocation of the acromioclavicular joint|
S46.0|Rotator cuff injury|
S51.9|Open wound of the forearm|
S52.1|Fracture of the upper radius|
S52.5|Fracture of the lower radius|wrist Colles
S52.6|Fracture of lower ulna and radius|
S53.1|Elbow dislocation|
S60.0|Bruised finger|
S61.0|Open wound of a finger|
S61.9|Open wound of wrist or hand|
S62.0|Scaphoid fracture|
S62.3|Metacarpal fracture|boxer
S62.6|Finger fracture|
S63.1|Finger dislocation|
S63.5|Wrist sprain|
S66.9|Tendon injury of the hand|
S68.1|Amputation of a finger|
S70.0|Bruised hip|
S72.0|Fracture of the neck of femur|hip
S72.1|Pertrochanteric fracture|hip
S72.3|Fracture of the femur shaft|
S72.4|Fracture of the lower femur|
S73.0|Hip dislocation|
S80.0|Bruised knee|
S81.9|Open wound of the lower leg|
S82.0|Kneecap fracture|patella
S82.1|Fracture of the upper tibia|
S82.2|Fracture of the tibia shaft|
S82.4|Fracture of the fibula|
S82.6|Fracture of the outer ankle|lateral malleolus
S82.8|Ankle fracture|
S83.2|Meniscus tear|
S83.4|Sprain of a collateral knee ligament|
S83.5|Cruciate ligament tear|ACL
S86.0|Achilles tendon rupture|
S90.3|Bruised foot|
S91.3|Open wound of the foot|
S92.3|Metatarsal fracture|
S92.5|Toe fracture|
S93.4|Ankle sprain|
T07|Multiple injuries|polytrauma
T14.0|Superficial injury|abrasion bruise
T14.1|Open wound|laceration cut
T14.2|Fracture|
T15.9|Foreign body in the eye|
T16|Foreign body in the ear|
T17.1|Foreign body in the nose|
T17.9|Foreign body in the airway|choking
T18.1|Foreign body in the oesophagus|
T18.9|Swallowed foreign body|
T20.0|Burn of the head and neck of unspecified degree|scald
T20.1|Burn of the head and neck of first degree|scald
T20.2|Burn of the head and neck of second degree|scald
T20.3|Burn of the head and neck of third degree|scald
T21.0|Burn of the trunk of unspecified degree|scald
T21.1|Burn of the trunk of first degree|scald
T21.2|Burn of the trunk of second degree|scald
T21.3|Burn of the trunk of third degree|scald
T22.0|Burn of the shoulder and arm of unspecified degree|scald
T22.1|Burn of the shoulder and arm of first degree|scald
T22.2|Burn of the shoulder and arm of second degree|scald
T22.3|Burn of the shoulder and arm of third degree|scald
T23.0|Burn of the wrist and hand of unspecified degree|scald
T23.1|Burn of the wrist and hand of first degree|scald
T23.2|Burn of the wrist and hand of second degree|scald
T23.3|Burn of the wrist and hand of third degree|scald
T24.0|Burn of the hip and leg of unspecified degree|scald
T24.1|Burn of the hip and leg of first degree|scald
T24.2|Burn of the hip and leg of second degree|scald
T24.3|Burn of the hip and leg of third degree|scald
T25.0|Burn of the ankle and foot of unspecified degree|scald
T25.1|Burn of the ankle and foot of first degree|scald
T25.2|Burn of the ankle and foot of second degree|scald
T25.3|Burn of the ankle and foot of third degree|scald
T30.0|Burn|
T33.9|Superficial frostbite|
T36.9|Antibiotic poisoning|overdose
T39.1|Paracetamol poisoning|acetaminophen overdose
T40.2|Opioid poisoning|overdose
T42.4|Benzodiazepine poisoning|overdose
T43.9|Psychotropic drug poisoning|overdose
T50.9|Drug poisoning|overdose
T51.0|Ethanol poisoning|alcohol
T52.9|Solvent poisoning|
T54.9|Corrosive substance poisoning|
T58|Carbon monoxide poisoning|
T60.0|Organophosphate poisoning|pesticide
T60.9|Pesticide poisoning|
T62.9|Poisoning by food or plant|
T63.0|Snake bite|venom
T63.2|Scorpion sting|
T63.4|Insect sting|bee wasp
T67.0|Heat stroke|
T67.5|Heat exhaustion|
T68|Hypothermia|
T71|Asphyxiation|
T74.1|Physical abuse|
T74.2|Sexual abuse|
T74.9|Maltreatment|
T75.1|Near drowning|
T75.4|Effects of electric current|
T78.0|Anaphylaxis from food|
T78.1|Food reaction other than anaphylaxis|allergy
T78.2|Anaphylactic shock|anaphylaxis
T78.3|Angioedema|
T78.4|Allergy|
T79.3|Infected wound after injury|
T80.2|Infection after infusion or injection|
T81.0|Bleeding after a procedure|
T81.3|Opened operation wound|
T81.4|Infection after a procedure|
T82.7|Infected vascular device|
T83.5|Infection from a urinary catheter|
T84.5|Infected joint prosthesis|
T86.1|Kidney transplant failure or rejection|
T88.0|Infection after immunisation|
T88.1|Complication of immunisation|
T88.7|Adverse effect of a drug|side effect
U07.1|COVID-19, virus identified|coronavirus SARS-CoV-2
U07.2|COVID-19, virus not identified|coronavirus suspected
U09.9|Condition after COVID-19|long covid
W19|Fall|
X59|Exposure to an unknown factor|
Z00.0|General medical examination|check-up
Z00.1|Routine child health examination|well baby
Z01.0|Eye examination|
Z01.2|Dental examination|
Z01.4|Gynaecological examination|
Z01.8|Examination before a procedure|preoperative
Z02.1|Pre-employment examination|
Z02.5|Examination for sport|
Z02.7|Issue of a medical certificate|
Z03.9|Observation for a suspected condition, ruled out|
Z08.9|Follow-up after cancer treatment|
Z09.9|Follow-up after treatment|
Z10.0|Occupational health examination|
Z11.1|Screening for tuberculosis|
Z11.4|Screening for HIV|
Z12.3|Screening for breast cancer|mammography
Z12.4|Screening for cervical cancer|smear
Z13.1|Screening for diabetes|
Z13.6|Screening for heart disease|
Z20.1|Contact with tuberculosis|
Z20.2|Contact with a sexually transmitted infection|
Z20.3|Contact with rabies|
Z20.6|Contact with HIV|
Z20.9|Contact with an infectious disease|
Z21|HIV positive without symptoms|
Z22.5|Carrier of viral hepatitis|
Z23.2|Vaccination against tuberculosis|BCG
Z23.5|Vaccination against tetanus|
Z24.2|Vaccination against rabies|
Z24.4|Vaccination against measles|
Z24.6|Vaccination against hepatitis B|
Z25.1|Vaccination against influenza|
Z26.9|Vaccination|
Z27.1|Vaccination against diphtheria, tetanus and pertussis|DTP
Z27.4|Vaccination against measles, mumps and rubella|MMR
Z28.9|Vaccination not carried out|
Z29.2|Preventive medication|prophylaxis
Z30.0|Contraceptive advice|family planning
Z30.1|Insertion of an intrauterine device|IUD
Z30.2|Sterilisation|
Z30.4|Surveillance of contraception|
Z30.5|Surveillance of an intrauterine device|
Z31.6|Advice on having children|
Z32.0|Pregnancy test, not confirmed|
Z32.1|Pregnancy confirmed|
Z33|Pregnant, for another reason here|
Z34.0|Supervision of a normal first pregnancy|antenatal
Z34.9|Supervision of a normal pregnancy|antenatal
Z35.9|Supervision of a high-risk pregnancy|
Z36.9|Antenatal screening|
Z37.0|Outcome of delivery: one live child|
Z37.1|Outcome of delivery: one stillborn child|
Z38.0|Liveborn child, born in hospital|newborn
Z39.0|Care right after delivery|
Z39.1|Care of a breast-feeding mother|
Z39.2|Routine postnatal follow-up|
Z41.2|Ritual or routine circumcision|
Z43.0|Care of a tracheostomy|
Z43.3|Care of a colostomy|
Z45.0|Check of a pacemaker|
Z46.6|Care of a urinary catheter|
Z47.0|Removal of fracture fixation|
Z48.0|Change of dressings and removal of stitches|
Z49.1|Haemodialysis|
Z50.1|Physiotherapy|
Z50.2|Alcohol rehabilitation|
Z51.0|Radiotherapy session|
Z51.1|Chemotherapy session|
Z51.3|Blood transfusion|
Z51.5|Palliative care|
Z52.0|Blood donor|
Z53.9|Procedure not carried out|
Z54.0|Convalescence after surgery|
Z56.6|Strain at work|
Z58.7|Exposure to tobacco smoke|
Z59.0|Homelessness|
Z60.2|Living alone|
Z63.0|Problems with spouse or partner|
Z63.4|Bereavement|
Z70.9|Sexual advice|
Z71.3|Dietary advice|
Z71.9|Advice|counselling
Z72.0|Tobacco use|smoking
Z72.1|Alcohol use|
Z72.3|Lack of exercise|
Z73.0|Burn-out|
Z74.1|Need for help with personal care|
Z76.0|Repeat prescription|
Z76.3|Healthy person accompanying a patient|
Z80.0|Family history of bowel cancer|
Z80.3|Family history of breast cancer|
Z82.4|Family history of heart disease|
Z83.3|Family history of diabetes|
Z85.3|Personal history of breast cancer|
Z85.9|Personal history of cancer|
Z86.7|Personal history of circulatory disease|
Z87.5|Personal history of complications of pregnancy|
Z88.0|Known penicillin allergy|
Z88.9|Known drug allergy|
Z89.9|Loss of a limb|amputee
Z90.7|Loss of genital organs|hysterectomy
Z91.0|Known non-drug allergy|
Z91.1|Not taking treatment as advised|non-adherence
Z92.1|Long-term use of anticoagulants|
Z93.3|Colostomy|
Z94.0|Kidney transplant|
Z95.0|Pacemaker|
Z95.1|Coronary bypass graft|
Z95.5|Coronary stent|
Z96.6|Joint prosthesis|
Z97.5|Intrauterine device in place|
Z98.8|State after surgery|
Z99.2|Dependence on dialysis|$list$, E'\n') as line;
