//! Which template has a command or an environment.

use super::packages::listed;

/// The template that a command or environment belongs to, as people call it.
pub(super) fn of(name: &str) -> Option<&'static str> {
    listed(TEMPLATES, name)
}

const TEMPLATES: &[(&str, &[&str])] = &[
    (
        "“Jake's Resume”",
        &[
            "resumeItem",
            "resumeSubheading",
            "resumeProjectHeading",
            "resumeSubItem",
            "resumeSubSubheading",
            "resumeSubHeadingListStart",
            "resumeSubHeadingListEnd",
            "resumeItemListStart",
            "resumeItemListEnd",
        ],
    ),
    (
        "Awesome-CV",
        &[
            "cventries",
            "cvitems",
            "cvhonors",
            "cvhonor",
            "cvskills",
            "cvskill",
            "cvparagraph",
            "cvsubentry",
            "cvsubentries",
            "makecvheader",
            "makecvfooter",
            "acvHeaderSocialSep",
            "acvSectionContentTopSkip",
            "cvletter",
            "lettersection",
        ],
    ),
    (
        "moderncv",
        &[
            "cventry",
            "cvitem",
            "cvlistitem",
            "cvlistdoubleitem",
            "cvdoubleitem",
            "cvitemwithcomment",
            "makecvtitle",
            "moderncvstyle",
            "moderncvcolor",
            "moderncvtheme",
            "extrainfo",
            "social",
            "firstname",
            "familyname",
            "mobile",
            "hintstyle",
            "cvcolumn",
            "cvcolumns",
            "nopagenumbers",
        ],
    ),
    (
        "AltaCV",
        &[
            "cvevent",
            "cvtag",
            "cvachievement",
            "cvsection",
            "cvsubsection",
            "divider",
            "cvskillrating",
            "personalinfo",
            "tagline",
            "makecvheading",
            "wheelchart",
            "cvproject",
            "fullwidth",
        ],
    ),
    (
        "resume.cls (“Medium Length Professional CV”)",
        &["rSection", "rSubsection", "address"],
    ),
    (
        "twentysecondcv",
        &[
            "twenty",
            "twentyshort",
            "twentyitem",
            "twentyitemshort",
            "makeprofile",
            "profilepic",
        ],
    ),
    (
        "Deedy-Resume",
        &[
            "runsubsection",
            "descript",
            "sectionsep",
            "tightemize",
            "namesection",
            "location",
        ],
    ),
    ("friggeri-cv", &["entrylist", "entry", "aside", "header"]),
    (
        "europecv/europasscv",
        &[
            "ecvitem",
            "ecvsection",
            "ecvname",
            "europasscv",
            "europecv",
            "ecvbigitem",
        ],
    ),
    (
        "simplehipstercv",
        &["simpleheader", "mysidebar", "cvtags", "skilllist"],
    ),
];
