/**
 * Passwords that are known to be tried first. Written by hand from what is widely published about
 * leaked passwords: nothing is fetched, and no leaked file is copied. `knownPasswords` are refused as
 * they stand; `stems` are refused however they are dressed up with figures, signs and swapped letters
 * (see rules.ts), which is what most leaked passwords are.
 */
export const knownPasswords: ReadonlySet<string> = new Set(
  `
123456789 12345678 1234567890 123456789a 1234qwer 12341234 123123123 11111111 00000000 88888888 87654321 987654321
9876543210 0987654321 11223344 112233445566 123321123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc qazwsxedc qweasdzxc
qwertyuiop qwerty123 qwerty12 qwer1234 qwertyui asdfghjkl asdf1234 asdfasdf zxcvbnm1 zxcvbnm123 zaq12wsx zaq1zaq1
!qaz2wsx 1qazxsw2 q1w2e3r4 q1w2e3r4t5 a1b2c3d4 abcd1234 abc12345 abc123456 a1234567 a12345678 a123456789 aa123456
aa12345678 password password1 password12 password123 password1234 password! passw0rd p@ssw0rd p@ssword pa55word
pa55w0rd passwort motdepasse contrasena letmein1 letmein123 letmein! iloveyou iloveyou1 iloveyou2 iloveu12 welcome1
welcome123 welcome! changeme changeme1 changeme123 changeit trustno1 trustno1! admin123 admin1234 administrator
adminadmin rootroot root1234 toor1234 test1234 testtest tester12 testing1 testing123 guest123 guest1234 user1234
default1 secret123 secret12 mypassword mypass123 newpassword newpass1 yourpassword thepassword nopassword
passwordpassword passpass pass1234 pass12345 pass123456 login123 loginlogin master123 masterkey superman superman1
batman123 spiderman starwars starwars1 football football1 baseball baseball1 basketball liverpool liverpool1 arsenal1
chelsea1 chelseafc manutd99 manchester manchesterunited everton1 tottenham westham1 newcastle rangers1 celtic1888
sunshine sunshine1 princess princess1 chocolate chocolate1 butterfly butterfly1 blink182 whatever whatever1
computer computer1 internet samsung1 iphone12 corvette mercedes ferrari1 porsche911 mustang1 harley12 yamaha12
michelle jennifer jessica1 charlotte elizabeth elizabeth1 alexander alexandra victoria victoria1 christopher
benjamin samantha stephanie nicholas danielle1 jonathan jordan23 michael1 matthew1 anthony1 charlie1 thomas123
daniel123 george123 william1 jackson5 snoopy12 garfield scoobydoo pokemon1 pokemon123 pikachu1 minecraft minecraft1
fortnite fortnite1 playstation nintendo xbox3600 callofduty halo1234 warcraft dragon12 dragonball matrix123
mustang69 access14 superstar superman123 wonderwoman ladybird hellokitty tinkerbell cinderella mickeymouse
winnie123 winniethepooh peterpan harrypotter hogwarts gryffindor gandalf1 lordoftherings swordfish startrek
enterprise jamesbond jamesbond007 bond0007 letmeinnow opensesame abracadabra qwertyqwerty asdfqwer asdfjkl;
monkey12 monkey123 shadow12 shadow123 killer12 hunter12 hunter123 buster12 tigger12 ginger12 cookie12 pepper12
banana12 cheese12 cheese123 orange12 purple12 yellow12 summer12 winter12 spring12 autumn12 freedom1 forever1
love1234 loveyou1 loveme12 lovelove ilovegod jesus123 jesuschrist godisgood blessed1 heaven12 angel123 angels12
correcthorsebatterystaple correcthorse tobeornottobe maytheforcebewithyou thequickbrownfox iamthebest idontknow
ihateyou forgetmenot remember1 dontforget nothing1 anything something everything never123 always12 forever12
1password onetwothree onetwothreefour abcdefgh abcdefg1 abcdefghi abcdefghij abcdef123 alphabet asdfghjk qwerty1234
qwerty12345 1234abcd 12345qwert 12qwaszx 123qweasd 123qwe123 123qweasdzxc 1qaz1qaz 2wsx3edc 3edc4rfv 147258369
159357258 741852963 789456123 7894561230 456789123 963852741 147852369 123654789 321654987 12121212 13131313
14141414 15151515 21212121 69696969 77777777 99999999 66666666 55555555 44444444 33333333 22222222 10101010 20202020
01234567 012345678 0123456789 102030405 10203040 19841984 19901990 20002000 20102010 20202021 aaaaaaaa aaaaaaaaaa
abababab asasasas qqqqqqqq zzzzzzzz xxxxxxxx wwwwwwww jjjjjjjj mmmmmmmm pppppppp ssssssss dddddddd lllllll1
waymark-demo waymarkdemo waymark123
`
    .trim()
    .split(/\s+/),
);

/** Words which do not become a secret by adding a year, a sign or a capital letter. */
export const stems: ReadonlySet<string> = new Set(
  `
password passwort passphrase passcode pass pwd letmein login logon signin welcome hello hi hey goodbye please
thankyou thanks sorry secret secrets changeme changeit change temp temporary default admin administrator adminuser
root user username guest test tester testing demo example sample system server network internet computer laptop
desktop office windows microsoft google yahoo facebook twitter instagram youtube apple samsung nokia iphone android
iloveyou iloveu loveyou loveme love lover lovely lovers mylove truelove babe baby babygirl babyboy sweetheart
darling honey honeybee sugar sweetie sweet cutie angel angels heaven jesus jesuschrist christ god blessed blessing
faith hope grace church bible amen prayer
monkey dragon tiger lion eagle falcon hawk wolf bear panther cheetah leopard horse pony rabbit bunny kitten kitty
cat cats dog dogs doggy puppy hamster fish dolphin shark whale turtle frog penguin panda elephant giraffe zebra
butterfly ladybird spider chicken rooster cow pig piggy sheep goat duck goose owl robin phoenix unicorn fox foxy
football soccer rugby cricket tennis hockey golf golfer netball swimming boxing wrestling cycling running skating
snowboard surfing dancer dancing karate judo baseball basketball softball volleyball
liverpool lfc liverpoolfc everton efc arsenal gunners chelsea chelseafc tottenham spurs manchester manutd mancity
manchesterunited manchestercity newcastle sunderland middlesbrough leeds leedsunited sheffield wednesday rangers
celtic hearts hibs aberdeen dundee astonvilla villa birmingham wolves westbrom stoke derby forest leicester norwich
ipswich southampton portsmouth brighton westham millwall crystalpalace palace fulham qpr watford reading swansea
cardiff wrexham burnley blackburn bolton wigan preston barcelona realmadrid juventus milan bayern
ynwa youllneverwalkalone comeonyoublues redarmy
london england britain scotland wales ireland british english scottish welsh irish bristol nottingham coventry
bradford glasgow edinburgh belfast dublin york lancaster oxford cambridge cornwall devon yorkshire lancashire kent
essex surrey paris france french german germany berlin spain spanish madrid italy italian rome europe america
american canada canadian australia sydney brazil india mumbai china japan tokyo russia africa newyork california
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
september october november december spring summer autumn winter today tomorrow yesterday birthday christmas xmas
easter halloween holiday holidays weekend
red blue green yellow orange purple pink black white brown silver gold golden grey rainbow colour
sunshine sunny sun moon moonlight star stars starlight sky cloud rain rainy snow snowflake snowman storm thunder
lightning fire flame ice water ocean sea beach river mountain island flower flowers rose daisy lily violet tulip
sunflower tree apple banana cherry strawberry lemon mango peach melon pineapple blueberry
chocolate cookie cookies cake cupcake candy biscuit cheese bacon pizza burger chips coffee tea beer vodka whisky
wine cider butter pepper ginger cinnamon honeybun marmite ketchup
princess prince queen king royal lady lord knight warrior soldier hunter killer master wizard witch magic magical
ninja pirate cowboy gangster hacker genius legend hero superhero superstar champion winner player boss chief
captain general doctor nurse police fireman sailor angelic devil demon ghost vampire zombie monster alien robot
superman batman spiderman ironman hulk thor wonderwoman wolverine joker robin avengers marvel starwars skywalker
yoda darthvader jedi startrek spock enterprise matrix neo gandalf frodo hobbit harrypotter hermione hogwarts
gryffindor dumbledore voldemort pokemon pikachu charizard mario luigi zelda sonic minecraft roblox fortnite callofduty
playstation xbox nintendo halo warcraft simpsons homer bart snoopy garfield scooby scoobydoo mickey mickeymouse
minnie donald goofy disney tinkerbell cinderella ariel elsa frozen shrek nemo bambi dumbo simba tigger pooh winnie
barbie hellokitty teletubbies postmanpat bobthebuilder thomasthetank peppapig bluey doctorwho tardis dalek sherlock
jamesbond bond coronation eastenders
beatles oasis blur queen abba metallica nirvana slipknot eminem rihanna beyonce madonna elvis coldplay onedirection
takethat spicegirls westlife bieber taylorswift swiftie blink guitar drummer music musical piano violin rockstar
rocknroll hiphop disco
mustang ferrari porsche mercedes bmw audi jaguar bentley lamborghini corvette toyota honda yamaha suzuki kawasaki
ducati harley harleydavidson ford fiesta focus escort mini cooper golfgti volvo nissan mazda
michael james john david robert william richard thomas mark charles steven stephen andrew paul kevin brian george
edward ronald anthony jason matthew gary timothy jose larry jeffrey frank scott eric raymond joshua jerry dennis
walter patrick peter harold douglas henry carl arthur ryan roger joe juan jack albert jonathan justin terry gerald
keith samuel willie ralph lawrence nicholas roy benjamin bruce brandon adam harry fred wayne billy steve louis
jeremy aaron randy howard eugene carlos russell bobby victor martin ernest phillip philip todd jesse craig alan shawn
clarence sean chris christopher johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan dale
manuel rodney curtis norman allen marvin vincent glenn jeffery travis jeff chad jacob lee melvin alfred kyle francis
bradley jesus herbert frederick ray joel edwin don eddie ricky troy randall barry alexander bernard mario leroy
francisco marcus micheal theodore clifford miguel oscar jay jim tom calvin alex jon ronnie bill lloyd tommy leon derek
warren darrell jerome floyd leo alvin tim wesley gordon dean greg jorge dustin pedro derrick dan lewis zachary corey
herman maurice vernon roberto clyde glen hector shane ricardo sam rick lester brent ramon charlie tyler gilbert gene
oliver noah jackson logan mason ethan liam dylan callum connor kieran declan rhys gareth owen evan ieuan hamish
angus mohammed muhammad mohammad ahmed ali hassan hussain omar ibrahim yusuf abdul imran bilal
mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra donna
carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy anna
rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie janet catherine frances ann
joyce diane alice julie heather teresa doris gloria evelyn jean cheryl mildred katherine joan ashley judith rose
janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea kathryn
louise sara anne jacqueline wanda bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily robin
peggy crystal gladys rita dawn connie florence tracy edna tiffany carmen rosa cindy grace wendy victoria edith kim
sherry sylvia josephine thelma shannon sheila ethel ellen elaine marjorie carrie charlotte monica esther pauline emma
juanita anita rhonda hazel amber eva debbie april leslie clara lucille jamie joanne eleanor valerie danielle megan
alicia suzanne michele gail bertha darlene veronica jill erin geraldine lauren cathy joann lorraine lynn sally
regina erica beatrice dolores bernice audrey yvonne annette samantha marion dana stacy ana renee ida vivian roberta
holly brittany melanie loretta yolanda jeanette laurie katie kristen vanessa alma sue elsie beth jeanne vicki carla
tara rosemary eileen terri gertrude lucy tonya ella stacey wilma gina kristin jessie natalie agnes vera willie
charlene bessie delores melinda pearl arlene maureen colleen allison tamara joy georgia constance lillie claudia
jackie marcia tanya nellie minnie marlene heidi glenda lydia viola courtney marian stella caroline dora jo vickie
mattie chloe olivia sophie sophia isabella amelia mia poppy jasmine imogen freya niamh aoife sian cerys bethan
fatima aisha zainab khadija maryam priya anjali
smith jones taylor williams brown davies evans wilson thomas johnson roberts robinson thompson wright walker white
edwards hughes green hall lewis harris clarke patel jackson khan wood turner martin cooper hill ward morris moore
clark lee king baker harrison morgan allen murphy kelly
school myschool schools primary secondary highschool academy college nursery infant infants junior juniors
kindergarten university uni student students pupil pupils teacher teachers teaching teach headteacher head deputy
governor governors classroom class staff staffroom office reception playground assembly lesson lessons homework
learn learner learners learning education educate educational curriculum phonics literacy numeracy maths mathematics
english science history geography art drama music sport library librarian sencosen senco sen send safeguarding
inclusion pastoral ofsted inspector inspection pupilpremium premium freemeals everychild everychildmatters childmatters
ecm ecmstandards qualitymark standardsaward award awards quality mark standard standards waymark waymarker northlight
yearone yeartwo yearthree yearfour yearfive yearsix yearseven yeareight yearnine yearten yeareleven sixthform
redhouse bluehouse greenhouse yellowhouse schooluniform detention teamteach bestteacher worldsbestteacher
access account banking bank money cash lottery lucky luckyone million millionaire dollar pound business company
manager director secretary boss work worker job family mother mummy mum mom father daddy dad son daughter sister
brother grandma grandad nana nanny granny husband wife hubby children child kids kid baby twins friend friends
friendship bestfriend together forever always never nothing something anything everything whatever whoever maybe
happy happiness smile smiley laugh funny crazy mental stupid idiot loser bitch bastard bollocks bloody fuck fuckoff
fuckyou fucker fucking shit shithead arse asshole wanker tosser twat pussy dick cock sexy sex hot hottie beautiful
gorgeous pretty handsome cool cooler coolest awesome amazing fantastic perfect brilliant excellent super great best
freedom liberty peace justice power energy strong strength spirit soul dream dreams dreamer believe trust trustno
truth honesty loyal respect pride proud brave courage victory success first second third one two three
nature garden gardener gardening travel traveller adventure explore journey flower camping caravan boat yacht train
trains plane aeroplane airplane bus lorry tractor bicycle bike motorbike
shadow ranger hunter buster killer maverick jordan harley ginger pepper cookie bandit rusty rocky max buddy bailey
molly daisy lucky poppy bella coco tilly milly alfie monty oscar toby archie teddy rosie ruby roxy jasper jess
sparky smokey misty sooty patch blackie snowy fluffy whiskers tigger felix simba oreo
qwerty qwertyuiop azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qaz qazwsx wsx edc abc abcd abcde abcdef abcdefg
aaa bbb xxx zzz
`
    .trim()
    .split(/\s+/),
);
