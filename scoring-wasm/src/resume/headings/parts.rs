//! Parts of words that decide where no whole heading does.

use crate::report::SectionKind::{
    self, Awards, Certifications, Education, Experience, Interests, Languages, Projects,
    Publications, References, Skills, Summary, Volunteering,
};

/// Lower case without accents, parted by `|`; the first hit wins.
pub const PARTS: [(SectionKind, &str); 12] = [
    (
        Volunteering,
        "volunteer|community|servicio social|engagement|associati|responsab|ehrenamt|benevol|voluntar|volontar|\
         vrijwillig|स्वयंसेव|志愿|志願|ボランティア",
    ),
    (
        Certifications,
        "certif|license|licence|zertifik|zertifizier|schulung|licensur|प्रमाण|证书|資格|認定",
    ),
    (
        Publications,
        "publica|publika|pubblicaz|patent|presentation|presentaci|colloqui|conferenc|papers|talks|\
         vortrage|veroffentlich|प्रकाशन|论文|論文|专利|特許",
    ),
    (
        Projects,
        "project|projekt|projet|proyecto|progett|परियोजना|项目|專案|プロジェクト",
    ),
    (
        Experience,
        "experienc|employment|erfahrung|esperienz|work history|经验|internship|assistantship|\
         praktik|zivildienst|ervaring|historial prof|docente|अनुभव|werdegang|lavor|tatigkeit|puesto|posicion|\
         parcours pro|atuacao pro|emploi|emprego|empleo|laboral|工作|实习|职业|職務|職歴|経歴",
    ),
    (
        Education,
        "thesis|tesis|dissertation|educa|academic|akademisch|accademic|bildung|qualific|\
         studium|diplom|formation|formac|istruzione|etudes|estudios|estudos|university studies|opleiding|\
         onderwijs|शिक्षा|शैक्ष|教育|学历|学歴",
    ),
    (
        Skills,
        "skill|programmi|programmer|technolog|competen|kompetenz|kenntniss|qualifik|conocimiento|\
         conheciment|conoscenz|connaissance|programac|linguagens|lenguajes|langages|\
         habilidad|tools|proficienc|expertise|framework|vaardighed|कौशल|技能|スキル|技术",
    ),
    (
        Awards,
        "distinction|distincion|proud|recogni|reconoci|reconhec|riconosc|award|honor|honour|\
         achievement|scholarship|grants|auszeichnung|premio|prix|premi |prijz|पुरस्कार|奖|獎|受賞|荣誉",
    ),
    (
        Languages,
        "language|sprache|langue|idioma|lingue|taal|talen|भाषा|语言|語学|外语",
    ),
    (
        Interests,
        "interes|interet|hobb|extracurricular|activit|actividad|aktivitat|atividad|attivita|loisir|\
         रुचि|爱好|興趣|趣味|兴趣",
    ),
    (References, "referen|संदर्भ"),
    (
        Summary,
        "summary|objecti|about|profil|perfil|objetivo|सारांश|简介|評價|评价|自己",
    ),
];
