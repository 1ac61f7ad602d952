/** A part of the world as far as names, numbers and addresses go. Names in another script carry their Latin form. */
export interface Region {
  country: string;
  language: string;
  /** How many of a hundred people come from here. */
  share: number;
  female: readonly PlainName[];
  male: readonly PlainName[];
  families: readonly PlainName[];
  /** Family names of women where they differ. */
  familiesOfWomen?: readonly PlainName[];
  /** E.164 beginnings of mobile numbers, and how many digits follow. */
  mobile: { prefixes: readonly string[]; digits: number };
  places: readonly { region: string; locality: string }[];
  streets: readonly string[];
}

/** The name as it is written, and in Latin letters where that differs. */
export type PlainName = string | readonly [own: string, latin: string];

const words = (text: string): string[] => text.split(' ');
const pairs = (text: string): [string, string][] => words(text).map((pair) => pair.split('=') as [string, string]);

/** Where the hospital of the demo stands, and where nearly all of its patients live, wherever their names are from. */
const home: Region = {
  country: 'KE',
  language: 'sw',
  share: 86,
  female: words(
    'Mary Faith Grace Wanjiru Mercy Jane Esther Achieng Njeri Akinyi Ann Joyce Wambui Lucy Nyambura Halima Atieno Chebet Purity Zainab Wairimu Jepkosgei Amina Mwende',
  ),
  male: words(
    'John Peter James Joseph David Kamau Brian Otieno Samuel Daniel Kevin Mwangi Omondi Hassan Paul Kipchoge Njoroge Stephen Mutua Abdi Kiprono Ochieng Moses Juma',
  ),
  families: words(
    'Mwangi Otieno Kamau Odhiambo Wanjiku Maina Ochieng Njoroge Kariuki Omondi Kimani Mutua Cheruiyot Kiplagat Onyango Wekesa Mohamed Njuguna Barasa Koech Musyoka Hassan Ouma Rotich Muthoni Abdullahi Kilonzo Makori',
  ),
  mobile: { prefixes: ['+25471', '+25472', '+25470', '+25474', '+25411'], digits: 7 },
  places: [
    { region: 'Kisumu', locality: 'Milimani' },
    { region: 'Kisumu', locality: 'Kondele' },
    { region: 'Kisumu', locality: 'Nyalenda' },
    { region: 'Siaya', locality: 'Bondo' },
    { region: 'Vihiga', locality: 'Luanda' },
    { region: 'Homa Bay', locality: 'Oyugis' },
    { region: 'Kericho', locality: 'Litein' },
    { region: 'Nairobi', locality: 'Westlands' },
  ],
  streets: ['Moi Avenue', 'Kenyatta Road', 'Nyerere Road', 'Ring Road', 'Station Road', 'Market Street'],
};

export const regions: readonly [Region, ...Region[]] = [
  home,
  {
    country: 'IN',
    language: 'hi',
    share: 5,
    female: pairs('सीता=Sita प्रिया=Priya अनीता=Anita सुनीता=Sunita पूजा=Pooja काव्या=Kavya मीरा=Meera नेहा=Neha'),
    male: pairs('राज=Raj अमित=Amit संजय=Sanjay विजय=Vijay राहुल=Rahul अर्जुन=Arjun सुरेश=Suresh रोहन=Rohan'),
    families: pairs('शर्मा=Sharma पटेल=Patel सिंह=Singh कुमार=Kumar गुप्ता=Gupta शाह=Shah वर्मा=Verma जोशी=Joshi'),
    mobile: { prefixes: ['+9198', '+9197', '+9187'], digits: 8 },
    places: [
      { region: 'Gujarat', locality: 'Ahmedabad' },
      { region: 'Maharashtra', locality: 'Pune' },
    ],
    streets: ['MG Road', 'Station Road', 'Gandhi Nagar'],
  },
  {
    country: 'EG',
    language: 'ar',
    share: 3,
    female: pairs('فاطمة=Fatima مريم=Mariam عائشة=Aisha نور=Nour سارة=Sara ليلى=Layla هدى=Huda زينب=Zeinab'),
    male: pairs('محمد=Mohamed أحمد=Ahmed علي=Ali عمر=Omar يوسف=Youssef خالد=Khaled حسن=Hassan إبراهيم=Ibrahim'),
    families: pairs('حسن=Hassan العلي=Al-Ali منصور=Mansour إبراهيم=Ibrahim السيد=El-Sayed عثمان=Osman سالم=Salem خليل=Khalil'),
    mobile: { prefixes: ['+2010', '+2011', '+2012'], digits: 8 },
    places: [
      { region: 'Cairo', locality: 'Nasr City' },
      { region: 'Alexandria', locality: 'Sidi Gaber' },
    ],
    streets: ['Tahrir Street', 'El Nasr Road'],
  },
  {
    country: 'UA',
    language: 'uk',
    share: 1,
    female: pairs('Марія=Mariia Олена=Olena Ірина=Iryna Наталія=Nataliia Софія=Sofiia Юлія=Yuliia'),
    male: pairs('Іван=Ivan Олександр=Oleksandr Андрій=Andrii Дмитро=Dmytro Сергій=Serhii Микола=Mykola'),
    families: pairs('Шевченко=Shevchenko Коваленко=Kovalenko Бондаренко=Bondarenko Ткаченко=Tkachenko Мельник=Melnyk Кравчук=Kravchuk'),
    mobile: { prefixes: ['+38050', '+38067', '+38063'], digits: 7 },
    places: [
      { region: 'Kyiv', locality: 'Podil' },
      { region: 'Lviv', locality: 'Sykhiv' },
    ],
    streets: ['Shevchenka Street', 'Sadova Street'],
  },
  {
    country: 'PL',
    language: 'pl',
    share: 1,
    female: words('Anna Zofia Maria Katarzyna Małgorzata Agnieszka Łucja Żaneta'),
    male: words('Jan Piotr Łukasz Paweł Krzysztof Tomasz Michał Stanisław'),
    families: words('Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Żółć'),
    familiesOfWomen: words('Kowalska Nowak Wiśniewska Wójcik Kamińska Lewandowska Zielińska Żółć'),
    mobile: { prefixes: ['+4850', '+4860', '+4869'], digits: 7 },
    places: [
      { region: 'Mazowieckie', locality: 'Warszawa' },
      { region: 'Małopolskie', locality: 'Kraków' },
    ],
    streets: ['ul. Długa', 'ul. Polna', 'ul. Leśna'],
  },
  {
    country: 'MX',
    language: 'es',
    share: 2,
    female: words('María Guadalupe Juana Sofía Ximena Lucía Verónica Inés'),
    male: words('José Luis Juan Carlos Jesús Miguel Ángel Andrés'),
    families: ['García López', 'Hernández Cruz', 'Martínez Ruiz', 'González Peña', 'Pérez Núñez', 'Rodríguez Díaz'],
    mobile: { prefixes: ['+5255', '+5233'], digits: 8 },
    places: [
      { region: 'Ciudad de México', locality: 'Coyoacán' },
      { region: 'Jalisco', locality: 'Guadalajara' },
    ],
    streets: ['Av. Juárez', 'Calle Hidalgo'],
  },
  {
    country: 'JP',
    language: 'ja',
    share: 2,
    female: pairs('花子=Hanako 美咲=Misaki さくら=Sakura 陽菜=Hina'),
    male: pairs('太郎=Taro 健太=Kenta 大輔=Daisuke 翔=Sho'),
    families: pairs('佐藤=Sato 鈴木=Suzuki 高橋=Takahashi 田中=Tanaka 山田=Yamada'),
    mobile: { prefixes: ['+8190', '+8180'], digits: 8 },
    places: [{ region: 'Tokyo', locality: 'Shibuya' }],
    streets: ['Sakura-dori', 'Aoyama-dori'],
  },
];
