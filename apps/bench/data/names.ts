/** Names as they are met in a large city of East Africa, with the scripts of those who come from elsewhere. */
interface NamePool {
  script: string;
  /** How many of a hundred patients. */
  share: number;
  female: string[];
  male: string[];
  families: string[];
}

const words = (text: string): string[] => text.split(' ');

/** Family names are many and mostly rare: a few are written out, the others are built from the parts of such names. */
function built(beginnings: string, ends: string): string[] {
  return words(beginnings).flatMap((beginning) => words(ends).map((end) => beginning + end));
}

const latin: NamePool = {
  script: 'Latn',
  share: 88,
  female: words(
    'Mary Faith Grace Wanjiru Mercy Jane Esther Achieng Njeri Akinyi Ann Joyce Wambui Lucy Nyambura Halima Atieno Chebet Purity Zainab Wairimu Jepkosgei Amina Mwende Rose Agnes Beatrice Caroline Doris Eunice Florence Gladys Hellen Irene Janet Lilian Margaret Nancy Pauline Ruth Sarah Tabitha Violet Winnie María Sofía Zofia Katarzyna',
  ),
  male: words(
    'John Peter James Joseph David Kamau Brian Otieno Samuel Daniel Kevin Mwangi Omondi Hassan Paul Kipchoge Njoroge Stephen Mutua Abdi Kiprono Ochieng Moses Juma Anthony Benard Charles Dennis Edwin Francis George Henry Isaac Jackson Kennedy Lawrence Martin Nicholas Patrick Richard Simon Thomas Victor Walter José Luis Łukasz Paweł',
  ),
  families: [
    ...words(
      'Mwangi Otieno Kamau Odhiambo Wanjiku Maina Ochieng Njoroge Kariuki Omondi Kimani Mutua Cheruiyot Kiplagat Onyango Wekesa Mohamed Njuguna Barasa Koech Musyoka Hassan Ouma Rotich Muthoni Abdullahi Kilonzo Makori Patel Singh Smith García Kowalska Nowak',
    ),
    ...built(
      'Wan Nja Kip Chep Ochi Oti Mut Nyam Kar Gith Mba Rut Lang Sang Bet Kibe Mur Ndu Ongo Wafu Tan Sim Kil Muri Achi Oba',
      'goro eno anya ari ama oi unga ori ech osgei iku ondo ura wa isi alo imba uki eti ande',
    ),
  ],
};

export const namePools: readonly NamePool[] = [
  latin,
  {
    script: 'Deva',
    share: 5,
    female: words('सीता प्रिया अनीता सुनीता पूजा काव्या मीरा नेहा गीता राधा लता आशा'),
    male: words('राज अमित संजय विजय राहुल अर्जुन सुरेश रोहन अनिल मोहन दीपक गोपाल'),
    families: words('शर्मा पटेल सिंह कुमार गुप्ता शाह वर्मा जोशी मेहता देसाई नायर रेड्डी मिश्रा यादव चौहान जैन'),
  },
  {
    script: 'Arab',
    share: 4,
    female: words('فاطمة مريم عائشة نور سارة ليلى هدى زينب خديجة سلمى رنا دعاء'),
    male: words('محمد أحمد علي عمر يوسف خالد حسن إبراهيم محمود سعيد طارق كريم'),
    families: words('حسن العلي منصور إبراهيم السيد عثمان سالم خليل حداد نجار شريف فاروق عبدالله يونس'),
  },
  {
    script: 'Cyrl',
    share: 2,
    female: words('Марія Олена Ірина Наталія Софія Юлія Анна Ольга Тетяна'),
    male: words('Іван Олександр Андрій Дмитро Сергій Микола Петро Юрій'),
    families: words('Шевченко Коваленко Бондаренко Ткаченко Мельник Кравчук Савченко Петренко Лисенко Руденко'),
  },
  {
    script: 'Hani',
    share: 1,
    female: words('丽 芳 娜 秀英 敏 静 美咲 陽菜'),
    male: words('伟 强 磊 军 洋 勇 健太 翔'),
    families: words('王 李 张 刘 陈 杨 赵 黄 佐藤 鈴木 高橋 田中'),
  },
];
