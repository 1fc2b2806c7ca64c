//! Parts of words that decide where no whole heading does.

use crate::report::SectionKind::{
    self, Awards, Certifications, Education, Experience, Interests, Languages, Projects,
    Publications, References, Skills, Summary, Volunteering,
};

/// Lower case, parted by `|`; the first hit wins.
pub const PARTS: [(SectionKind, &str); 12] = [
    (
        Volunteering,
        "volunteer|community|engagement|associati|ehrenamt|bénévol|voluntar|volontar|vrijwillig|\
         स्वयंसेव|志愿|志願|ボランティア",
    ),
    (
        Certifications,
        "certif|license|licence|zertifik|zertifizier|schulung|certific|licensur|प्रमाण|证书|資格|認定",
    ),
    (
        Publications,
        "publication|patent|papers|talks|vorträge|veröffentlich|publikation|publicacion|\
         publicaç|pubblicaz|publicatie|प्रकाशन|论文|論文|专利|特許",
    ),
    (
        Projects,
        "project|projekt|projet|proyecto|projeto|progett|परियोजना|项目|專案|プロジェクト",
    ),
    (
        Experience,
        "experience|employment|erfahrung|expérience|experiencia|experiência|esperienz|\
         work history|经验|internship|praktik|zivildienst|werkervaring|अनुभव|werdegang|lavor|\
         tätigkeit|puesto|posición|parcours pro|emploi|emprego|empleo|laboral|工作|实习|职业|職務|職歴|経歴",
    ),
    (
        Education,
        "thesis|tesis|dissertation|education|academic|académic|acadêmic|akademisch|accademic|\
         bildung|qualific|studium|diplom|diplôm|formation|formación|formação|istruzione|\
         educación|educação|études|university studies|opleiding|onderwijs|शिक्षा|शैक्ष|教育|学历|学歴",
    ),
    (
        Skills,
        "skill|programmi|technolog|competenc|kompetenz|kenntniss|qualifik|compétence|\
         conocimiento|conheciment|conoscenz|connaissance|programaci|programaç|linguagens|\
         lenguajes|langages|habilidad|competenz|tools|proficienc|expertise|framework|vaardighed|\
         competenti|competênc|कौशल|技能|スキル|技术",
    ),
    (
        Awards,
        "distincion|distinction|proud|recogni|reconoci|reconhec|riconosc|award|honor|honour|\
         achievement|scholarship|auszeichnung|premio|prix|prêmio|premi |prijz|पुरस्कार|奖|獎|受賞|荣誉",
    ),
    (
        Languages,
        "language|sprache|langue|idioma|lingue|taal|talen|भाषा|语言|語学|外语",
    ),
    (
        Interests,
        "interest|hobb|extracurricular|activities|activité|actividad|aktivität|atividad|\
         attività|loisir|interess|रुचि|爱好|興趣|趣味|兴趣",
    ),
    (
        References,
        "reference|referenz|référence|referencia|referenc|referenti|संदर्भ",
    ),
    (
        Summary,
        "summary|profile|objective|about|profil|perfil|objectif|objetivo|सारांश|简介|評價|评价|自己",
    ),
];
