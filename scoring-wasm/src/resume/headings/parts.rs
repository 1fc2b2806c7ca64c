//! Parts of words that decide where no whole heading does.

use crate::report::SectionKind::{
    self, Awards, Certifications, Education, Experience, Interests, Languages, Projects,
    Publications, References, Skills, Summary, Volunteering,
};

/// Lower case without accents, parted by `|`; the first hit wins.
pub const PARTS: [(SectionKind, &str); 12] = [
    (
        Volunteering,
        "volunteer|community|servicio social|engagement|associati|responsab|ehrenamt|benevol|\
         voluntar|volontar|vrijwillig",
    ),
    (
        Certifications,
        "certif|license|licence|zertifik|zertifizier|schulung|licensur",
    ),
    (
        Publications,
        "publica|publika|pubblicaz|patent|presentation|presentaci|colloqui|conferenc|papers|talks|\
         vortrage|veroffentlich",
    ),
    (
        Projects,
        "project|projekt|projet|proyecto|progett|open source|open-source",
    ),
    (
        Experience,
        "experienc|employment|erfahrung|esperienz|work history|internship|assistantship|praktik|\
         zivildienst|ervaring|historial prof|docente|werdegang|lavor|tatigkeit|puesto|\
         posicion|positions|parcours pro|atuacao pro|emploi|emprego|empleo|laboral",
    ),
    (References, "referen"),
    (
        Education,
        "thesis|tesis|dissertation|educa|postgrad|posgrad|summer school|academic|akademisch|accademic|bildung|qualific|studium|\
         diplom|formation|formac|istruzione|etudes|estudios|estudos|university studies|\
         opleiding|onderwijs",
    ),
    (
        Skills,
        "skill|programmi|programmer|technolog|competen|kompetenz|kenntniss|qualifik|conocimiento|\
         conheciment|conoscenz|connaissance|programac|linguagens|lenguajes|langages|\
         habilidad|especialidad|knowledge|tools|proficienc|expertise|framework|vaardighed",
    ),
    (
        Awards,
        "distinction|distincion|proud|recogni|reconoci|reconhec|riconosc|award|honor|honour|\
         achievement|scholarship|grants|auszeichnung|preise|premio|prix|premi |prijz",
    ),
    (
        Languages,
        "language|sprache|langue|idioma|lingue|taal|talen",
    ),
    (
        Interests,
        "interes|interet|hobb|extracurricular|activit|actividad|aktivitat|atividad|attivita|\
         loisir",
    ),
    (Summary, "summary|objecti|about|profil|perfil|objetivo"),
];
