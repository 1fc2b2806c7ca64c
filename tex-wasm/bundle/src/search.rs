//! The order in which XeLaTeX and xdvipdfmx look for a file, and what never comes into a bundle.
//!
//! Of several files with one name the search order chooses: first by tree, then by folder of the
//! tree, then the one that is higher up or earlier in the alphabet, as kpathsea reads it from `ls-R`.
//! Source: `texmf.cnf`, variables `TEXINPUTS.xelatex`, `OPENTYPEFONTS`, `TEXFONTMAPS` and their like.

/// Folders of a tree, earlier ones first. Each line of folders is one path of `texmf.cnf`, within
/// which all trees are searched before the next line begins.
pub const PATHS: &[&[&str]] = &[
    &[
        "tex/xelatex",
        "tex/latex",
        "tex/xetex",
        "tex/generic",
        "tex",
    ],
    &["fonts/opentype", "fonts/truetype"],
    &["fonts/type1"],
    &["fonts/tfm"],
    &["fonts/vf"],
    &["fonts/enc"],
    &[
        "fonts/map/dvipdfmx",
        "fonts/map/pdftex",
        "fonts/map/dvips",
        "fonts/map",
    ],
    &["fonts/cmap"],
    &["fonts/sfd"],
    &["fonts/misc"],
    &["dvipdfmx"],
    &["bibtex/bst"],
    &["bibtex/csf"],
];

/// File name endings that no TeX run of ours opens: documentation, programs, and other engines' things.
const NEVER: &[&str] = &[
    "bat", "c", "dtx", "dvi", "exe", "fmt", "gz", "html", "jar", "lua", "log", "luc", "md", "odt",
    "pl", "pm", "ps1", "py", "rb", "sh", "texlua", "tlu", "xml", "zip",
];

/// Names without an ending that say something to people only.
const PAPERS: &[&str] = &[
    "changes", "copying", "install", "licence", "license", "ls-r", "makefile", "readme",
];

/// Where a file stands in the search order; the smallest of one name is the one that TeX finds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Index into [`PATHS`].
    path: usize,
    /// Which tree, as the caller counts.
    tree: usize,
    /// Which folder of the path.
    folder: usize,
    /// The folders below, compared one by one.
    parents: Vec<String>,
}

/// The rank of a file by its path below tree number `tree`; none if no search leads to it.
pub fn rank(tree: usize, path: &str) -> Option<Rank> {
    let (parent, name) = path.rsplit_once('/')?;
    if is_excluded(parent, name) {
        return None;
    }
    let below = |folder: &str| {
        parent
            .strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    PATHS.iter().enumerate().find_map(|(index, folders)| {
        let folder = folders.iter().position(|folder| below(folder))?;
        Some(Rank {
            path: index,
            tree,
            folder,
            parents: parent.split('/').map(ToOwned::to_owned).collect(),
        })
    })
}

fn is_excluded(parent: &str, name: &str) -> bool {
    let mut parts = name.rsplitn(2, '.');
    let ending = parts.next().unwrap_or_default().to_ascii_lowercase();
    let stem = parts.next().map(str::to_ascii_lowercase);
    // Sources of TECkit's maps stand beside what was compiled from them, under names of font maps.
    let teckit_source = parent.starts_with("fonts/misc") && ending == "map";
    let paper = |word: &String| PAPERS.contains(&word.as_str());
    teckit_source
        || name.starts_with('.')
        || name.ends_with('~')
        || stem.is_some() && NEVER.contains(&ending.as_str())
        || match &stem {
            None => paper(&ending),
            Some(stem) => paper(stem) && matches!(ending.as_str(), "txt" | "pdf" | "tex"),
        }
        // Pre-releases of LaTeX, which only its -dev formats look into.
        || parent.split('/').any(|folder| folder.ends_with("-dev"))
        // The client's index parts its lines at tabs, the bundle's own at white space.
        || name.chars().any(char::is_control)
        || name.contains("  ")
        || name.starts_with(' ')
        || name.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn what_xelatex_finds_first_ranks_first() {
        let order = [
            (0, "tex/xelatex/a/x.sty"),
            (0, "tex/latex/a/x.sty"),
            (0, "tex/latex/a/b/x.sty"),
            (0, "tex/latex/a-z/x.sty"),
            (0, "tex/latex/b/x.sty"),
            (0, "tex/generic/a/x.sty"),
            (0, "tex/plain/a/x.sty"),
            (1, "tex/xelatex/a/x.sty"),
            (0, "fonts/map/dvipdfmx/x.sty"),
            (0, "fonts/map/dvips/x.sty"),
            (0, "fonts/map/x.sty"),
        ];
        let ranks: Vec<_> = order
            .map(|(tree, path)| rank(tree, path).expect(path))
            .into();
        assert!(ranks.is_sorted(), "{ranks:#?}");
    }

    #[test]
    fn formats_documents_sources_and_programs_have_no_rank() {
        for path in [
            "doc/latex/a/a.tex",
            "source/latex/a/a.dtx",
            "web2c/xetex/xelatex.fmt",
            "scripts/a/a.pl",
            "tex/latex-dev/base/article.cls",
            "tex/latex/a/README",
            "tex/latex/a/README.txt",
            "tex/latex/a/a.lua",
            "tex/latex/a/.hidden.sty",
            "fonts/misc/xetex/fontmapping/base/tex-text.map",
            "fonts/afm/public/lm/lmr10.afm",
            "tex/latex/a/two  spaces.tex",
            "texas/a.tex",
            "ls-R",
        ] {
            assert_eq!(rank(0, path), None, "{path}");
        }
        for path in [
            "tex/latex/a/readme.sty",
            "tex/latex/a/noending",
            "fonts/misc/xetex/fontmapping/base/tex-text.tec",
            "bibtex/csf/base/88591lat.csf",
        ] {
            assert!(rank(0, path).is_some(), "{path}");
        }
    }
}
