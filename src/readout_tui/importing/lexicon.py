"""Words that tell offices, forms of address, nameless speakers and speaking, in the languages of readouts.

Each list is data for the rules of this room: to teach the import another language, add its words here.
All words are folded with `text.fold`, so they stand without accents and in lower case.
"""

from __future__ import annotations

from readout_tui.text import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(fold(phrase).split()) for phrase in text.split(",") if phrase.strip())


OFFICES = _words(
    """
    president presidents vice deputy prime minister ministers premier chancellor secretary secretaries
    undersecretary
    general director directors chairman chairwoman chairperson chair chairmen speaker governor governors mayor
    ambassador ambassadors envoy commissioner commissioners representative spokesperson spokesman spokeswoman
    spokespeople administrator adviser advisor coordinator chief head leader king queen prince princess emir
    amir
    sultan sheikh pope patriarch senator congressman congresswoman judge justice attorney officer official ceo
    manager executive commander admiral captain colonel major lieutenant sergeant clerk rapporteur delegate
    deputy
    member ombudsman ombudsperson taoiseach crown aide assistant counsellor counselor counsel treasurer
    marshal federal
    writer trainer editor professor doctor academician comptroller surgeon acting first former
    presidente presidenta ministro ministra primer primera vicepresidente vicepresidenta secretario secretaria
    canciller portavoz alcalde alcaldesa gobernador gobernadora embajador embajadora rey reina senador
    senadora
    diputado diputada director directora conselleiro conselleira vicepresidenta deputado deputada voceiro xefe
    conseller consellera diputat diputada primeiro primeira governador embaixador relator
    président présidente ministre ministres premier première chancelier chancelière secrétaire ambassadeur
    ambassadrice sénateur sénatrice député députée porte-parole directeur directrice maire roi reine
    rapporteur rapporteure fédéral fédérale général générale délégué déléguée adjoint adjointe
    bundespräsident bundespräsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin
    bundesminister bundesministerin aussenminister aussenministerin außenminister außenministerin präsident
    präsidentin staatssekretär staatssekretärin sprecher sprecherin regierungssprecher regierungssprecherin
    ministerpräsident ministerpräsidentin bürgermeister botschafter könig abgeordneter abgeordnete
    ministro segretario portavoce sindaco ambasciatore senatore onorevole
    президент президента премьер премьер-министр министр министра председатель председателя заместитель глава
    губернатор
    посол секретарь пресс-секретарь директор генеральный руководитель помощник канцлер король спикер депутат
    заместители министры вице-премьер вице-премьеры президенты главы послы
    ведущий ведущая мэр врио президентка прем'єр-міністр міністр голова речниця
    cumhurbaşkanı cumhurbaskani başbakan bakan bakanı başkan başkanı sözcü sözcüsü elçi büyükelçi kral
    müsteşar
    prezident prezidenti nazir naziri baş vəkil sədr sözçü səfir
    prezydent premier minister marszałek wicemarszałek rzecznik prezes sekretarz kanclerz poseł posłanka
    wicepremier ministra prezydenta
    الرئيس رئيس الرئيسة رئيسة وزير الوزير وزيرة الوزيرة الملك الأمير السفير السفيرة سفير سفيرة المتحدث
    المتحدثة الأمين الخارجية الداخلية الدفاع المالية
    presiding vorsitzende vorsitzender vors sts srs prezidenti
    předseda předsedkyně místopředseda prezidentka ministr ministryně mluvčí premiér premiérka velvyslanec
    poslanec poslankyně hejtman predseda podpredseda ministerka hovorca hovorkyňa veľvyslanec
    elnök miniszterelnök miniszter államtitkár szóvivő nagykövet képviselő
    președinte președintele președintelui prim-ministru prim-ministrul ministru ministrul ministrului purtător
    predsjednik predsjednica predsednik predsednica premijer ministar ministrica glasnogovornik portparol
    председник премијер министар портпарол министър министър-председател говорител посланик
    πρόεδρος προέδρου πρόεδρο πρωθυπουργός πρωθυπουργού πρωθυπουργό υπουργός υπουργού υπουργό εκπρόσωπος
    πρέσβης βουλευτής
    statsminister statsråd talman talmannen talesperson riksdagsledamot formand talsmand stortingspresident
    pääministeri presidentti ulkoministeri ministeri puhemies kansanedustaja
    minister-president voorzitter staatssecretaris woordvoerder woordvoerster kamerlid
    очільник речник посол секретар міністерка президенті министрі төрағасы vaziri vazir
    ראש הממשלה נשיא נשיאת הנשיא שר שרת השר השרה דובר דוברת שגריר
    პრეზიდენტი პრემიერ-მინისტრი მინისტრი სპიკერი նախագահ վարչապետ նախարար
    presiden menteri gubernur प्रधानमंत्री मंत्री राष्ट्रपति प्रवक्ता رئیس‌جمهور سخنگوی
    """
)
"""Words of which an office is made, whatever the language."""

OFFICE_ENDINGS = tuple(
    "内閣総理大臣 総理大臣 外務大臣 防衛大臣 財務大臣 官房長官 外務報道官 外交部发言人 "
    "国防部发言人 外交部长 国务院总理 国家主席 "
    "大臣 外相 首相 総理 长官 長官 官房長官 总理 總理 "
    "主席 总统 總統 外长 外長 部长 部長 发言人 發言人 "
    "秘书长 秘書長 書記官 報道官 司长 大使 委员长 君 대통령 총리 장관 대변인".split()
)
"""What an office ends with where words are not parted by spaces."""

HONORIFICS = _words(
    """
    mr mrs ms miss mdm madam sir dr prof hon messrs lord lady dame rev shri smt shrimati mx h.e s.e
    señor señora sr sra srta d don doña dona senhor senhora m mme mlle monsieur madame herr frau dott signor
    signora
    г-н г-жа господин госпожа пан пані pan pani sayın sn bay bayan cənab xanım السيد السيدة الدكتور
    """
)
"""Forms of address that stand before a name."""

ARTICLES = _words(
    "the a an o os as el la los las le les l' il lo gli i der die das den al un une ein eine het de a o"
)
"""Articles that a label may begin with."""

PARTICLES = _words(
    """
    de del da do dos das di du des la le los von van der den ten ter zu zur af av bin ibn bint ben al el ul
    abu e y i
    and of oglu qizi kyzy zadeh
    """
)
"""Words inside a name that need no capital."""

ROLE_LINKS = _words(
    """
    of the and for in on at to with from a an by de la del las los y e da do das dos en para des du les et
    pour und für
    der des die im von dem zu di della dei degli per и по при за в на во ve i w og för van voor
    """
)
"""Words inside an office that need no capital."""

NAMELESS = _phrases(
    """
    q, a, question, questions, answer, answers, remark, reply, response, response from the hall,
    voice from the hall,
    voice, voices, audience, audience member, audience members, moderator, facilitator, host, journalist,
    reporter,
    reporters, correspondent, press, aide, staff, interpreter, translator, operator, participant,
    participants, speaker, unknown,
    unidentified, unidentified speaker, unidentified male, unidentified female, participants, all, members,
    senior administration official, senior administration officials, senior official,
    senior state department official,
    senior defense official, senior white house official, administration official, white house official,
    official,
    background briefer, staff member, child, crowd, video, narrator, interviewer, interviewee, jmlst,
    the press, chorus,
    pregunta, preguntas, interlocutor, interlocutora, intervención, respuesta, periodista, moderador,
    moderadora, público, intérprete, interviniente,
    voz, voces,
    pergunta, resposta, jornalista, xornalista, unha voz, varias voces, question, réponse, journaliste,
    modérateur,
    modératrice, la salle, le public, frage, antwort, journalist, journalistin, zusatzfrage, zuruf,
    moderation, moderator,
    moderatorin, domanda, risposta, giornalista, вопрос, ответ, реплика, реплика из зала, журналист,
    корреспондент,
    ведущий, ведущая, модератор, из зала, голос из зала, голоса, переводчик, запитання, питання, відповідь,
    журналіст,
    soru, cevap, yanıt, gazeteci, sual, cavab, jurnalist, pytanie, odpowiedź, dziennikarz, سؤال, جواب, صحفي,
    مراسل, الصحفي,
    问, 答, 記者, 记者, 问题, 問, 提问, 主持人, 司会, 質問, 回答, 기자, 질문, 답변, 문, 답, s, r, p, f, d, в
    , о, dotaz, otázka, odpověď, novinář, novinářka, moderátor, moderátorka, redaktor, odpoveď, novinár,
    kérdés, válasz, újságíró, műsorvezető, întrebare, răspuns, jurnalist, pitanje, odgovor, novinar,
    novinarka, питање, новинар, въпрос, отговор, ερώτηση, απάντηση, δημοσιογράφος, συντονιστής, fråga,
    svar, spørgsmål, spørsmål, kysymys, vastaus, toimittaja, vraag, antwoord, verslaggever, שאלה, תשובה,
    עיתונאי, עיתונאית, კითხვა, პასუხი, ჟურნალისტი, pertanyaan, jawaban, wartawan, سوال, خبرنگار, प्रश्न,
    उत्तर, पत्रकार, unknown speaker, some hon. members, an hon. member, hon. members, several hon.
    members, some honourable members
    """
)
"""Labels of speakers whom a page leaves unnamed."""

ASKING = _words(
    "question frage zusatzfrage zuruf pregunta pergunta domanda вопрос реплика запитання soru sual pytanie"
)
"""First words of labels that name who asks after them: `Zusatzfrage Weber`."""

NAMELESS_LAST = _words(
    """
    official officials member reporter journalist correspondent moderator aide interpreter
    participant voice briefer
    journaliste журналист корреспондент gazeteci muhabir periodista student worker resident
    """
)
"""Last words of longer labels of that sort: `POLISH AIDE`."""

NAMELESS_ENDINGS = ("记者", "記者", "기자")
"""What such labels end with where words are not parted: `《港报》记者`."""

SAYING = _words(
    """
    said says stated noted added stressed emphasized emphasised underlined underscored highlighted remarked
    replied
    answered responded concluded declared announced told asked thanked expressed welcomed reaffirmed
    reiterated affirmed recalled pointed hailed praised conveyed congratulated commended voiced explained
    urged called
    mentioned informed invited wished requested proposed suggested confirmed assured appreciated acknowledged
    condemned
    dijo señaló subrayó destacó agregó añadió afirmó declaró expresó agradeció reiteró recordó manifestó dixo
    disse afirmou declarou dit déclaré souligné ajouté remercié déclara souligna ajouta sagte erklärte
    betonte fügte
    dankte unterstrich ha detto disse ha dichiarato
    сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула добавил добавила поблагодарил
    поблагодарила
    выразил выразила сообщил сообщила напомнил спросил ответил указал заключил
    dedi söyledi belirtti vurguladı ifade kaydetti teşekkür bildirdi dedi bildirib vurğulayıb deyib təşəkkür
    powiedział powiedziała podkreślił dodał قال وقال أكد وأكد أضاف وأضاف صرح
    indiqué affirmé rappelé exprimé salué réaffirmé insisté évoqué précisé félicité condamné estimé
    assuré annoncé
    remercia rappela affirma indica confirmó aseguró destacaron acordaron abordó hervorgehoben
    bekräftigte begrüßte
    unterstrichen erinnerte ribadito sottolineato ricordato espresso evidenziato řekl řekla uvedl uvedla
    prohlásil poděkoval povedal uviedol mondta közölte declarat spus subliniat izjavio
    rekao poručio изјавио рекао заяви каза подчерта δήλωσε είπε τόνισε υπογράμμισε ευχαρίστησε sade sagde
    framhöll understrøk kertoi totesi zei verklaarde benadrukte
    сказав сказала заявив заявила зазначив зазначила підкреслив підкреслила наголосив наголосила подякував
    подякувала повідомив обговорив
    """
)
"""Verbs in the past by which a publisher reports speech."""

SPEECH_LEADS = _words(
    """
    said says stated noted added remarked replied answered responded continued declared announced spoke
    dijo dijeron señaló declaró afirmó dixo disse declarou dit déclaré déclara sagte erklärte detto dichiarato
    сказал сказала заявил заявила отметил отметила dedi söyledi deyib dedi bildirib powiedział powiedziała
    قال وقال
    řekl řekla uvedl uvedla prohlásil prohlásila povedal mondta spus declarat izjavio rekao изјавио
    рекао заяви каза δήλωσε είπε sade sagde sanoi zei сказав сказала заявив заявила зазначив зазначила
    """
)
"""Verbs that, before a colon, hand over to direct speech."""

SAYING_CJK = ("表示", "指出", "强调", "強調", "说", "說", "述べ", "発言", "말했")

FIRST_PERSON = _words(
    """
    i we my our me us mine ours myself ourselves i'm i've i'd we're we've yo nosotros mi mis nuestro nuestra
    nuestros nos eu nosa noso
    je nous mon ma mes notre nos ich wir mein meine unser unsere unseren uns mir mich io noi mio nostro я мы
    мне нас нам
    наш наша наши мой моя меня ben biz bizim benim bana bize mən biz bizim mənim ja my mi nas nasz
    我 我们 我們 私
    私たち
    já jsem jsme náš naše nám nás môj moje én mi nekünk miénk eu noi nostru noastră ja mi naš naša nama
    nas јас ја ми наш аз ние нашата εγώ εμείς μας jag vi vår vårt våra oss jeg min vores minä me meidän
    wij ons onze ik мені ми нами наші נחנו אני אנחנו שלנו saya kami kita मैं हम نحن أنا
    """
)
"""Pronouns by which a speaker means himself."""

SALUTATIONS = _words(
    "dear esteemed distinguished honourable honorable excellency excellencies ladies my our your his her "
    "their "
    "estimado estimada querido querida cher chère liebe lieber sehr уважаемый уважаемая уважаемые дорогой "
    "дорогие sayın hörmətli"
)
"""What a letter or a speech opens with: after it, a colon belongs to whom is spoken to."""

TOPIC_WORDS = _words(
    "about regarding concerning sobre acerca respecto quant über zu o об про насчёт hakkında odnośnie"
)
"""Words with which a sentence names what, or whom, it is about."""

OPENERS = _words(
    """
    second third fourth fifth firstly secondly thirdly finally lastly note notes subject subjects topic
    topics summary
    background
    here there this that these those but and so now then also because if when while where what which who how
    why yes
    no well okay thank thanks please remember again today tomorrow yesterday one two three four five another
    other
    others more most many some all example conclusion result results answer point points step question
    problem issue
    fact sheet contact contacts email tel phone fax source sources date time place venue location re cc from
    to
    for in on at as by with the it he she they we you i my our let look see look dear ladies friends
    colleagues
    monday tuesday wednesday thursday friday saturday sunday january february july september october november
    december
    participants present absent attendees agenda objectives objective purpose photo photos video read
    following
    chapter part section article annex table figure total vote votes ayes nays washington update updated
    posted
    share tags tag related category categories topics download copyright release statement remarks readout
    """
)
"""Words that, alone before a colon, open a sentence or a heading and name nobody."""

HEADS_OF_STATE = _phrases(
    """
    head of state, jefe de estado, jefa de estado, chef de l'état, cheffe de l'état, staatsoberhaupt,
    capo dello stato, chefe de estado, глава государства, глава держави, dövlətimizin başçısı, dövlət başçısı,
    devlet başkanı, głowa państwa, мемлекет басшысы, davlat rahbari
    """
)
"""What a publisher calls its own head of state instead of by name."""

HEADS = _words(
    "president presidente presidenta président présidente präsident präsidentin bundespräsident президент "
    "президентка prezident prezidenti prezidentka cumhurbaşkanı prezydent президенті king queen "
    "emir sultan rey roi "
    "könig король kral"
)
"""Offices of which one is a head of state's."""

NEVER_HEADS = _words(
    "vice deputy former first acting ex вице заместитель помощник адвизор adviser advisor assistant"
)
"""Words that make another office of one of those."""
