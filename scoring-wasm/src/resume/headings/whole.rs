//! Whole headings that name a section by themselves, in seven languages of Europe, and headings that
//! are understood though what they hold has no kind of its own. Those of Asia stand in [`super::far`].
//!
//! Lower case, without accents; "&", "+" and "/" are written "and". One string a kind, names parted
//! by `|`, which makes a smaller module than a table of slices.

use crate::report::SectionKind::{
    self, Awards, Certifications, Education, Experience, Interests, Languages, Other, Projects,
    Publications, References, Skills, Summary, Volunteering,
};

/// The table.
pub const WHOLE: [(SectionKind, &str); 13] = [
    (
        Summary,
        "summary|professional summary|career summary|executive summary|profile|\
         professional profile|personal profile|about|about me|objective|career objective|\
         personal statement|overview|highlights|profil|uber mich|kurzprofil|\
         zusammenfassung|a propos|perfil|resumen|sobre mi|objetivo|sobre mim|resumo|\
         profilo|sommario|chi sono|professional overview|profile summary|\
         summary of qualifications|qualifications summary|qualification summary|\
         career profile|career overview|career highlights|professional highlights|\
         personal summary|job objective|professional objective|employment objective|\
         carrier objective|objectives|goals|career goals|career goal|career aim|bio|biography|\
         introduction|who am i|mission statement|statement of purpose|value proposition|executive profile|\
         background|about myself|profil professionnel|objectif|objectif professionnel|\
         resumen profesional|perfil profesional|objetivo profesional|acerca de mi|\
         extracto|resumo profissional|perfil profissional|objetivo profissional|\
         objetivos|profilo professionale|profilo personale|presentazione|obiettivo|\
         obiettivo professionale|su di me|kurzvorstellung|personliches profil|ziele|\
         berufsziel|profiel|persoonlijk profiel|over mij|samenvatting|\
         professioneel profiel|doelstelling|vorstellung|sobre|acerca de|a propos de moi|\
         qui suis-je|quem sou eu|quem sou|presentacion|apresentacao",
    ),
    (
        Experience,
        "experience|employment|employment history|work history|career history|\
         professional background|teaching positions|internships|positions|berufserfahrung|\
         berufliche erfahrung|beruflicher werdegang|werdegang|praktika|praktische erfahrung|\
         experiences|experience professionnelle|experiences professionnelles|experiencia|\
         experiencia profesional|experiencia laboral|experiencia profissional|esperienza|\
         esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa|\
         esperienze lavorative|work|jobs|job history|work experiences|career|\
         professional experiences|professional history|professional career|employment record|\
         employment details|industry|academic appointments|appointments|\
         professional appointments|present appointment|previous appointments|\
         academic positions|academic employment|positions held|professional positions|\
         research positions|current position|previous positions|internship|\
         experience summary|experience and projects|berufspraxis|karriere|\
         berufliche laufbahn|berufliche stationen|berufliche tatigkeit|\
         berufliche tatigkeiten|praktikum|arbeitserfahrung|praxiserfahrung|tatigkeiten|\
         erfahrung|erfahrungen|beruf|anstellungen|parcours professionnel|emplois|parcours|\
         stages|experience de travail|experiences de travail|carriere|experiencia de trabajo|\
         experiencias|trayectoria profesional|historial laboral|practicas|\
         experiencia investigadora|experiencia de trabalho|experiencias profissionais|\
         historico profissional|trajetoria profissional|estagios|carreira|\
         esperienza di lavoro|percorso professionale|tirocini|stage|carriera|werkervaring|\
         ervaring|werk|loopbaan|professionele ervaring|relevante werkervaring|\
         arbeidsverleden|teaching|teaching assistantships|courses taught|\
         teaching and mentoring|ensino|enseñanza|insegnamento|enseignement|lehre|docencia|\
         consulting|consultancy|military service|visiting positions|student teaching|\
         clinical rotations|freelance|freelance work|enseignements|activites d'enseignement|\
         docencia universitaria|didattica|attivita didattica|bijbanen|stages en bijbanen|\
         lehrveranstaltungen|onderwijservaring",
    ),
    (
        Education,
        "education|education and training|academic background|academic history|\
         qualifications|academic qualifications|studies|degrees|bildung|ausbildung|\
         bildungsweg|studium|schulbildung|akademische ausbildung|formation|formations|etudes|\
         scolarite|formation academique|diplomes|educacion|formacion|formacion academica|\
         estudios|educacao|formacao|formacao academica|istruzione|istruzione e formazione|\
         formazione|education background|educational background|educational qualifications|\
         educational qualification|educational history|education and certifications|\
         education and awards|education and honors|academics|academic|academic profile|\
         academic credentials|academic record|academic details|academic education|\
         academic training|academic preparation|academic qualification|\
         professional qualifications|professional education|schooling|degree|\
         formal education|higher education|qualification|scholastics|scholastic record|\
         aus- und weiterbildung|ausbildung und studium|studium und ausbildung|schule|\
         hochschulbildung|akademischer werdegang|schulischer werdegang|bildungsgang|\
         schul- und ausbildung|formation universitaire|parcours academique|parcours scolaire|\
         etudes et diplomes|diplomes et formations|formation initiale|cursus|\
         cursus universitaire|formation et diplomes|historial academico|titulacion|\
         titulaciones|estudios academicos|formacion y estudios|formacion reglada|\
         trayectoria academica|formacao e educacao|escolaridade|historico academico|\
         habilitacoes literarias|habilitacoes academicas|estudos|titoli di studio|studi|\
         percorso di studi|formazione accademica|educazione|titolo di studio|opleiding|\
         opleidingen|onderwijs|opleiding en cursussen|opleidingen en cursussen|studie|\
         university studies|university education|secondary education|bachelorarbeit|\
         masterarbeit|diplomarbeit|abschlussarbeit",
    ),
    (
        Skills,
        "skills|operating systems|core competencies|competencies|technologies|tools|\
         expertise|areas of expertise|technical strengths|programming|programming languages|\
         computer languages|strengths|technical proficiencies|languages and technologies|\
         kenntnisse|fahigkeiten|starken|it|it-kenntnisse|edv-kenntnisse|kompetenzen|\
         technische kenntnisse|competences|competences techniques|competences informatiques|\
         habilidades|competencias|conocimientos|aptitudes|habilidades tecnicas|competenze|\
         competenze tecniche|capacita|skill|skill set|skillset|skill sets|skills summary|\
         skills and interests|skills and languages|skills and qualifications|skills profile|\
         key competencies|key qualifications|key strengths|key skill|core competency|\
         core expertise|core strengths|technical expertise|technical competencies|\
         technical competence|technical proficiency|technical knowledge|technical summary|\
         technical profile|technical toolkit|technical background|tech stack|technology|\
         technology stack|technology summary|software|software proficiency|\
         computer knowledge|computer proficiency|computer literacy|it proficiency|\
         it expertise|it knowledge|specialties|specialities|specializations|\
         areas of specialization|areas of strength|areas of knowledge|\
         professional competencies|programming language|frameworks|proficiencies|abilities|\
         talents|fertigkeiten|it kenntnisse|fachkenntnisse|fachliche kompetenzen|\
         besondere kenntnisse|edv kenntnisse|kenntnisse und fahigkeiten|\
         fahigkeiten und kenntnisse|computerkenntnisse|programmierkenntnisse|technologien|\
         qualifikationen|technische fahigkeiten|schlusselqualifikationen|\
         kenntnisse und interessen|competences cles|competences professionnelles|\
         connaissances|savoir-faire|informatique|outils|connaissances informatiques|atouts|\
         qualites|domaines de competences|competencias tecnicas|competencias profesionales|\
         conocimientos tecnicos|conocimientos informaticos|informatica|capacidades|destrezas|\
         tecnologias|competencias digitales|habilidades y competencias|herramientas|\
         habilidades e competencias|conhecimentos|conhecimentos tecnicos|qualificacoes|\
         aptidoes|ferramentas|competenze informatiche|competenze digitali|\
         competenze personali|capacita e competenze|capacita e competenze tecniche|\
         conoscenze informatiche|competenze professionali|conoscenze|abilita|tecnologie|\
         strumenti|vaardigheden|competenties|technische vaardigheden|kennis|\
         computervaardigheden|kwaliteiten|it-vaardigheden|digitale vaardigheden|\
         kennis en vaardigheden|programacion|programacao|programmation|programmierung|\
         languages and skills|summary of skills",
    ),
    (
        Projects,
        "projects|personal experience|open source|portfolio|projekte|projets|\
         projets personnels|proyectos|projetos|progetti|project|project experience|\
         projects undertaken|project work|project details|key project|selected work|works|\
         open-source|open source contributions|open source contribution|\
         open-source contribution|open-source contributions|open source work|\
         open source software|projects and publications|projects and research|\
         capstone project|final year project|hackathons|eigene projekte|private projekte|\
         ausgewahlte projekte|projekterfahrung|projektliste|projektarbeiten|\
         projets academiques|projets realises|projets scolaires|realisations|projet|\
         proyectos personales|proyectos academicos|proyectos destacados|projetos pessoais|\
         projetos academicos|projetos de destaque|progetti personali|progetti accademici|\
         progetti universitari|projecten|persoonlijke projecten|projectervaring",
    ),
    (
        Certifications,
        "certifications|certificates|certification|licenses|licences|training|courses|\
         zertifikate|zertifizierungen|weiterbildung|fortbildungen|certificats|\
         certificaciones|certificados|cursos|certificacoes|certificazioni|corsi|licensure|\
         professional certification|professional licenses|professional training|\
         professional trainings|other training|further training|trainings|\
         training and development|workshops|seminars|certification courses|online courses|\
         moocs|credentials|accreditations|bar admissions|bar admission|industrial training|\
         zertifikate und weiterbildungen|weiterbildungen|fortbildung|kurse|zertifizierung|\
         seminare|fort- und weiterbildung|lizenzen|certifications et formations|permis|\
         formations complementaires|habilitations|stages et formations|\
         certificaciones y cursos|formacion complementaria|cursos y certificaciones|\
         cursos y certificados|cursos complementarios|licencias|formacion adicional|\
         certificacion|certificacoes e cursos|cursos e certificacoes|formacao complementar|\
         certificado|certificati|corsi di formazione|corsi e certificazioni|attestati|\
         certificazioni e corsi|abilitazioni|patente|certificaten|cursussen|trainingen|\
         certificeringen|cursussen en certificaten|certificaten en cursussen|\
         cursos complementares|cursos realizados|cursos y talleres|otros cursos|lehrgange|\
         cursussen en trainingen|cursos e treinamentos|additional courses",
    ),
    (
        Awards,
        "awards|honors|honours|achievements|accomplishments|scholarships|distinctions|\
         auszeichnungen|stipendien|prix|distinctions et prix|premios|reconocimientos|logros|\
         premi|riconoscimenti|award|honor|honour|awards and certifications|\
         honors and activities|academic achievements|academic honors|key achievements|\
         selected achievements|notable achievements|major achievements|acheivements|\
         recognition|recognitions|prizes|fellowships|grants|career achievements|\
         professional achievements|competitions|medals|accolades|awards received|preise|\
         preise und auszeichnungen|auszeichnungen und preise|stipendien und auszeichnungen|\
         auszeichnungen und stipendien|erfolge|ehrungen|wettbewerbe|recompenses|\
         prix et distinctions|bourses|concours|bourses et prix|reussites|honneurs|\
         premios y reconocimientos|becas|honores|becas y premios|premios y becas|\
         distinciones|meritos|premios e reconhecimentos|premios e honrarias|bolsas|\
         distincoes|conquistas|reconhecimentos|premi e riconoscimenti|borse di studio|\
         onorificenze|riconoscimenti e premi|risultati|prijzen|onderscheidingen|\
         prijzen en onderscheidingen|beurzen|prestaties|funding|research funding|drittmittel|\
         financements|bourses et financements|forderungen|stipendien und preise|\
         preise und stipendien|financiamento|subsidies|research grants",
    ),
    (
        Publications,
        "publications|papers|patents|presentations|talks|conferences|exposes|exposes invites|\
         communications orales|research|research activities|research activity|investigacion|\
         recherche|pesquisa|ricerca|forschung|writing|veroffentlichungen|publikationen|\
         vortrage|publicaciones|publicacoes|pubblicazioni|publication|journal articles|\
         conference papers|conference proceedings|conference presentations|books|\
         book chapters|articles|published work|published works|publications list|preprints|\
         working papers|theses|bibliography|technical reports|refereed journal articles|\
         works in progress|wissenschaftliche veroffentlichungen|ausgewahlte publikationen|\
         publikationsliste|vortrage und veroffentlichungen|publications et communications|\
         brevets|communications|publications scientifiques|articulos|patentes|ponencias|\
         conferencias|publicaciones y ponencias|artigos|publicacoes cientificas|palestras|\
         comunicacoes|articoli|brevetti|pubblicazioni scientifiche|\
         pubblicazioni e presentazioni|presentazioni|publicaties|publicatielijst|\
         presentaties|artikelen|lezingen|invited talks|invited presentations|posters|\
         congresos|comunicaciones|comunicazioni|buchbeitrage|work in progress|\
         producao bibliografica|relazioni a convegni|invited lectures|research in progress|\
         peer reviewed|peer-reviewed articles|list of publications",
    ),
    (
        Languages,
        "languages|english|language skills|sprachen|sprachkenntnisse|langues|idiomas|linguas|lingue|\
         language|language proficiency|languages spoken|spoken languages|languages known|\
         language skill|language abilities|foreign languages|linguistic skills|\
         known languages|language competencies|human languages|natural languages|\
         language knowledge|fremdsprachen|fremdsprachenkenntnisse|sprache|langue|\
         langues etrangeres|langues parlees|competences linguistiques|\
         connaissances linguistiques|lenguas|competencias linguisticas|\
         conocimiento de idiomas|idioma|conhecimento de linguas|idiomas estrangeiros|\
         lingue straniere|conoscenze linguistiche|competenze linguistiche|lingue parlate|\
         conoscenza delle lingue|talen|talenkennis|taalvaardigheden|taalkennis|\
         vreemde talen",
    ),
    (
        Interests,
        "interests|hobbies|outside work|outside of work|personal interests|activities|\
         extracurricular activities|leisure|interessen|hobbys|centres d'interet|loisirs|\
         intereses|aficiones|interesses|interessi|hobby|interest|other interests|\
         other activities|extracurricular|extra-curricular|extra curricular|\
         extra-curricular activities|extra curricular activities|extracurriculars|\
         personal activities|co-curricular activities|outside interests|pastimes|sport|\
         sports|student activities|campus activities|campus involvement|involvement|passions|\
         fun facts|life philosophy|research interests|professional interests|\
         teaching interests|freizeit|hobbys und interessen|interessen und hobbys|\
         hobbies und interessen|interessen und hobbies|außerschulische aktivitaten|\
         freizeitaktivitaten|centre d'interet|interets|activites|loisirs et interets|\
         passe-temps|centres d'interets|vie associative|activites extrascolaires|\
         intereses personales|pasatiempos|aficiones e intereses|actividades|\
         actividades extracurriculares|interesses pessoais|passatempos|hobbies e interesses|\
         atividades extracurriculares|tempos livres|interessi personali|hobby e interessi|\
         interessi e hobby|passioni|attivita extracurriculari|attivita|tempo libero|hobby's|\
         interesses en hobby's|hobby's en interesses|vrije tijd|nevenactiviteiten|\
         activiteiten",
    ),
    (
        References,
        "references|referees|referee|recommendations|referenzen|referencias|referenze|reference|\
         references available|professional references|personal references|reference list|\
         list of references|testimonials|references available upon request|\
         references on request|referenzpersonen|recommandations|referencias personales|\
         referencias laborales|recomendacoes|recomendaciones|referenties",
    ),
    (
        Volunteering,
        "volunteering|volunteer|volunteer experience|volunteer work|community service|\
         community involvement|leadership|leadership experience|service|committees|ehrenamt|\
         ehrenamtliches engagement|engagement|benevolat|voluntariado|volontariato|\
         volunteering experience|volunteer experiences|volunteer activities|\
         volunteer service|volunteerism|volunteer positions|voluntary work|\
         voluntary experience|voluntary activities|community|community work|\
         community engagement|community activities|civic activities|civic engagement|\
         social engagement|social work|social commitment|charity work|charity|\
         leadership and activities|leadership and involvement|leadership activities|\
         leadership roles|leadership positions|positions of responsibility|\
         position of responsibility|responsibilities|outreach|professional service|\
         university service|editorial service|soziales engagement|\
         gesellschaftliches engagement|freiwilligenarbeit|engagements|\
         ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|ehrenamtliche arbeit|\
         experience benevole|engagement associatif|engagements associatifs|associatif|\
         activites benevoles|trabajo voluntario|experiencia voluntaria|voluntariados|\
         liderazgo|compromiso social|trabalho voluntario|lideranca|attivita di volontariato|\
         esperienze di volontariato|impegno sociale|vrijwilligerswerk|\
         maatschappelijke betrokkenheid|bestuurservaring|service to the profession|\
         peer review|gremienarbeit|akademische selbstverwaltung|departmental service",
    ),
    (
        Other,
        "contact|contacts|contact me|contact info|contact information|contact details|\
         get in touch|links|online|social|social media|web|find me online|\
         personal information|personal info|personal data|personal details|details|personal|\
         info|informacion|information|informations|kontakt|kontaktdaten|personliche daten|\
         personliche informationen|personliche angaben|personliches|angaben zur person|\
         coordonnees|informations personnelles|contacto|datos personales|contato|contatti|\
         dati personali|dados pessoais|professional memberships|memberships|affiliations|\
         professional affiliations|professional development|academic service|\
         additional information|other information|miscellaneous|other|others|sonstiges|\
         divers|otros|test scores|standardized tests|work authorization|availability|\
         security clearance|clearance|program committees|media|address|connect|find me|\
         socials|profiles|online profiles|online presence|websites|personal particulars|\
         personal dossier|bio data|biodata|personal qualities|personal attributes|\
         declaration|disclaimer|additional|additional info|additional details|\
         further information|misc|miscellaneous information|languages and interests|clubs|\
         organizations|organisations|student organizations|professional organizations|\
         professional associations|associations|professional activities|\
         professional activity|societies|committee memberships|mentoring|supervision|\
         advising|students supervised|visa status|visa|citizenship|nationality|mobility|\
         driving licence|driving license|driver's license|press|in the press|media coverage|\
         academic activities|academic services|reviewing|conferences attended|conference|\
         conference attendance|participaciones en congresos|participacion en congresos|\
         asistencia a congresos|participacao em congressos|participacao em eventos|\
         tagungsteilnahmen|participations a des colloques|events|exhibitions|performances|\
         theses supervised|appendix|attachments|signature|kontaktinformationen|\
         weitere informationen|weitere angaben|anlagen|mitgliedschaften|fuhrerschein|\
         verschiedenes|mobilitat|zusatzqualifikationen|etat civil|informations|\
         informations complementaires|autres|autre|contactez-moi|renseignements personnels|\
         liens|mobilite|permis de conduire|informacion personal|informacion adicional|\
         informacion de contacto|otros datos|otros datos de interes|otra informacion|\
         datos de contacto|enlaces|varios|informacoes pessoais|informacoes adicionais|\
         informacoes de contato|outras informacoes|contactos|outros|informazioni personali|\
         ulteriori informazioni|informazioni|altre informazioni|altro|recapiti|\
         persoonlijke gegevens|persoonlijke informatie|contactgegevens|overig|overige|\
         overige informatie|lidmaatschappen|rijbewijs|research visits|research stays|\
         forschungsaufenthalte|sejours de recherche|visites scientifiques|\
         estancias de investigacion|autres informations|autres renseignements|\
         job applied for|studies applied for|preferred job|desired employment|position|\
         liberatoria|trattamento dei dati personali|trattamento dati personali|\
         autorizzazione|privacy|gdpr|angestrebte stelle|emploi recherche|poste vise|\
         empleo solicitado|puesto solicitado|occupazione desiderata|posizione ricercata|\
         coursework|relevant coursework|relevant courses|courses taken|key courses|\
         selected coursework|course work|relevant modules|modules|presentation",
    ),
];
