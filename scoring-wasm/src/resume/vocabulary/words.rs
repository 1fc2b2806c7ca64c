//! Lists of words.

use crate::word_list::WordList;

/// Words that make a piece of a head a title or a degree.
pub const TITLES: WordList = WordList::new(
    "a-levels|abitur|abogada|abogado|accountant|actuary|adjoint|adjointe|administrator|adviser|\
     adviseur|advisor|advocate|agent|aide|alternant|alternante|ambassador|analista|analyst|\
     animator|apprentice|apprenticeship|architect|architecte|arquitecta|arquitecto|artist|arzt|\
     asistente|assistant|assistent|assistentin|associate|associates|associate’s|attorney|\
     auditor|ausbildung|aushilfe|auxiliar|ayudante|b.a|b.com|b.e|b.ed|b.eng|b.s|b.sc|b.tech|\
     babysitter|bac|baccalaureate|baccalauréat|bacharelado|bachelor|bachelorarbeit|bachelors|\
     bachiller|bachillerato|baker|banker|barista|barrister|bartender|becaria|becario|beng|\
     berater|beraterin|bfa|biologist|bolsista|bookkeeper|broker|bsc|btech|bts|buyer|candidate|\
     captain|caregiver|carpenter|cashier|ceo|certificate|cfo|chair|chairman|chairperson|chargé|\
     chargée|chauffeur|chef|chemist|chercheur|chercheuse|chief|cio|cleaner|clerk|clerkship|cmo|\
     co-founder|coach|cofounder|collaboratore|comptable|concepteur|conseiller|conseillère|\
     consulent|consulente|consultant|consultor|consultora|contador|contadora|controller|coo|\
     cook|coordenador|coordenadora|coordinador|coordinadora|coordinator|copywriter|counsel|\
     counsellor|counselor|courier|creator|cto|cuisinier|cuisinière|curator|dba|dean|degree|\
     dentist|desarrollador|desarrolladora|desenvolvedor|desenvolvedora|designer|detective|deug|\
     developer|devops|dipl|dipl.-ing|diplom|diploma|diplôme|directeur|director|directrice|\
     diretor|diseñador|diseñadora|dispatcher|docent|docente|doctor|doctorado|doctorant|\
     doctorante|doctorat|doktorand|doktorandin|dottorando|dottorato|doutorado|dozent|dozentin|\
     dphil|driver|dut|développeur|développeuse|economist|editor|electrician|elektriker|employee|\
     enfermera|enfermero|engenheira|engenheiro|engineer|enseignant|enseignante|entwickler|\
     entwicklerin|estagiária|estagiário|esthetician|estimator|estudante|estudiante|evangelist|\
     examiner|exchange|executive|expert|externship|fachkraft|farmer|fellow|fellowship|\
     firefighter|fitter|foreman|founder|freelance|freelancer|gardener|gcse|geologist|gerente|\
     geschäftsführer|geschäftsführerin|gestionnaire|grader|grado|graduado|guard|hairdresser|\
     head|helper|hilfskraft|hnd|housekeeper|impiegata|impiegato|infermiera|infermiere|infirmier|\
     infirmière|ingegnere|ingeniera|ingeniero|ingenieur|ingenieurin|ingénieur|ingénieure|\
     insegnante|inspector|instructor|intern|internship|interpreter|investigador|investigadora|\
     investigator|jefa|jefe|journalist|judge|kauffrau|kaufmann|kellner|kellnerin|koch|\
     krankenpfleger|köchin|laurea|laureate|lawyer|lead|leader|lecturer|lehrer|lehrerin|leiter|\
     leiterin|leitung|leraar|liaison|librarian|licence|licenciatura|lieutenant|lifeguard|llb|\
     llm|m.a|m.com|m.ed|m.eng|m.s|m.sc|m.tech|machinist|maestra|maestro|maestría|manager|\
     marketer|master|masterarbeit|masters|mathematician|maître|maîtrise|mba|mechanic|mechaniker|\
     mechatroniker|medewerker|member|meng|mentor|merchandiser|mestrado|mfa|midwife|minor|\
     mitarbeiter|mitarbeiterin|moderator|monitor|monteur|mph|mphil|msc|musician|máster|nanny|\
     nurse|nvq|officer|onderzoeker|ontwikkelaar|operator|optician|organiser|organizer|owner|\
     packer|painter|paralegal|paramedic|pasante|pesquisador|pesquisadora|pfleger|pflegerin|ph.d|\
     pharmacist|phd|photographer|physician|physicist|picker|pilot|placement|planner|plumber|\
     postdoc|postdoctoral|practicante|practicum|praktikant|praktikantin|praktikum|president|\
     principal|producer|profesor|professeur|professor|professora|programador|programadora|\
     programmatore|programmer|programmeur|projektleiter|projektleiterin|promotion|prépa|\
     psychologist|qa|receptionist|recruiter|referent|referentin|reporter|representative|\
     researcher|residency|resident|responsabile|responsable|reviewer|ricercatore|ricercatrice|\
     sachbearbeiter|sachbearbeiterin|salesman|salesperson|scholar|schwester|scientist|scrum|\
     sdet|secretary|semester|sergeant|server|serveur|serveuse|solicitor|specialist|sre|stage|\
     stagiair|stagiaire|stagista|statistician|storekeeper|strategist|student|studente|studium|\
     stylist|superintendent|supervisor|surgeon|surveyor|sviluppatore|sviluppatrice|sysadmin|\
     teacher|teamleiter|technician|technicien|technicienne|techniker|technikerin|tesi|tester|\
     therapist|thesis|thèse|tirocinante|trader|trainee|traineeship|trainer|training|translator|\
     treasurer|tutor|técnica|técnico|undergraduate|underwriter|vendedor|vendedora|vendeur|\
     vendeuse|verkäufer|verkäuferin|verpleegkundige|veterinarian|vice-president|volunteer|vp|\
     vrijwilliger|waiter|waitress|webmaster|welder|werkstudent|werkstudentin|worker|writer|\
     zivildienst|ärztin|étudiant|étudiante",
);

/// Words that make a piece an organisation.
pub const ORGANISATIONS: WordList = WordList::new(
    "a.s|a/s|academia|academy|ag|agency|airlines|airways|akademie|amazon|apple|aps|army|\
     asociación|association|associazione|associação|atelier|authority|ayuntamiento|azienda|b.v|\
     bakery|banca|banco|bank|banque|bedrijf|berufsschule|brewery|bros|brothers|bureau|bv|\
     cabinet|cafe|café|capital|center|centre|centro|charity|church|clinic|clinics|club|cnrs|co.|\
     colegio|college|colleges|commission|committee|company|comune|consulting|corp|corp.|\
     corporation|council|csic|cía|department|e.v|ecole|electronics|empresa|energy|ens|\
     enterprises|epfl|escuela|eth|eurl|ev|fachhochschule|facoltà|faculdade|facultad|faculty|\
     faculté|fakultät|farm|federation|fondazione|foundation|fraunhofer|fundación|fundação|\
     gallery|gemeente|genossenschaft|gesellschaft|gmbh|google|government|group|groupe|\
     grundschule|grupo|gruppo|gymnasium|hermanos|hochschule|hogeschool|holding|holdings|\
     hospital|hospitalier|hospitals|hotel|hôpital|ibm|ies|iit|inc|inc.|industries|inria|insa|\
     institut|institute|institution|instituto|institutt|insurance|international|istituto|iut|\
     kft|kg|kindergarten|klinik|klinikum|krankenhaus|kth|lab|laboratoire|laboratories|\
     laboratorio|laboratory|laboratório|labs|league|lehrstuhl|library|liceo|limited|llc|lmu|\
     logistics|ltd|ltd.|ltda|lycée|media|microsoft|ministerio|ministero|ministry|ministère|\
     ministério|motors|municipality|museum|n.v|navy|networks|nit|nv|observatory|ohg|orchestra|\
     ospedale|oy|oyj|parliament|partners|pharma|pharmaceuticals|plc|police|politecnico|\
     polytechnic|pvt|pvt.|realschule|restaurant|rwth|s.a.|s.l.|s.p.a|s.r.l|s.r.o|sa|sarl|sas|\
     school|schools|scuola|semiconductor|semiconductors|services|shop|sociedad|society|société|\
     software|solutions|sons|sp.z.o.o|spa|srl|stadt|startup|stichting|stiftung|store|studio|\
     studios|supermarket|systems|technologies|telecom|theater|theatre|trust|tu|ug|uni|union|\
     universidad|universidade|universitat|universiteit|universitet|universities|university|\
     università|universität|université|ventures|verein|verlag|ville|warehouse|werk|werke|\
     ziekenhuis|zrt|école",
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
