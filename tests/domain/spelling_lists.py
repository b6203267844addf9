"""Two lists that spelling is held to, written before its dictionary was: right words and wrong ones, 300 of each."""

# British spellings, everyday words of bids, and the words of the sector; names and acronyms as they stand in answers.
RIGHT = tuple(
    """
resettlement minoritised HMPPS VCSE TUPE CRS rehabilitative desistance reoffending reoffend probationer probation
safeguarding commissioner commissioners commissioned subcontractor subcontractors subcontracting mobilisation mobilise
demobilisation organisation organisations organisational prioritise prioritised prioritisation recognised recognising
utilise utilised personalised personalisation individualised centralised specialised specialise standardised
standardisation stabilisation stabilise marginalised criminalised hospitalised institutionalised victimisation
stigmatised stigmatising destigmatise racialised neurodiverse neurodivergent neurodiversity neurodevelopmental autistic
dyslexia ADHD psychologically-informed trauma-informed trauma-responsive strengths-based person-centred gender-responsive
co-production co-produced co-designed coproduction co-location co-located signposting signposted outreach in-reach
through-the-gate wraparound upskilling upskill onboarding caseload caseloads caseworker caseworkers casework keyworker
key-worker helpline drop-in drop-ins peer-led peer-support peer-mentoring mentees mentee mentoring mentored befriending
homelessness rough-sleeping supported-housing move-on tenancies tenancy accommodation arrears foodbank foodbanks
benefits-advice employability apprenticeships apprenticeship traineeships NEET NEETs learner-led ex-offender ex-offenders
service-user service-users beneficiaries stakeholders stakeholder workstream workstreams workshadowing shortlisting
governance trustees trustee chairperson memorandum articles bylaws honorarium fundraising fundraiser fundraisers grantmaking
grant-maker philanthropic crowdfunding payroll pro-rata pensions pensionable overheads FTE full-time part-time
GDPR pseudonymised pseudonymisation anonymised anonymisation anonymity cybersecurity cyber-security encrypted
safeguarding-led whistleblowing whistleblower DBS disclosure vetting vetted MAPPA MARAC IOM CAS-3 OASys NPS CRC CRCs
KPIs SLAs KPI SLA ROI SROI SMEs VCSEs LGBTQ+ BAME colour coloured colourful honour honoured favour favourable behaviour
behaviours behavioural labour labourer neighbour neighbours neighbourhood neighbourhoods rigour rigorous endeavour
endeavours centre centres centred metre litre theatre fibre calibre programme programmes practise practised licence
licensed licensing licensee defence offence offences pretence travelled travelling traveller modelling modelled
cancelled cancelling counsellor counsellors counselling counselled labelled labelling signalling fulfil fulfilled
fulfilment enrol enrolled enrolment enrolments skilful wilful instalment instalments dialogue catalogue analyse analysed
analysing catalyse paralyse judgement ageing acknowledgement manoeuvre paediatric gynaecological anaesthetic
orthopaedic haemorrhage oestrogen foetal grey cheque cheques storey kerb tyre tyres sceptical whilst amongst learnt
spelt burnt towards afterwards didn't don't won't can't we're we've they're you'll it's who's isn't shouldn't wouldn't
trustee's women's children's people's prisoners partners Ministry's organisation's Leeds Yorkshire Humberside
Northumbria Durham Cumbria Lancashire Merseyside Cheshire Derbyshire Nottinghamshire Leicestershire Staffordshire
Warwickshire Gloucestershire Avon Somerset Devon Cornwall Dorset Wiltshire Hampshire Sussex Surrey Kent Essex Suffolk
Norfolk Cambridgeshire Bedfordshire Hertfordshire Thames Wales Gwent Dyfed Powys Cardiff Swansea Newcastle Sunderland
Middlesbrough Teesside Bradford Wakefield Huddersfield Doncaster Sheffield Rotherham Barnsley
""".split()  # noqa: SIM905 - 300 strings would be read by nobody
)

# What slips in while typing or was never known, and American spellings.
WRONG = tuple(
    """
accomodation acommodation accomodate acheive acheived achievment accross adress addresss adminster agressive alot
amature apparant appartment arguement assesment assessement asessment attendence availible avaliable awarness basicly
becuase beggining begining beleive beleived benificial benefical benificiary buisness busness calender catagory
charateristic cheif collegue collegues comission comissioned comissioner commision commited comittee commitee committment
compatable completly concious consistant continous contraversial convienent cooperaton critisism decison definately
definitly delievered delivary desparate develope developement devlop diffrent dificult dilema disapear
disapoint disasterous discrimation dissapointed efficent effecient elgible eligable embarass embarassing emergancy
enviroment enviromental equiptment establishement ethnicitiy evidance excercise existance experiance
experiances extreem facillitate familar finacial finanical flexable forcast foriegn fourty freind freinds
fullfil fundamently futher garantee gaurantee goverment governement govenance gaurdian garauntee greatful guidence happend
harrassment
hieght homlessness hygeine idenitfy identifed imediate immediatly impliment implimented implimentation importent
improvment inclusivness incidently independant indispensible infomation influencial inital innitiative intergrated intergration
interupt intervension intrest involvment irrelevent judical knowlege knowledgable labratory langauge leaflett leasure liason
liasion liase liasing libary liscence maintainance maintenence managable managment manditory mantain measurment mentorring
mesure millenium minimun mispell monitering monitorred mobilsation necesary neccessary neccesary negociate
neighborhod nessecary noticable occasionaly occassion occassionally occured occurence occuring offical ofender offendor
oportunity opperate oppertunity organistion organsation orgnisation orginisation outcomse overal parliment participent
particpants partnersip partnerhsip peice percieve perfomance permanant persistant personnell perswade poltical
posess possesion potentialy practioner practicioner preceed prefered prefering preperation presance previos priviledge
probabtion proceedure proffesional profesional promiss pronounciation proposel protocal pysical qualifed
qualty questionaire realy reccomend recomend recomendation recieve recieved recieving recruitement recuitment
refered referal refering refferal rehabilition rehabiliation relevent releif reliabilty religous remeber reoccuring
repatition reponsible responsability responsable resettelment resetlement restaraunt rythm saftey safegaurding
safegarding scedule sentance seperate seperated seperately sevice shedule similiar simplier sincerly skillfull specialy
stategy stratagy strenghts strengh subcontracter substancial succesful successfull succesfully suficient supercede
suport supprot surprize survery sustainible sustainabilty teh tecnical tempory temperary thier threshhold throught
togther tommorow tommorrow trasition transfered transfering transision treatement truely trustess tution unecessary
underate unfortunatly unneccessary untill usefull useing vaccum vehical volenteer voluntery volunters voulnerable
vulnerble vunerable wellfare wich wierd wirting workfoce workign writen yeild color colored favor behavior
neighbor labor center theater fulfillment counselor counseling traveled canceled defense offense analyze
organize organized prioritize recognize utilize mobilize mobilization organization catalog enrollment skillful
""".split()  # noqa: SIM905 - 300 strings would be read by nobody
)
