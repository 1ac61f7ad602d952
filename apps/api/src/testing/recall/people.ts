import { pick, type Random } from './random.js';

/** A patient of the recall test, with the name in Latin letters where the record has another script. */
export interface RecallPerson {
  given: string;
  family: string;
  latin: { given: string; family: string } | null;
  group: string;
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const pairs = (text: string): [string, string][] => words(text).map((pair) => pair.split('=') as [string, string]);

/** Names as they are met in registers of each language; blanks inside a name are written `_`. */
const latin: Record<string, { given: string[]; family: string[] }> = {
  english: {
    given:
      words(`James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah
      Charles Karen Christopher Lisa Daniel Nancy Matthew Sandra Anthony Margaret Mark Ashley Donald Emily Steven Kimberly Andrew Donna Paul Carol
      Joshua Michelle Kenneth Amanda Kevin Melissa Brian Deborah Timothy Stephanie Ronald Rebecca George Laura Edward Helen Jason Sharon Jeffrey
      Cynthia Ryan Kathleen Jacob Amy Nicholas Angela Gary Shirley Eric Brenda Jonathan Emma Stephen Catherine Benjamin Samantha Samuel Virginia`),
    family:
      words(`Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark
      Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner
      Parker Collins Edwards Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Kelly Howard Ward Cox Richardson Watson Brooks
      Wood Bennett Gray Hughes Price Myers Foster Sanders Ross Powell Sullivan Russell Butler Barnes Fisher Henderson Coleman Simmons Patterson`),
  },
  spanish: {
    given:
      words(`María José Antonio Carmen Manuel Josefa Francisco Isabel Juan Dolores Pilar Jesús Teresa Ángel Lucía Álvaro Sofía Martín Inés
      Tomás Raúl Verónica Adrián Beatriz Óscar Rocío Joaquín Mónica Víctor Nuria Andrés Silvia Rubén Lorena Iván Patricia Gonzalo Esperanza`),
    family:
      words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez
      Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz
      Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Gallego Vidal León`),
  },
  central: {
    given:
      words(`Jürgen Günther Käthe Björn Sören Jörg Łukasz Zofia Małgorzata Paweł Michał Agnieszka Krzysztof Stanisław Wojciech Jiří Tomáš
      Zdeněk Věra František Anežka Hélène François Cécile Benoît Éloïse Jérôme Chloé Zoë Göran Åsa Øyvind Håkon Wolfgang Heike Matthias Katharina`),
    family:
      words(`Müller Schröder Schäfer Krüger Köhler Möller Böhm Jäger Günther Kowalczyk Wiśniewski Wójcik Kamiński Lewandowski Zieliński
      Szymański Woźniak Dąbrowski Kozłowski Jankowski Novák Svoboda Dvořák Černý Procházka Kučera Veselý Horák Lefèvre Bérenger Gérard Dubois
      Mercier Fournier Lindström Sjöberg Åkesson Sørensen Jørgensen Kjær Schneider Weiß Großmann Hoffmann Zimmermann Hartmann Krämer Vogel`),
  },
  arabic: {
    given: words(`Mohammed Ahmed Hassan Hussein Yusuf Khalid Fatima Aisha Maryam Layla Noor Samir Tariq Karim Saeed Faisal Jamal Yasmin Omar
      Abdullah Ibrahim Mustafa Mahmoud Salma Zainab Khadija Hamza Bilal Nadia Rania Abdulrahman Abdulaziz Abdul_Karim Abdul_Rahim Nur_Aini`),
    family:
      words(`Haddad Khalil Mansour Nassar Shaheen Qureshi Siddiqui Osman Suleiman Mehdi Rahman Farouk Najjar Sharif Saleh Hamdan Darwish
      Barakat Zaki Ghanem Kassab Masri Sayegh Tawfik Younis Abu_Bakr Abu_Zaid Al_Amin Al_Rashid Ben_Ali`),
  },
  indian: {
    given: words(`Pooja Lakshmi Kavita Geeta Preeti Jyoti Aarti Rajesh Suresh Ramesh Vijay Sanjay Deepak Anil Sunil Priya Neha Anjali Meena
      Krishna Arjun Rohan Vikram Divya Swathi Harish Ganesh Mahesh Shanti Usha`),
    family: words(`Sharma Verma Mukherjee Banerjee Chowdhury Agarwal Kapoor Mishra Bhatt Dutta Patel Reddy Nair Iyer Menon Joshi Desai Mehta
      Gupta Chatterjee Srivastava Trivedi Kulkarni Deshpande Pillai Rao Das Bose Ghosh Sengupta`),
  },
  african: {
    given:
      words(`Wanjiru Achieng Njeri Akinyi Wambui Nyambura Atieno Chebet Otieno Kamau Kipchoge Njoroge Omondi Kiprono Chukwuemeka Oluwaseun
      Ngozi Amara Kwame Kofi Abena Thandiwe Sipho Nomvula Tendai Chipo Baraka Neema Zawadi Imani`),
    family: words(`Mwangi Odhiambo Maina Ochieng Kariuki Kimani Mutua Cheruiyot Kiplagat Onyango Wekesa Njuguna Barasa Koech Musyoka Adeyemi
      Okonkwo Nwosu Mensah Owusu Boateng Dlamini Nkosi Mokoena Moyo Ndlovu Banda Phiri Mutasa Tshabalala`),
  },
  compound: {
    given: words(`Jean-Pierre Marie-Claire Anne-Marie Mary-Ann Jean-Paul Karl-Heinz Hans-Peter Ana_Lucía Maria_Teresa Eva_Maria`),
    family:
      words(`O'Brien O'Connor O'Neill O'Sullivan D'Angelo McDonald MacGregor McCarthy De_Souza Van_Dijk La_Rosa Fitz_Gerald Saint_Claire
      Smith-Barnes Garcia-Lopez Di_Marco`),
  },
};

/** The record's script and, beside it, the spelling that the bearer's passport has. */
const scripts: Record<string, { given: [string, string][]; family: [string, string][] }> = {
  cyrillic: {
    given:
      pairs(`Мария=Maria Анна=Anna Елена=Elena Ольга=Olga Наталья=Natalia Екатерина=Ekaterina Татьяна=Tatiana Ирина=Irina Светлана=Svetlana
      Юлия=Yulia Александр=Alexander Сергей=Sergei Дмитрий=Dmitry Алексей=Alexey Андрей=Andrei Иван=Ivan Михаил=Mikhail Николай=Nikolai
      Владимир=Vladimir Павел=Pavel Юрий=Yuri Олександр=Oleksandr Тетяна=Tetiana Микола=Mykola Ярослав=Yaroslav`),
    family:
      pairs(`Иванов=Ivanov Смирнов=Smirnov Кузнецов=Kuznetsov Попов=Popov Соколов=Sokolov Лебедев=Lebedev Козлов=Kozlov Новиков=Novikov
      Морозов=Morozov Волков=Volkov Зайцев=Zaitsev Павлов=Pavlov Голубев=Golubev Виноградов=Vinogradov Богданов=Bogdanov Воробьев=Vorobyov
      Щербаков=Shcherbakov Жуков=Zhukov Чернов=Chernov Хасанов=Khasanov Шевченко=Shevchenko Бондаренко=Bondarenko Мельник=Melnyk
      Ткаченко=Tkachenko Савченко=Savchenko Цветков=Tsvetkov`),
  },
  arabicScript: {
    given: pairs(`محمد=Mohammed أحمد=Ahmed علي=Ali عمر=Omar يوسف=Yusuf خالد=Khalid حسن=Hassan حسين=Hussein إبراهيم=Ibrahim محمود=Mahmoud
      سعيد=Saeed طارق=Tariq كريم=Karim فاطمة=Fatima مريم=Maryam عائشة=Aisha سارة=Sara ليلى=Layla زينب=Zainab خديجة=Khadija سلمى=Salma
      سمير=Samir فيصل=Faisal جمال=Jamal ياسمين=Yasmin مصطفى=Mustafa`),
    family:
      pairs(`منصور=Mansour عثمان=Othman سالم=Salem خليل=Khalil حداد=Haddad نجار=Najjar شريف=Sharif فاروق=Farouk عبدالله=Abdullah يونس=Younis
      درويش=Darwish بركات=Barakat حمدان=Hamdan صالح=Saleh نصار=Nassar شاهين=Shaheen سليمان=Suleiman الراشد=Alrashid المصري=Almasri`),
  },
  devanagari: {
    given: pairs(`राजेश=Rajesh सुरेश=Suresh रमेश=Ramesh विजय=Vijay संजय=Sanjay दीपक=Deepak अनिल=Anil सुनील=Sunil प्रिया=Priya नेहा=Neha अंजलि=Anjali
      मीना=Meena कृष्ण=Krishna अर्जुन=Arjun रोहन=Rohan विक्रम=Vikram दिव्या=Divya सीता=Sita गीता=Geeta लक्ष्मी=Lakshmi पूजा=Pooja काव्या=Kavya
      राहुल=Rahul मोहन=Mohan गोपाल=Gopal आशा=Asha`),
    family: pairs(`शर्मा=Sharma वर्मा=Verma पटेल=Patel सिंह=Singh कुमार=Kumar गुप्ता=Gupta शाह=Shah जोशी=Joshi मेहता=Mehta देसाई=Desai नायर=Nair
      रेड्डी=Reddy मिश्रा=Mishra यादव=Yadav चौहान=Chauhan जैन=Jain तिवारी=Tiwari पांडे=Pandey अग्रवाल=Agarwal कपूर=Kapoor`),
  },
  chinese: {
    given:
      pairs(`伟=Wei 芳=Fang 娜=Na 敏=Min 静=Jing 丽=Li 强=Qiang 磊=Lei 军=Jun 洋=Yang 勇=Yong 艳=Yan 杰=Jie 涛=Tao 明=Ming 秀英=Xiuying 小明=Xiaoming
      建国=Jianguo 志强=Zhiqiang 海燕=Haiyan 丽华=Lihua 国华=Guohua 文静=Wenjing 雪梅=Xuemei 子轩=Zixuan 浩然=Haoran`),
    family:
      pairs(`王=Wang 李=Li 张=Zhang 刘=Liu 陈=Chen 杨=Yang 赵=Zhao 黄=Huang 周=Zhou 吴=Wu 徐=Xu 孙=Sun 胡=Hu 朱=Zhu 高=Gao 林=Lin 何=He 郭=Guo
      马=Ma 罗=Luo 曾=Zeng 单=Shan 欧阳=Ouyang 司马=Sima`),
  },
};

/** How many patients of each group are registered. */
const LATIN_GROUP = 420;
const SCRIPT_GROUP = 150;
const plain = (name: string) => name.replaceAll('_', ' ');

/** The same people for the same seed. Names at the head of a list come more often. */
export function recallPeople(random: Random): RecallPerson[] {
  const people: RecallPerson[] = [];
  for (const [group, { given, family }] of Object.entries(latin)) {
    for (let count = 0; count < LATIN_GROUP; count += 1) {
      people.push({ given: plain(pick(given, random, 1.4)), family: plain(pick(family, random, 1.4)), latin: null, group });
    }
  }
  for (const [group, { given, family }] of Object.entries(scripts)) {
    for (let count = 0; count < SCRIPT_GROUP; count += 1) {
      const [one, other] = [pick(given, random, 1.2), pick(family, random, 1.2)];
      people.push({ given: one[0], family: other[0], latin: { given: one[1], family: other[1] }, group });
    }
  }
  return people;
}
