/** Names and the short forms under which people give them. Each line is one group: any of it may be searched for any other. */
const GROUPS = `
abdul abdi abdu
abigail abby gail
abraham abe ibrahim abram bram
adelaide addie ada
agnieszka aga
albert al bert bertie
alejandro alex sandro
aleksander alexander alex aleksandr alexandr sasha sandro lex xander olek oleksandr
aleksandra alexandra alex sasha sandra ola oleksandra
alexei alexey aleksey alyosha lyosha oleksiy
alfred alf fred freddie alfie
alice ali allie
amanda mandy
anastasia anastasiya nastya stacy ana
andrew andy drew andre andrei andrey
andrzej jedrek
angela angie
ann anne anna annie nan nancy hanna hannah ana anya
anthony tony anton antonio toni
antonina tonya
archibald archie
arthur art artie
barbara barb babs basia
bartholomew bart
bartlomiej bartek
beatrice bea trixie
benjamin ben benny benji
bernard bernie
bridget bridie biddy
caroline carrie carol caro lina
catherine katherine kathryn katarina katarzyna kate kathy katie kitty cathy kasia katya kat ekaterina yekaterina
charles charlie chuck chaz carlos carl karl
charlotte lottie charlie
christina christine chris tina chrissie kristina
christopher chris kit topher
clara claire
concepcion concha conchita
cornelius connie neil
daniel dan danny
david dave davy davey
deborah deb debbie
dennis denny
dmitriy dmitry dima mitya dmytro
dolores lola
donald don donny
dorothy dot dotty dolly
edward ed eddie ted teddy ned eduardo
eleanor ellie nell nora lenore
elizabeth liz lizzie beth betty eliza elisabeth lisa bess elsie ela elzbieta libby
emily em emmy millie
enrique quique
ernest ernie
eugene gene
evgeny yevgeny zhenya evgeniy yevgeniy
ewa eva ewunia
fatima fatma fatou
florence flo florrie
frances fran fanny francie
francis frank francisco paco pancho fran curro
franklin frank
frederick fred freddie rick fritz
gabriel gabe
genevieve gen
geoffrey jeffrey jeff geoff
george georgie jorge
gerald gerry jerry
gerard gerry gerardo
gertrude trudy gert
gilbert gil bert
gregory greg
grzegorz grzes
guadalupe lupe lupita
guillermo memo guille
gwendolyn gwen
harold harry hal
harriet hattie
helen nell nellie helena lena elena olena
henry harry hank hal heinrich
herbert herb bert
hermione
hubert hugh bert
ignacio nacho
irene rena
irina ira iryna
isaac ike
isabel isabella izzy bella belle isa
ivan vanya
jacob jake jack jakub kuba
jacqueline jackie
james jim jimmy jamie jem
jane jean janie jenny
janet jan
january
jaroslaw jarek
jennifer jen jenny
jeremiah jerry
jeremy jerry
jessica jess jessie
jesus chuy chucho
joanna jo asia joasia
john jack johnny jon ian johan
jonathan jon jonny nathan
joseph joe joey jose pepe jozef yusuf
josephine jo josie
joshua josh
josefa pepa
judith judy judi
julia julie
juan juanito
julian jules
katharina kathi
kenneth ken kenny
krzysztof krzysiek
laurence lawrence larry laurie
leonard leo len lenny
leslie les
lillian lily lil
louis lou louie lewis
louise lou lulu
lucille lucy
lydia lidia
magdalena magda lena maggie
malgorzata gosia malgosia
manuel manolo manny
marcus mark marco
margaret maggie meg peggy marge margie greta rita daisy margarita
maria mary marie molly polly masha mariya mariam maryam maja
martha marty patty
martin marty
matilda tilly mattie
matthew matt matty
mateusz mati
maurice mo
maximilian max
maxwell max
megan meg
melissa mel missy lissa
mercedes merche
michael mike mick micky mikey mikhail misha miguel michal
mildred millie
mohammed mohamed muhammad muhammed mohammad mo hamada
montgomery monty
natalia natasha natalie nat nataliya
nathaniel nat nate nathan
nicholas nick nicky nico nicolas nikolai klaus kolya mykola
nikita
olga olya
oliver ollie
olivia liv livvy
oscar ozzie
pamela pam
patricia pat patty trish tricia
patrick pat paddy rick
paul paula pavel pablo
penelope penny
peter pete piotr petro pyotr pedro
philip phil pip
prudence prue
rachel rae
ralph rafe
ramon moncho
randolph randy
raymond ray
rebecca becky becca
reginald reg reggie
ricardo rico
richard rick dick rich richie ricky
robert rob bob bobby robbie bert
roberta bobbie
rodney rod
roger rodge
ronald ron ronnie
rosario charo
roseanne rose
rosemary rose rosie
rudolph rudy
russell russ
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bastian
sergey sergei seryozha serhiy sergio
sharon shari
sofia sophia sophie sonya sonia zofia zosia
stanley stan
stanislaw staszek
stephanie steph steffi stefania
stephen steven steve stevie stefan esteban
susan sue susie suzy susanna suzanne
svetlana sveta
sylvester sly
tamara toma
tatiana tanya tatyana tetyana
terence terry
theodore theo ted teddy
theresa teresa terry tess tessa
thomas tom tommy tomas tomasz tomek
timothy tim timmy
tobias toby
tomasz tomek
ursula ulla
valentina valya
valerie val
veronica ronnie vera
victor vic viktor
victoria vicky vicki tori
vincent vince vinny
virginia ginny
vivian viv
vladimir vova volodya volodymyr
walter walt wally
wilfred wilf fred
wilhelmina mina willa minnie
william bill billy will willie liam bille guillaume wilhelm
winifred winnie freda
wojciech wojtek
yaroslav yarik slava
yulia yuliya julia
yuri yuriy yura
zachary zach zack
zygmunt zyga
`;

/** The names that may stand for a name, in plain letters. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  return table.get(name) ?? none;
}

const none: ReadonlySet<string> = new Set();
const table = read();

function read(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const group of GROUPS.trim()
    .split('\n')
    .map((line) => line.split(' '))) {
    for (const name of group) {
      const others = names.get(name) ?? new Set<string>();
      for (const other of group) if (other !== name) others.add(other);
      names.set(name, others);
    }
  }
  return names;
}
