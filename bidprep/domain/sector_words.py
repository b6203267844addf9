"""The sector's words: what means the same thing in questions of public buyers, and what every question says.

Collected by reading tender questions and charities' answers; in our own words.
"""

# A thing a line, what it is usually called first; a line that is indented goes on with
# the one above. A word or phrase stands in one of them only. To add one: a line, or a word in its line.
_SAME_THING = """
staff, workforce, team, employee, personnel, practitioner, frontline worker, key worker, worker, colleague
recruit, hire, vacancy, attract staff, appoint, appointment of staff, advertise posts, candidate, shortlist,
    interview, onboarding, induction, job description, staffing
retain, turnover, wellbeing of staff, staff wellbeing, burnout
train, learning and development, professional development, cpd, upskill, qualification of staff, competence,
    competency
supervise, supervision, line management, appraisal, reflective practice
vet, dbs, disclosure and barring, security clearance, enhanced check, background check, pre-employment check, suitably
    checked, references
equality, diversity, inclusion, edi, equal opportunity, protected characteristic, discrimination, equity, anti-racist,
    race equality, disadvantaged, equality duty, psed, cultural competence
minoritised, ethnic minority, bame, global majority, racialised, black and minority
accessible, reasonable adjustment, disability, disabled, neurodiverse, neurodivergent, learning difficulty
safeguard, child protection, adult at risk, vulnerable adult, abuse, neglect, harm to children, child at risk, child
    was at risk, disclosed, welfare concern, designated lead, mash
risk, hazard, mitigate, mitigation, risk register, risk log
harm, dangerous, risk of harm, public protection
mobilise, implementation, transition, set up, start up, service start, go live, day one, first day, handover, tupe,
    transfer of staff, outgoing supplier, incumbent, present supplier, contract award, from award, readiness
exit, exit plan, decommission, end of contract, demobilisation
social value, community benefit, added value, wider benefit, local economy, social impact, additional benefit, local
    communities, living wage, apprentice, local people, local skills, social enterprise
environment, sustainability, carbon, net zero, climate, green, emissions
data protection, gdpr, information security, confidentiality, confidential record, privacy, personal data, personal
    information, sensitive information, ico, information commissioner, encrypted, information governance, cyber
    security, cyber essentials, data breach, information sharing
lived experience, involve service, involve people, involvement, first-hand experience, been through, shape,
    co-production, coproduction, co-design, user voice, peer, peer mentor, expert by experience, participation,
    service user voice, coproduce, listen to people, feedback from service users, co-produce, user-led, user panel,
    service user panel
quality, quality assurance, continuous improvement, audit, quality management, iso, standards, improve, improvement
    plan, self-assessment, lesson learnt, lessons learned, inspection, file audit, accreditation
complaint, grievance, dissatisfied, dissatisfaction, unhappy, unsatisfied, put things right, compliments
performance, kpi, key performance indicator, target, contract management, performance management, reporting, monitor,
    management information
outcome, impact, result, difference made, distance travelled, evaluation, evaluate, measure change, outcomes star,
    progress, interventions work, what works, theory of change
partner, consortium, subcontractor, supply chain, sub-contract, consortia, member organisation, collaborate,
    collaboration, joint working, multi-agency, work with others, other agencies, stakeholder
referral, assessment, triage, intake, customer journey, needs be identified, identify needs, needs of each,
    initial contact,
    allocation
engage, motivate, motivation, hard to reach, outreach, disengage, attendance, did not attend, build trust,
    relationship, reluctant
gender, women, female, gender-specific, gender-responsive, women-only, women's centre, sexual violence, domestic
    abuse, domestic violence
trauma, trauma-informed, adversity, psychologically informed, pie, traumatic
housing, accommodation, homeless, tenancy, rough sleeping, shelter, landlord, rent, sofa surfing, home
employment, employability, unemployed, job, job coach, cv, work placement, ete, work readiness, into work, vocational,
    career
benefit and debt, income, finance and debt, financial difficulty, financial hardship, debt, money advice, budgeting, universal
    credit, welfare benefit, financial inclusion
substance, drug, alcohol, addiction, recovery, dependency, substance misuse, drinking
mental health, emotional wellbeing, wellbeing, anxiety, depression, psychological, counselling, therapy, self-harm,
    suicide
family, children, parent, carer, significant other
reoffend, desistance, rehabilitation, rehabilitate, recidivism, offending behaviour, criminogenic
prison, custody, release, through the gate, resettlement, pre-release, leaving prison, prison leaver, custodial
probation, community order, licence, responsible officer, probation practitioner, sentence manager, hmpps
volunteer, mentor, befriend, unpaid
governance, board, trustee, accountability, oversight, leadership, senior management, escalate, escalation, management
    structure, organisational structure
experience, track record, previous contract, similar contract, similar service, case study, past performance,
    delivered before
continuity, business continuity, disaster recovery, emergency, resilience, outage, pandemic, disruption, contingency,
    fallback, unavailable, major incident, flood, interruption
premises, building, venue, location, hub, office, estate, sites, geography, rural, coverage, travel
digital, technology, online, ict, it system, case management system, remote, virtual, software, video call
price, cost, value for money, efficient, efficiency, economy
health and safety, lone working, accident book, accident, near miss, incident
modern slavery, human trafficking, trafficking, exploitation, forced labour, ethical
innovation, innovate, new approach, creative, pilot, novel
communicate, newsletter, publicity, awareness, promote, marketing
action plan, support plan, plan of support, care plan, personalised, person-centred, tailored, individualised,
    bespoke, goal
whistleblowing, speak up, raise concerns, malpractice, conflict of interest, bribery, fraud
capacity, caseload, demand, volume, peak, surge, fluctuation, waiting list
young, youth, young people, young adult, juvenile
"""

_SAID_BY_ALL = """
a about above across after again all also am an and answer answers any applicant applicants approach appropriate are
arrangement arrangements as at authority be because been before being below beneficiaries beneficiary best between bid
bidder bidders both but buyer by can clear clearly client clients confirm contract contracts could customer customers
deliver delivered delivering delivery demonstrate demonstrating describe detail detailed details did different do does
doing don't down during each effective effectively either else ensure ensured ensures ensuring ever every example
examples explain few find finding finds first for from full fully further get give given giving good had handle
handling has have having he her here hers high him his how i identify if in include included includes including
individual individuals into is it its itself just keep kept know least less limit lot lots made maintain make makes
making manage managed management manages managing maximum may me meet meets might more most much must my near need
needs new no nor not of off on once one only or organisation organisation's organisations other our ours out outline
over own page pages participant participants particular people per person plan planning plans please potential process
processes proposal proposals propose proposed proposes provide provided provider provides providing question questions
rather ready relevant required requirement requirements respond response responses run running runs same say says
service services set shall she should show since so some specific start starts state step steps such sufficient
suitable suitably summarise supplier suppliers support supported supports system systems take takes taking tell tender
tenderer tenderers than that the their theirs them then there these they this those three through throughout to too
two under until up upon us use used user users using very was way ways we well were what when where whether which
while who whom whose why will with within without word words work working works would yes you your yours
"""

# The stem, and the words that have it: those for which the endings do not tell, or would make another's.
_NO_ENDINGS = """
reference: reference references
relative: relative relatives
relationship: relationship relationships
income: income incomes
employee: employee employees
employment: employment employed
participant: participant participants
personal: personal personally
organise: organise organised
police: police policing
policy: policy policies
woman: women
man: men
child: children child
people: people
universal: universal
university: university
general: general
generation: generation
community: community communities
communicat: communicate communication communications communicating
custody: custody
customer: customer customers
mental: mental
mentor: mentor mentors mentoring mentored
train: training trained trains trainer
family: families family
vet: vetting vetted vet
job: jobs job
retain: retention
assess: assess assessment assessments assessed
refer: referral referrals referred refers
data: data
hire: hire hiring hired
risk: risks
debt: debts
home: homes
cost: costs costing
drug: drugs
team: teams
peer: peers
rent: rental rents
"""

SAME_THING: tuple[tuple[str, ...], ...] = tuple(
    tuple(name.strip() for name in line.split(",")) for line in _SAME_THING.replace("\n    ", " ").strip().splitlines()
)
"""The names of each thing."""

SAID_BY_ALL = frozenset(_SAID_BY_ALL.split())
"""Words that say nothing of what a question is about: English's own, and those of every question."""

NO_ENDINGS: dict[str, str] = {
    word: line.partition(":")[0] for line in _NO_ENDINGS.strip().splitlines() for word in line.partition(":")[2].split()
}
"""Stems of words for which the endings do not tell."""
