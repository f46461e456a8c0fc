# ruff: noqa: E501 - word lists
"""English vocabularies: heads of job titles, marks of employers, places."""

from __future__ import annotations

_TITLE_HEADS = (
    "engineer developer manager representative rep reps associate assistant analyst consultant director "
    "specialist coordinator agent clerk intern officer lead leader head advisor adviser executive "
    "supervisor teacher tutor trainer administrator architect designer programmer scientist technician "
    "accountant bookkeeper cashier receptionist secretary operator planner strategist recruiter buyer "
    "merchandiser nurse driver waiter waitress server bartender barista cook chef cleaner guard host "
    "hostess salesperson salesman saleswoman telemarketer telesales caller marketer instructor professor "
    "lecturer researcher fellow editor writer author journalist producer president vp ceo cto cfo coo "
    "founder cofounder co-founder partner owner principal trainee apprentice ambassador promoter "
    "canvasser underwriter broker banker teller auditor controller paralegal lawyer attorney counsel "
    "expert worker staff crew member volunteer freelancer contractor chief chairman captain foreman "
    "inspector tester master dispatcher stocker picker packer handler mechanic electrician plumber "
    "carpenter caregiver nanny therapist pharmacist librarian translator interpreter photographer "
    "videographer stylist beautician closer setter sdr bdr csr intern/trainee generalist sommelier "
    "concierge steward scheduler processor typist keyholder collector adjuster negotiator evangelist "
    "superintendent surveyor estimator webmaster dba devops qa sre pm hr support operations sales "
    "service marketing assistant/intern appointment-setter demonstrator enumerator interviewer"
)

TITLE_HEADS = frozenset(_TITLE_HEADS.split())

_TITLE_STARTS = (
    "senior junior lead chief principal head assistant associate deputy vice executive regional national "
    "inside outside field sales customer account business telesales telemarketing outbound inbound "
    "software data product project marketing human graduate general operations office store shift team "
    "part-time full-time freelance teaching research staff call client technical support retail front "
    "back full stack web mobile"
)
TITLE_STARTS = frozenset(_TITLE_STARTS.split())

_EMPLOYER_WORDS = (
    "inc inc. llc ltd ltd. limited corp corp. corporation company co co. group gmbh ag plc llp sa s.a. "
    "bv b.v. pty bank university college school institute hospital clinic agency studio studios "
    "technologies technology tech solutions systems services partners associates holdings enterprises "
    "industries international foundation labs laboratories consulting media networks telecom "
    "communications insurance store stores supermarket hotel restaurant cafe organization organisation "
    "association ministry department council airlines airways motors pharma pharmaceuticals healthcare "
    "capital ventures financial finance realty properties logistics software digital global worldwide "
    "outsourcing bpo center centre mart shop academy museum library club resort energy electric foods"
)

EMPLOYER_WORDS = frozenset(_EMPLOYER_WORDS.split())

_NAME_STOPS = (
    "professional player skill office calling speaking management leadership communication marketing business finance "
    "technology available remote microsoft google salesforce excel english spanish chinese french german native fluent "
    "british american indian nationality united states kingdom problem solver hard working self motivated cold "
    "administrative technical support retail account inside outside field job position title objective dear hiring "
    "resume résumé curriculum vitae cv profile summary objective experience education skills contact "
    "phone email mobile address street road avenue page sales manager engineer developer representative "
    "university college school inc llc ltd company the and of for with at to in linkedin github "
    "portfolio personal information details about me date birth work professional career history "
    "references languages interests projects certifications employment customer service center centre "
    "call team bachelor master science arts high years year experienced specialist agent executive "
    "consultant director assistant coordinator analyst designer associate confidential name full stack "
    "software data state city new york"
)

NAME_STOPS = frozenset(_NAME_STOPS.split())

_STATES = (
    "Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|Florida FL|Georgia GA|"
    "Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|Louisiana LA|Maine ME|Maryland MD|"
    "Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|"
    "New Hampshire NH|New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|"
    "Oregon OR|Pennsylvania PA|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|Vermont VT|"
    "Virginia VA|Washington WA|West Virginia WV|Wisconsin WI|Wyoming WY|District of Columbia DC|Ontario ON|Quebec QC|"
    "British Columbia BC|Alberta AB|Manitoba MB|Saskatchewan SK|Nova Scotia NS|New Brunswick NB|New South Wales NSW|"
    "Victoria VIC|Queensland QLD|South Australia SA|Western Australia WA|Tasmania TAS|Newfoundland NL"
)

_REGIONS = (
    "tamil nadu|karnataka|maharashtra|kerala|telangana|andhra pradesh|gujarat|rajasthan|punjab|haryana|uttar pradesh|"
    "west bengal|madhya pradesh|bihar|odisha|bavaria|bayern|hessen|catalonia|andalusia|lombardy|île-de-france|greater london|"
    "kent|essex|surrey|west yorkshire|south yorkshire|greater manchester|west midlands|merseyside|lancashire|hampshire|"
    "guangdong|zhejiang|jiangsu|sichuan|hubei|hunan|fujian|shandong|henan|hebei|shaanxi|liaoning|anhui|metro manila|"
    "ontario canada|co. dublin|lagos state|gauteng|western cape|são paulo sp|nsw|vic|qld|bay area"
)

STATE_NAMES = frozenset(entry.rpartition(" ")[0].casefold() for entry in _STATES.split("|")) | frozenset(
    _REGIONS.split("|")
)

STATE_CODES = frozenset(entry.rpartition(" ")[2] for entry in _STATES.split("|"))

_COUNTRIES = (
    "rep. of korea|republic of korea|s.korea|s. korea|p. r. china|people's republic of china|deutschland|"
    "österreich|schweiz|españa|italia|nederland|"
    "usa|u.s.a.|us|u.s.|united states|united states of america|uk|u.k.|united kingdom|england|scotland|"
    "wales|northern ireland|ireland|canada|mexico|brazil|argentina|chile|colombia|peru|ecuador|uruguay|"
    "venezuela|costa rica|panama|spain|portugal|france|germany|deutschland|italy|netherlands|"
    "the netherlands|belgium|luxembourg|switzerland|austria|denmark|sweden|norway|finland|iceland|poland|"
    "czech republic|czechia|slovakia|hungary|romania|bulgaria|greece|turkey|türkiye|ukraine|russia|"
    "belarus|serbia|croatia|slovenia|estonia|latvia|lithuania|israel|egypt|morocco|tunisia|algeria|"
    "nigeria|ghana|kenya|south africa|ethiopia|uganda|tanzania|rwanda|cameroon|senegal|india|pakistan|"
    "bangladesh|sri lanka|nepal|china|pr china|p.r. china|prc|hong kong|taiwan|macau|japan|south korea|"
    "korea|vietnam|thailand|malaysia|singapore|indonesia|philippines|australia|new zealand|uae|"
    "united arab emirates|saudi arabia|qatar|kuwait|bahrain|oman|jordan|lebanon|iraq|iran|kazakhstan|"
    "uzbekistan|georgia|armenia|azerbaijan|cyprus|malta|jamaica|cuba|bolivia|paraguay|guatemala|honduras|"
    "el salvador|dominican republic|puerto rico|trinidad and tobago|mauritius|zambia|zimbabwe|myanmar|"
    "cambodia|laos|mongolia|albania|moldova|bosnia and herzegovina|north macedonia|montenegro|kosovo"
)

COUNTRIES = frozenset(_COUNTRIES.split("|"))

_CITIES = (
    "new york|new york city|nyc|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego|"
    "dallas|austin|san francisco|seattle|denver|boston|detroit|portland|las vegas|atlanta|miami|"
    "minneapolis|san jose|sacramento|washington dc|washington, d.c.|washington d.c.|baltimore|charlotte|"
    "nashville|salt lake city|san francisco bay area|london|manchester|birmingham|liverpool|leeds|"
    "glasgow|edinburgh|bristol|cardiff|belfast|dublin|cork|paris|lyon|marseille|toulouse|berlin|munich|"
    "münchen|hamburg|cologne|köln|frankfurt|stuttgart|düsseldorf|vienna|wien|zurich|zürich|geneva|basel|"
    "bern|amsterdam|rotterdam|the hague|brussels|antwerp|madrid|barcelona|valencia|seville|lisbon|porto|"
    "rome|milan|turin|naples|athens|copenhagen|stockholm|gothenburg|oslo|helsinki|warsaw|krakow|kraków|"
    "prague|budapest|bucharest|sofia|belgrade|zagreb|istanbul|ankara|kyiv|moscow|saint petersburg|"
    "tel aviv|cairo|casablanca|lagos|abuja|accra|nairobi|johannesburg|cape town|durban|pretoria|dubai|"
    "abu dhabi|riyadh|doha|mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad|chennai|kolkata|pune|"
    "ahmedabad|noida|gurgaon|gurugram|jaipur|karachi|lahore|islamabad|dhaka|colombo|kathmandu|bangkok|"
    "kuala lumpur|singapore|jakarta|surabaya|manila|quezon city|cebu|cebu city|makati|davao|"
    "ho chi minh city|hanoi|hong kong|taipei|tokyo|osaka|kyoto|seoul|busan|beijing|shanghai|guangzhou|"
    "shenzhen|chengdu|hangzhou|wuhan|nanjing|xi'an|xian|suzhou|tianjin|chongqing|xiamen|qingdao|dalian|"
    "changsha|zhengzhou|jinan|hefei|fuzhou|ningbo|dongguan|foshan|zhuhai|kunming|shenyang|harbin|sydney|"
    "melbourne|brisbane|perth|adelaide|canberra|auckland|wellington|christchurch|toronto|vancouver|"
    "montreal|calgary|ottawa|edmonton|winnipeg|mexico city|guadalajara|monterrey|são paulo|sao paulo|"
    "rio de janeiro|brasília|buenos aires|santiago|bogotá|bogota|medellín|medellin|lima|quito|caracas|"
    "montevideo|kigali|kampala|addis ababa"
)

CITIES = frozenset(_CITIES.split("|"))
