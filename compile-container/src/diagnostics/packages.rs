//! Which package has a command or an environment.

/// The package of a command, written without its backslash.
pub(super) fn of_command(name: &str) -> Option<&'static str> {
    // \faGithub, \faLinkedin …
    if name
        .strip_prefix("fa")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        return Some("fontawesome5");
    }
    listed(COMMANDS, name)
}

/// The package of an environment.
pub(super) fn of_environment(name: &str) -> Option<&'static str> {
    listed(ENVIRONMENTS, name)
}

/// Who has a name, by lists.
pub(super) fn listed(
    lists: &'static [(&'static str, &'static [&'static str])],
    name: &str,
) -> Option<&'static str> {
    lists
        .iter()
        .find_map(|(owner, names)| names.contains(&name).then_some(*owner))
}

const COMMANDS: &[(&str, &[&str])] = &[
    (
        "hyperref",
        &[
            "href",
            "url",
            "hypersetup",
            "nolinkurl",
            "autoref",
            "hyperlink",
            "hypertarget",
            "texorpdfstring",
            "hyperref",
            "pdfbookmark",
            "phantomsection",
        ],
    ),
    (
        "graphicx",
        &[
            "includegraphics",
            "graphicspath",
            "resizebox",
            "scalebox",
            "rotatebox",
            "reflectbox",
            "DeclareGraphicsExtensions",
        ],
    ),
    (
        "xcolor",
        &[
            "textcolor",
            "color",
            "definecolor",
            "colorbox",
            "fcolorbox",
            "colorlet",
            "pagecolor",
            "providecolor",
            "rowcolors",
        ],
    ),
    (
        "colortbl",
        &["rowcolor", "cellcolor", "columncolor", "arrayrulecolor"],
    ),
    ("geometry", &["geometry", "newgeometry", "restoregeometry"]),
    (
        "titlesec",
        &[
            "titleformat",
            "titlespacing",
            "titlerule",
            "titlelabel",
            "titleline",
        ],
    ),
    (
        "enumitem",
        &[
            "setlist",
            "newlist",
            "setitemize",
            "setenumerate",
            "renewlist",
        ],
    ),
    (
        "booktabs",
        &[
            "toprule",
            "midrule",
            "bottomrule",
            "cmidrule",
            "addlinespace",
            "specialrule",
        ],
    ),
    ("multirow", &["multirow"]),
    ("array", &["newcolumntype", "arraybackslash"]),
    ("makecell", &["makecell", "thead"]),
    (
        "fancyhdr",
        &[
            "fancyhf",
            "fancyhead",
            "fancyfoot",
            "lhead",
            "chead",
            "rhead",
            "lfoot",
            "cfoot",
            "rfoot",
            "fancypagestyle",
            "fancyheadoffset",
        ],
    ),
    (
        "fontspec",
        &[
            "setmainfont",
            "setsansfont",
            "setmonofont",
            "setromanfont",
            "newfontfamily",
            "newfontface",
            "fontspec",
            "defaultfontfeatures",
            "addfontfeature",
            "addfontfeatures",
        ],
    ),
    ("csquotes", &["enquote", "textquote", "MakeOuterQuote"]),
    ("natbib", &["citep", "citet", "citeauthor", "citeyear"]),
    (
        "biblatex",
        &[
            "addbibresource",
            "printbibliography",
            "textcite",
            "parencite",
            "fullcite",
            "footcite",
            "autocite",
        ],
    ),
    ("siunitx", &["SI", "qty", "si", "num", "unit"]),
    ("eurosym", &["euro", "EUR"]),
    (
        "amsmath",
        &[
            "text",
            "dfrac",
            "tfrac",
            "eqref",
            "DeclareMathOperator",
            "boldsymbol",
            "intertext",
        ],
    ),
    (
        "amssymb",
        &[
            "mathbb",
            "mathfrak",
            "square",
            "blacksquare",
            "checkmark",
            "bigstar",
            "lozenge",
            "blacktriangleright",
            "triangleright",
            "gtrsim",
            "lesssim",
            "leqslant",
            "geqslant",
        ],
    ),
    ("bm", &["bm"]),
    ("pifont", &["ding", "Pisymbol", "dingline"]),
    (
        "marvosym",
        &["Letter", "Mobilefone", "Telefon", "Email", "Mundus"],
    ),
    ("lipsum", &["lipsum"]),
    ("blindtext", &["blindtext", "Blindtext"]),
    (
        "tikz",
        &[
            "tikz",
            "usetikzlibrary",
            "tikzset",
            "tikzstyle",
            "pgfmathsetmacro",
            "node",
            "draw",
        ],
    ),
    ("fontawesome5", &["faicon", "faIcon"]),
    (
        "setspace",
        &[
            "onehalfspacing",
            "setstretch",
            "doublespacing",
            "singlespacing",
        ],
    ),
    ("listings", &["lstset", "lstinline", "lstinputlisting"]),
    (
        "babel",
        &[
            "selectlanguage",
            "foreignlanguage",
            "shorthandoff",
            "babelfont",
        ],
    ),
    (
        "polyglossia",
        &[
            "setdefaultlanguage",
            "setmainlanguage",
            "setotherlanguage",
            "setotherlanguages",
        ],
    ),
    ("ifthen", &["ifthenelse", "equal", "isodd"]),
    (
        "etoolbox",
        &[
            "ifdefempty",
            "ifstrempty",
            "patchcmd",
            "apptocmd",
            "pretocmd",
            "AtBeginEnvironment",
            "forcsvlist",
            "newtoggle",
            "ifblank",
            "notblank",
        ],
    ),
    ("ulem", &["uline", "sout", "uwave", "dotuline"]),
    ("soul", &["ul", "hl", "so", "st", "caps"]),
    ("multicol", &["raggedcolumns", "columnbreak"]),
    (
        "paracol",
        &["switchcolumn", "columnratio", "setcolumnwidth"],
    ),
    ("adjustbox", &["adjustbox"]),
    ("xspace", &["xspace"]),
    (
        "ragged2e",
        &[
            "justifying",
            "RaggedRight",
            "RaggedLeft",
            "Centering",
            "justify",
        ],
    ),
    ("tabto", &["tabto", "NumTabs"]),
    ("needspace", &["needspace", "Needspace"]),
    ("lastpage", &["lastpage"]),
    ("pdfpages", &["includepdf"]),
    ("textpos", &["textblockorigin", "TPGrid"]),
    (
        "microtype",
        &["microtypesetup", "textls", "lsstyle", "DisableLigatures"],
    ),
    (
        "academicons",
        &["aiOrcid", "aiGoogleScholar", "aiResearchGate"],
    ),
    ("parskip", &["setparsizes"]),
    ("tcolorbox", &["newtcolorbox", "tcbox", "tcbset"]),
    ("calc", &["widthof", "heightof", "setlengthtominimum"]),
    ("datetime2", &["DTMtoday", "DTMdisplaydate"]),
    ("anyfontsize", &["anyfontsize"]),
    ("verbatim", &["verbatiminput"]),
    ("caption", &["captionof", "captionsetup"]),
    ("float", &["newfloat", "restylefloat"]),
    ("progressbar", &["progressbar"]),
];

const ENVIRONMENTS: &[(&str, &[&str])] = &[
    ("tabularx", &["tabularx"]),
    ("tabulary", &["tabulary"]),
    ("longtable", &["longtable"]),
    ("multicol", &["multicols", "multicols*"]),
    ("paracol", &["paracol"]),
    ("tikz", &["tikzpicture", "scope"]),
    (
        "amsmath",
        &[
            "align",
            "align*",
            "gather",
            "gather*",
            "equation*",
            "cases",
            "matrix",
            "pmatrix",
        ],
    ),
    ("changepage", &["adjustwidth", "adjustwidth*"]),
    ("wrapfig", &["wrapfigure", "wraptable"]),
    ("listings", &["lstlisting", "minted"]),
    ("tcolorbox", &["tcolorbox"]),
    ("textpos", &["textblock", "textblock*"]),
    ("etaremune", &["etaremune"]),
    ("setspace", &["spacing", "singlespace", "onehalfspace"]),
    ("comment", &["comment"]),
    ("adjustbox", &["adjustbox"]),
    (
        "ragged2e",
        &["justify", "FlushLeft", "FlushRight", "Center"],
    ),
    ("enumitem", &["itemize*", "enumerate*", "description*"]),
    ("minibox", &["minibox"]),
    ("mdframed", &["mdframed"]),
    (
        "rotating",
        &["sidewaystable", "sidewaysfigure", "turn", "rotate"],
    ),
    ("sectsty", &["sectsty"]),
    ("xltabular", &["xltabular"]),
    ("fancyvrb", &["Verbatim", "BVerbatim"]),
];
