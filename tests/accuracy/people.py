"""Invented people: what our own samples and the documents of generators are made from. None of them exists."""


def job(title, organisation, location, start, end, *bullets):
    return {"title": title, "organisation": organisation, "location": location, "start": start, "end": end, "bullets": list(bullets)}


PEOPLE = [
    {
        "id": "engineer", "name": "Marisol Okonkwo", "email": "marisol.okonkwo@posteo.example", "phone": "+1 312 555 0187",
        "location": "Chicago, IL", "website": "marisol-okonkwo.example", "github": "mokonkwo", "linkedin": "marisol-okonkwo",
        "summary": "Backend engineer with nine years of work on payment systems that must not lose a cent.",
        "experience": [
            job("Staff Software Engineer", "Tallgrass Payments", "Chicago, IL", "2021-03", "present",
                "Designed the ledger service that settles 4 million transfers a day with Rust and PostgreSQL",
                "Cut the cost of overnight reconciliation by 62 percent with an efficient offline workflow",
                "Mentored five engineers, two of whom now lead teams of their own"),
            job("Senior Software Engineer", "Lakefront Logistics", "Milwaukee, WI", "2017-06", "2021-02",
                "Moved 40 services from virtual machines to Kubernetes without a minute of planned downtime",
                "Wrote the tracing library that the whole company uses for fault finding"),
            job("Software Engineer", "Prairie Data Works", "Madison, WI", "2015-08", "2017-05",
                "Built reports in Python and SQL for 300 dairy farms",
                "Fixed the flaky test suite and made builds three times faster"),
        ],
        "education": [job("BS in Computer Science", "University of Northern Illinois", "DeKalb, IL", "2011-09", "2015-05")],
        "projects": [job("Ferrous Queue", None, None, "2022-01", "2023-06", "A durable message queue in one file, with 900 stars")],
        "skills": [("Languages", ["Rust", "Python", "Go", "SQL"]), ("Platforms", ["Kubernetes", "PostgreSQL", "Kafka", "AWS"])],
    },
    {
        "id": "nurse", "name": "Tobias Fairweather", "email": "t.fairweather@mailbox.example", "phone": "+44 20 7946 0321",
        "location": "Leeds, United Kingdom", "website": None, "github": None, "linkedin": "tobias-fairweather-rn",
        "summary": "Registered nurse in intensive care, with a certificate in wound care and a calm voice at night.",
        "experience": [
            job("Charge Nurse", "Saint Aldric Infirmary", "Leeds, United Kingdom", "2019-11", "present",
                "Led a ward of 18 beds and a staff of eleven through two winters",
                "Trained 26 new nurses in the safe use of infusion pumps",
                "Brought the rate of falls down by a third with hourly rounds"),
            job("Staff Nurse", "Moorside General Hospital", "Bradford, United Kingdom", "2014-09", "2019-10",
                "Cared for up to six patients a shift after cardiac surgery",
                "Kept records in Epic and audited them for the quality office"),
        ],
        "education": [
            job("Bachelor of Nursing", "Wharfedale University", "Ilkley, United Kingdom", "2011-09", "2014-07"),
            job("Certificate in Tissue Viability", "Royal Northern College", "York, United Kingdom", "2016-01", "2016-06"),
        ],
        "projects": [],
        "skills": [("Clinical", ["Wound Care", "Ventilation", "Triage"]), ("Systems", ["Epic", "SystmOne"])],
    },
    {
        "id": "analyst", "name": "Ingrid Vanterpool", "email": "ingrid@vanterpool.example", "phone": "+1 (415) 555-0126",
        "location": "Oakland, CA", "website": "vanterpool.example", "github": "ivanterpool", "linkedin": "ingridvanterpool",
        "summary": "Data analyst who turns awkward spreadsheets into figures that people act on.",
        "experience": [
            job("Senior Data Analyst", "Bright Harbor Energy", "Oakland, CA", "2020-01", "present",
                "Forecast the load of 90 thousand households with an error below 2 percent",
                "Automated 14 monthly reports with Airflow and dbt, which saved six days of work a month"),
            job("Data Analyst", "City of Vallejo", "Vallejo, CA", "2016-04", "2019-12",
                "Published 35 open data sets and answered the questions of journalists about them",
                "Found billing errors worth 1.2 million dollars in the water utility's files"),
            job("Research Assistant", "Institute for Coastal Studies", "Monterey, CA", "2014-06", "2016-03",
                "Cleaned twenty years of buoy measurements and published them with an R package"),
        ],
        "education": [
            job("MS in Statistics", "Golden Gate State University", "San Francisco, CA", "2012-08", "2014-05"),
            job("BA in Economics", "Redwood College", "Eureka, CA", "2008-08", "2012-05"),
        ],
        "projects": [job("Fog Atlas", None, None, "2019", "2020", "Interactive map of coastal fog from satellite files")],
        "skills": [("Tools", ["R", "Python", "Tableau", "dbt", "Airflow"]), ("Methods", ["Forecasting", "Survey Design"])],
    },
    {
        "id": "mechanic", "name": "Jürgen Weißenfels", "email": "juergen.weissenfels@beispiel.example", "phone": "+49 30 901820 77",
        "location": "Berlin, Germany", "website": None, "github": None, "linkedin": "jweissenfels",
        "summary": "Mechanical engineer for gearboxes of wind turbines, from the first sketch to the field test.",
        "experience": [
            job("Lead Mechanical Engineer", "Nordwind Antriebe GmbH", "Berlin, Germany", "2018-02", "present",
                "Designed a planetary gearbox for 6 MW turbines that weighs 11 percent less",
                "Ran a test bench with 140 sensors and an official certificate at the end"),
            job("Mechanical Engineer", "Elbe Getriebewerk AG", "Dresden, Germany", "2012-10", "2018-01",
                "Calculated the fatigue life of shafts with ANSYS and checked it on 30 field failures",
                "Introduced a configurator in SolidWorks that draws variants by itself"),
        ],
        "education": [job("Dipl.-Ing. in Mechanical Engineering", "Technische Hochschule Lausitz", "Cottbus, Germany", "2006-10", "2012-09")],
        "projects": [],
        "skills": [("CAD", ["SolidWorks", "CATIA"]), ("Simulation", ["ANSYS", "MATLAB"])],
    },
    {
        "id": "marketer", "name": "Delphine Achterberg", "email": "delphine.achterberg@inbox.example", "phone": "+31 20 555 0143",
        "location": "Utrecht, Netherlands", "website": "achterberg.example", "github": None, "linkedin": "delphineachterberg",
        "summary": "Marketing manager for small brands with a taste for honest numbers.",
        "experience": [
            job("Marketing Manager", "Kanaal Coffee Roasters", "Utrecht, Netherlands", "2022-05", "present",
                "Raised online sales by 48 percent in a year with a budget that did not grow",
                "Built the first newsletter workflow in HubSpot and wrote its 70 issues"),
            job("Campaign Specialist", "Fiets and Friends", "Amsterdam, Netherlands", "2018-03", "2022-04",
                "Planned 22 campaigns on Google Ads and Instagram in three languages",
                "Measured each of them against a region without advertising"),
            job("Marketing Trainee", "Zuiderzee Media", "Hoorn, Netherlands", "2016-09", "2018-02",
                "Edited the programme of the summer festival and its twelve flyers"),
        ],
        "education": [job("BSc in Communication", "Hogeschool van de Vecht", "Utrecht, Netherlands", "2012-09", "2016-07")],
        "projects": [job("Plain Posters", None, None, "2021-03", "2021-11", "Exhibition of posters that say only what is true")],
        "skills": [("Tools", ["HubSpot", "Google Analytics", "Figma"]), ("Languages", ["Dutch", "English", "French"])],
    },
    {
        "id": "teacher", "name": "Rosalind Mbeki-Thorne", "email": "r.mbeki.thorne@schoolmail.example", "phone": "+61 2 5550 0162",
        "location": "Wollongong, Australia", "website": None, "github": None, "linkedin": "rosalindmbekithorne",
        "summary": "Teacher of mathematics and physics who likes the pupils that other teachers find difficult.",
        "experience": [
            job("Head of Mathematics", "Illawarra Harbour High School", "Wollongong, Australia", "2018-01", "present",
                "Lifted the share of pupils who finish advanced mathematics from 19 to 34 percent",
                "Wrote the school's first plan for teaching statistics with real data"),
            job("Mathematics Teacher", "Blue Scarp Grammar School", "Nowra, Australia", "2010-02", "2017-12",
                "Taught classes of 28 in years seven to twelve",
                "Founded the robotics club, which won the state final twice"),
        ],
        "education": [
            job("Master of Teaching", "University of the Illawarra", "Wollongong, Australia", "2008-02", "2009-11"),
            job("Bachelor of Science in Physics", "Southern Cape University", "Cape Town, South Africa", "2003-02", "2006-12"),
        ],
        "projects": [],
        "skills": [("Teaching", ["Differentiation", "Assessment", "Coaching"]), ("Software", ["GeoGebra", "Python", "Moodle"])],
    },
]


def links(person):
    """The person's links, each as [printed, linked]."""
    out = []
    if person["website"]:
        out.append([person["website"], f"https://{person['website']}"])
    for site, path in (("github", "github.com/"), ("linkedin", "linkedin.com/in/")):
        if person[site]:
            out.append([path + person[site], f"https://{path}{person[site]}", person[site]])
    return out


def truth(person, headings):
    """The person in the form that the yardsticks read. `headings`: {kind: as printed}."""
    entry = lambda kind, x: {"section": headings[kind], "title": x["title"], "organisation": x["organisation"], "start": x["start"],
                             "end": x["end"], "bullets": len(x["bullets"]), "bullet_texts": x["bullets"]}
    kinds = [k for k in ("summary", "experience", "education", "projects", "skills") if person[k]]
    return {
        "name": person["name"], "emails": [person["email"]], "phones": [person["phone"]], "url_pairs": links(person),
        "sections": [{"heading": headings[k], "kind": k} for k in kinds],
        "entries": [entry(k, x) for k in ("experience", "education", "projects") for x in person[k]],
        "skills": [skill for _, group in person["skills"] for skill in group],
    }
