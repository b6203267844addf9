"""A small library, and questions each of which means one of its passages, in words that are not the passage's own.

Of each topic: the passage's title, what it answered, its text, and questions that mean it.
"""

TOPICS: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "recruiting": (
        "Recruitment and induction",
        "How do you recruit, vet and induct staff?",
        "Every post is advertised on our site, with local job centres and through the sector's networks. Two "
        "managers shortlist against the person specification and interview with a panel that includes someone with "
        "lived experience. References and an enhanced disclosure come before the first shift. Induction takes two "
        "weeks and covers safeguarding, boundaries, lone working and our recording system, with a buddy and a "
        "probation review at three and six months.",
        (
            "Set out how you will find and appoint the people who will run this contract and bring them up to speed.",
            "Tell us about your approach to hiring, pre-employment checks and onboarding of new employees.",
            "What steps will you take to ensure sufficient suitably checked personnel are in post by service start?",
            "Please detail your staffing processes, including how you select candidates with the right skills and "
            "values, complete safer recruitment requirements such as DBS clearance, and prepare them before they "
            "work unsupervised.",
            "How will you attract and appoint a suitably qualified workforce in a competitive labour market, and "
            "what initial training will new starters receive?",
        ),
    ),
    "safeguarding": (
        "Safeguarding adults and children",
        "Describe your safeguarding arrangements.",
        "Our safeguarding policy is reviewed each year by trustees. A designated lead and two deputies are on call "
        "at all hours. All workers refresh their training every year, know the local thresholds and report a "
        "concern the same day. We refer to the local authority within 24 hours, record the decision and follow it "
        "up until it is settled.",
        (
            "How do you protect children and vulnerable adults from abuse and neglect?",
            "What would a member of your team do if a client disclosed that a child was at risk?",
            "Explain who is responsible for welfare concerns and how quickly these are passed to the council.",
            "Bidders should describe their policies and procedures for identifying, escalating and reporting "
            "abuse, including how these align with the local Safeguarding Children Partnership and Safeguarding "
            "Adults Board.",
            "How will you ensure that all staff and volunteers recognise the signs of harm or exploitation and "
            "make appropriate referrals to social care?",
        ),
    ),
    "mobilising": (
        "Mobilisation plan",
        "How will you mobilise the service?",
        "A project manager is named at award and meets the buyer weekly. The plan has five workstreams: people and "
        "TUPE, premises, IT, referral routes and communications. Each has an owner, dates and a risk log. We allow "
        "eight weeks for vetting and run a readiness check four weeks before the first day, with a fallback of "
        "agency cover and temporary premises.",
        (
            "Provide an implementation plan showing how you will be ready to accept referrals on day one.",
            "How will the handover from the present supplier be managed, including the transfer of staff?",
            "Describe the transition arrangements and the timetable from contract award to go-live.",
            "Please submit a detailed mobilisation programme covering key milestones, dependencies, resources and "
            "risks for the period between contract signature and the service commencement date.",
            "How will you ensure continuity for existing service users while you take over from the incumbent "
            "provider, and what will you do if preparations fall behind schedule?",
        ),
    ),
    "data": (
        "Keeping personal data safe",
        "How do you keep information secure?",
        "We hold Cyber Essentials and are registered with the Information Commissioner. Records sit in an "
        "encrypted case system in the United Kingdom, reached with two factors, with access by role. A data "
        "protection officer keeps the register of processing, impact assessments are done before anything new, and "
        "a breach is reported within 72 hours.",
        (
            "Explain how you comply with UK GDPR when handling service users' details.",
            "What information governance arrangements protect confidential records?",
            "How would you respond to a loss of personal data?",
            "Please outline the technical and organisational measures you have in place to protect the "
            "Authority's data, including any cyber security certification held and how access to systems is "
            "controlled.",
            "As a data processor on behalf of the Police and Crime Commissioner, how will you meet your "
            "obligations under the Data Protection Act 2018, including incident reporting?",
        ),
    ),
    "social-value": (
        "Social value",
        "What social value will the contract bring?",
        "We pay the real living wage, hold a third of new posts for people with convictions, and buy from local "
        "and social enterprises. In the last contract we created nine traineeships and gave 400 hours to schools "
        "and food banks. We report these each quarter against the national themes and share them with the "
        "community forum.",
        (
            "What additional benefits will your delivery bring to the local economy and communities?",
            "How will you create jobs and skills for disadvantaged local people through this contract?",
            "Set out your community benefit commitments and how these will be measured.",
            "In line with PPN 06/20 and the Social Value Model, describe the commitment your organisation will "
            "make to tackling economic inequality, including employment opportunities for those facing barriers "
            "to work.",
            "Beyond the core specification, what wider social, economic and environmental value will your "
            "organisation offer to residents of the borough over the life of the contract?",
        ),
    ),
    "equality": (
        "Equality, diversity and inclusion",
        "How do you promote equality?",
        "We look at who is referred, who starts and who finishes, by ethnicity, age, disability, faith and sexual "
        "orientation, and act where a group does worse. Leaflets are in nine languages and easy read, interpreters "
        "are booked the same day, and rooms have step-free access. Our race action plan is led by a trustee.",
        (
            "How will you make sure that people with protected characteristics are not disadvantaged?",
            "Describe how the service will be accessible to disabled and neurodivergent people and those from "
            "minoritised communities.",
            "What will you do to tackle discrimination and meet the Public Sector Equality Duty?",
            "How will you identify and address disproportionality in access, experience and outcomes between "
            "different groups of people using the service?",
            "Tell us how your project will reach and include people from under-represented groups, including "
            "those who face language, cultural or physical barriers to taking part.",
        ),
    ),
    "involvement": (
        "Lived experience",
        "How do people who use the service shape it?",
        "A panel of eight people who have been through the service meets monthly with the chief executive, sits on "
        "interviews and writes a page of the board report. Last year it rewrote our welcome letter and changed "
        "evening opening. Members are paid and can train as peer mentors.",
        (
            "How do you involve service users in the design and running of what you offer?",
            "Describe your approach to co-production.",
            "In what ways does the voice of those with first-hand experience influence decisions?",
            "How will patients, carers and people with experience of the system be given a meaningful say in how "
            "the service is planned, delivered and reviewed?",
            "Tell us how the people you support have helped shape this project and how they will continue to be "
            "involved if you receive a grant.",
        ),
    ),
    "quality": (
        "Quality assurance",
        "How do you assure quality?",
        "Managers sample five files a worker each quarter against our standards, watch one session and give "
        "feedback within a week. Findings go to the quality group, which keeps one improvement plan. We are "
        "accredited to Matrix and had an outside audit last spring with no major findings. Compliments and "
        "complaints are read together for what they teach.",
        (
            "How will you monitor standards and continuously improve the service?",
            "What internal audit and inspection processes do you operate?",
            "Explain how lessons learnt from complaints lead to better practice.",
            "Please describe the quality management system you will apply to this contract, including case file "
            "checks, practice observation, external accreditation and how findings are acted upon.",
            "How will you assure the Authority that interventions are delivered consistently to the required "
            "standard, and how will feedback be used to make improvements?",
        ),
    ),
    "partnerships": (
        "Working with partners",
        "How do you work with other organisations?",
        "Each partner signs an agreement with its share, targets and payment terms of 30 days. A monthly board "
        "looks at performance and risk, and a shared calendar keeps visits from clashing. Smaller bodies get back- "
        "office help. Where one falls behind we agree a recovery plan within ten days.",
        (
            "How will you manage your supply chain and subcontractors?",
            "Describe your experience of joint working with other agencies.",
            "Set out the governance of the consortium and how underperformance by a member is dealt with.",
            "If you intend to deliver with other organisations, explain each party's role, how they will be held "
            "to account and how you will support small voluntary sector providers.",
            "How will you build and maintain effective working relationships with delivery partners so that "
            "services are coordinated and any poor performance is quickly put right?",
        ),
    ),
    "outcomes": (
        "Measuring outcomes",
        "How do you measure the difference you make?",
        "We use the Outcomes Star at start, midpoint and end, and follow up six months later by phone. Results "
        "feed a dashboard that teams see weekly. In 2024, 71% moved up at least two steps in housing and 64% in "
        "wellbeing. A university checks our method every other year.",
        (
            "What evidence will you collect to show the impact of the service?",
            "How do you evaluate results and track the progress of each participant?",
            "Tell us how you know that your interventions work.",
            "What tools will you use to capture distance travelled by individuals, and how will you report "
            "achievement against the outcomes framework to commissioners?",
            "What changes do you expect to see in people's lives as a result of our funding, and how will you "
            "know whether these have been achieved and sustained?",
        ),
    ),
    "gender": (
        "Gender-responsive support",
        "How is the service suited to women?",
        "Support is given in women-only spaces by female workers, with a crèche and travel paid. Plans start from "
        "safety, and workers are trained in domestic abuse, trauma and the menopause. Nobody has to tell her story "
        "twice: one worker stays throughout, in custody and after release.",
        (
            "Describe how you will deliver trauma-informed provision to female participants.",
            "How will the needs of women who have experienced domestic violence be met?",
            "What makes your model gender specific?",
            "How will your proposed service respond to the distinct needs of women in the criminal justice "
            "system, including safe environments, caring responsibilities and experiences of abuse?",
            "Please explain how you will support women on probation and those leaving prison in a way that "
            "recognises past trauma and provides consistent relationships.",
        ),
    ),
    "continuity": (
        "Business continuity",
        "How will the service go on in an emergency?",
        "The continuity plan names who decides, ranks what must go on, and sets times for each. Staff can work "
        "from any site or from home; phones divert in minutes; backups are restored as a test twice a year. During "
        "the floods of 2023 every appointment was kept by phone or moved within two days.",
        (
            "What contingency arrangements do you have if premises or systems are unavailable?",
            "Explain how you would maintain delivery during a pandemic or other major disruption.",
            "Describe your disaster recovery and resilience planning.",
            "Please summarise your business continuity plan, including how critical functions will be prioritised "
            "and recovered following an incident such as a cyber attack, severe weather or loss of a building.",
            "How will you keep supporting people if large numbers of staff cannot travel to work or your offices "
            "have to close at short notice, and how are these arrangements tested?",
        ),
    ),
}
