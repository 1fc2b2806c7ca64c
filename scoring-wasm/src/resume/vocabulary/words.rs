//! Lists of words.

use crate::word_list::WordList;

/// Words that make a piece of a head a title or a degree.
pub const TITLES: WordList = WordList::new(
    "a-levels|abitur|abogada|abogado|accountant|actuary|addetta|addetto|adjoint|adjointe|\
     administrativa|administrativo|administrator|adviser|adviseur|advisor|advocate|advogada|\
     advogado|agent|aide|aide-soignant|aide-soignante|alternant|alternante|ambassador|analista|\
     analyst|animateur|animator|animatrice|apprentice|apprenticeship|architect|architecte|\
     architetta|architetto|arquitecta|arquitecto|artist|arzt|asistente|assistant|assistante|\
     assistent|assistentin|associate|associates|associate’s|atendente|attorney|auditor|ausbildung|\
     aushilfe|auszubildende|auszubildender|auxiliar|avocat|avocate|avvocato|ayudante|azubi|b.a|\
     b.com|b.e|b.ed|b.eng|b.s|b.sc|b.tech|babysitter|bac|baccalaureate|baccalauréat|bacharelado|\
     bachelor|bachelorarbeit|bachelors|bachiller|bachillerato|baker|banker|barista|barrister|\
     bartender|becaria|becario|begeleider|beng|berater|beraterin|bfa|biologist|bolsista|\
     bookkeeper|borsista|broker|bsc|btec|btech|bts|buchhalter|buchhalterin|buyer|caissier|caissière|\
     cajera|cajero|camarera|camarero|cameriera|cameriere|candidate|captain|caregiver|carpenter|\
     cashier|ceo|certificate|cfo|chair|chairman|chairperson|chargé|chargée|chauffeur|chef|chemist|\
     chercheur|chercheuse|chief|cio|cleaner|clerk|clerkship|cmo|co-founder|coach|cofounder|\
     collaboratore|commander|commessa|commesso|comptable|concepteur|conseiller|conseillère|consulent|\
     consulente|consultant|consultante|consultor|consultora|contador|contadora|controller|coo|\
     cook|coordenador|coordenadora|coordinador|coordinadora|coordinator|copywriter|counsel|\
     counsellor|counselor|courier|creator|cto|cuisinier|cuisinière|curator|dba|dean|degree|\
     dentist|dependienta|dependiente|desarrollador|desarrolladora|desenvolvedor|desenvolvedora|\
     designer|detective|deug|developer|devops|dipl|dipl.-ing|diplom|diploma|diplôme|directeur|\
     director|directrice|diretor|diseñador|diseñadora|dispatcher|docent|docente|doctor|doctorado|\
     doctorant|doctorante|doctorat|doktorand|doktorandin|dolmetscher|dottoranda|dottorando|\
     dottorato|doutorado|dozent|dozentin|dphil|driver|dut|développeur|développeuse|economist|\
     editor|educador|educadora|educateur|educator|educatore|educatrice|electrician|elektriker|\
     employee|encargada|encargado|enfermeira|enfermeiro|enfermera|enfermero|engenheira|engenheiro|\
     engineer|enseignant|enseignante|entwickler|entwicklerin|erzieher|erzieherin|estagiária|\
     estagiário|esthetician|estimator|estudante|estudiante|evangelist|examiner|exchange|executive|\
     expert|externship|fachkraft|farmacista|farmer|fellow|fellowship|firefighter|fitter|foreman|\
     formateur|formatrice|founder|freelance|freelancer|gardener|gcse|gcses|geologist|gerente|\
     geschäftsführer|geschäftsführerin|geselle|gestionnaire|gestor|gestora|grader|grado|graduado|\
     guard|gérant|gérante|hairdresser|head|helper|hilfskraft|hnd|hoofd|housekeeper|impiegata|\
     impiegato|infermiera|infermiere|infirmier|infirmière|ingegnera|ingegnere|ingeniera|ingeniero|\
     ingenieur|ingenieurin|ingénieur|ingénieure|insegnante|inspector|instructor|intern|internship|\
     interpreter|investigador|investigadora|investigator|jefa|jefe|journalist|journaliste|judge|\
     juriste|kassamedewerker|kauffrau|kaufmann|kellner|kellnerin|koch|krankenpfleger|köchin|\
     laurea|laureate|lawyer|lead|leader|lecturer|leerkracht|lehrer|lehrerin|leiter|leiterin|\
     leitung|lektor|leraar|liaison|librarian|licence|licenciada|licenciado|licenciatura|\
     lieutenant|lifeguard|llb|llm|m.a|m.com|m.ed|m.eng|m.s|m.sc|m.tech|machinist|maestra|maestro|\
     maestría|magazziniere|maitrise|manager|marketer|master|masterarbeit|masters|mathematician|\
     matura|maître|maîtresse|maîtrise|mba|mechanic|mechaniker|mechatroniker|medewerker|medico|meister|\
     member|meng|mentor|merchandiser|mestrado|mfa|midwife|minor|mitarbeiter|mitarbeiterin|\
     moderator|monitor|monitora|monitrice|monteur|mph|mphil|msc|musician|máster|médecin|médica|\
     médico|nanny|notaire|nurse|nvq|officer|onderzoeker|ontwikkelaar|operaia|operaio|operaria|\
     operario|operator|optician|organiser|organizer|ouvrier|ouvrière|owner|packer|painter|\
     paralegal|paramedic|pasante|pesquisador|pesquisadora|pfleger|pflegerin|ph.d|pharmacien|\
     pharmacienne|pharmacist|phd|photographer|physician|physicist|picker|pilot|placement|planner|\
     plumber|postdoc|postdoctoral|practicante|practicum|praktikant|praktikantin|praktikum|\
     president|principal|producer|profesor|profesora|professeur|professor|professora|programador|\
     programadora|programmatore|programmer|programmeur|projektleiter|projektleiterin|promotion|\
     promovendus|prépa|psychologist|psychologue|pädagoge|pädagogin|qa|receptionist|recruiter|\
     redakteur|redakteurin|referendar|referendarin|referent|referentin|repartidor|repartidora|\
     reporter|representative|researcher|residency|resident|responsabile|responsable|\
     rettungssanitäter|reviewer|ricercatore|ricercatrice|sachbearbeiter|sachbearbeiterin|salesman|\
     salesperson|sanitäter|scholar|schwester|scientist|scrum|sdet|secretaria|secretario|secretary|\
     secretária|secretário|secrétaire|segretaria|segretario|sekretär|sekretärin|semester|sergeant|\
     server|serveur|serveuse|solicitor|specialist|sre|stage|stagiair|stagiaire|stagista|\
     statistician|storekeeper|strategist|student|student-assistent|studente|studentin|studium|\
     stylist|superintendent|supervisor|surgeon|surveyor|sviluppatore|sviluppatrice|sysadmin|\
     teacher|teamleiter|technician|technicien|technicienne|techniker|technikerin|tesi|tester|\
     therapist|thesis|thèse|tirocinante|trader|traducteur|traductor|traductora|traductrice|\
     trainee|traineeship|trainer|training|translator|treasurer|tutor|tutora|tutorin|técnica|\
     técnico|undergraduate|underwriter|vendedor|vendedora|vendeur|vendeuse|verkoopster|verkoper|\
     verkäufer|verkäuferin|verpleegkundige|veterinarian|vice-president|volontär|volontärin|\
     volunteer|vp|vrijwilliger|waiter|waitress|webmaster|welder|werkstudent|werkstudentin|worker|\
     writer|zivildienst|ärztin|éducateur|éducatrice|étudiant|étudiante|übersetzer|übersetzerin",
);

/// Words that make a piece an organisation.
pub const ORGANISATIONS: WordList = WordList::new(
    "a.s|a/s|academia|academy|ag|agency|airlines|airways|akademie|amazon|apotheke|apple|aps|army|\
     asociación|association|associazione|associação|atelier|authority|ayuntamiento|azienda|b.v|\
     bakery|banca|banco|bank|banque|bedrijf|berufsschule|brewery|bros|brothers|bureau|bv|cabinet|\
     cafe|café|capital|center|centre|centro|charity|church|clinic|clinics|club|cnrs|co.|colegio|\
     college|colleges|colégio|commission|committee|company|comune|conservatoire|conservatorio|\
     conservatory|consulting|cooperativa|cooperative|coopérative|corp|corp.|corporation|council|\
     csic|cía|departamento|department|dept|dipartimento|département|e.v|ecole|electronics|empresa|\
     energy|ens|enterprises|epfl|escuela|eth|eurl|ev|fachhochschule|facoltà|faculdade|facultad|\
     faculty|faculté|fakultät|farm|federation|fondazione|foundation|fraunhofer|fundación|fundação|\
     gallery|gemeente|genossenschaft|gesellschaft|gmbh|google|government|group|groupe|grundschule|\
     grupo|gruppo|gymnasium|hermanos|highschool|hochschule|hogeschool|holding|holdings|hospital|\
     hospitalier|hospitals|hotel|hôpital|högskola|högskolan|ibm|ies|iit|inc|inc.|industries|inria|\
     insa|institut|institute|institution|instituto|institutt|insurance|international|istituto|iut|\
     kanzlei|kft|kg|kindergarten|kita|klinik|klinikum|krankenhaus|kth|lab|laboratoire|\
     laboratories|laboratorio|laboratory|laboratório|labs|league|lehrstuhl|library|liceo|limited|\
     llc|lmu|logistics|ltd|ltd.|ltda|lycée|media|microsoft|ministerio|ministero|ministry|\
     ministère|ministério|motors|municipality|museum|n.v|navy|networks|nit|nv|observatory|ohg|ong|\
     orchestra|ospedale|oy|oyj|parliament|partners|pharma|pharmaceuticals|plc|police|politecnico|\
     polytechnic|praxis|pvt|pvt.|realschule|restaurant|rwth|s.a.|s.l.|s.p.a|s.r.l|s.r.o|sa|sarl|\
     sas|school|schools|schule|scuola|semiconductor|semiconductors|seminary|services|shop|\
     sociedad|society|société|software|solutions|sons|sp.z.o.o|spa|srl|stadt|startup|stichting|\
     stiftung|store|studio|studios|supermarket|systems|technologies|telecom|theater|theatre|trust|\
     tu|ug|uni|union|universidad|universidade|universitat|universiteit|universitet|universities|\
     university|università|universität|université|ventures|verband|verein|verlag|ville|warehouse|\
     werk|werke|ziekenhuis|zrt|école",
);

/// Words of streets' names.
pub const STREETS: WordList = WordList::new(
    "apartment|apt|ave|avenue|blvd|boulevard|box|building|calle|colony|court|crescent|dr|\
     drive|flat|floor|lane|ln|nagar|platz|rd|road|rue|square|st|str|strasse|straße|street|\
     suite|terrace|via|way|weg",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_says_two_things() {
        for word in TITLES.iter() {
            assert!(!ORGANISATIONS.contains(word), "{word}");
        }
    }
}
