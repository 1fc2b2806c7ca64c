//! Template families: what the commands of known resume classes mean.
//!
//! Each family is a small LaTeX file that defines the class's commands by what
//! they stand for (`\L@title`, `\L@dates`, …). A new family is one new file and
//! one line in [`FAMILIES`].

use std::rc::Rc;

use super::interp::{Def, Frame, Interp, Macro};
use super::lexer::{Letters, Lexer, Place};
use super::parameters::parameters;
use super::token::Sym;
use crate::WHOLE;
use crate::text_search::{AT, LOWER, UPPER, parts, until};
use crate::word_list::Beginnings;

/// A family of templates.
pub struct Family {
    /// Document classes and packages that belong to it, with `|` between them.
    pub classes: &'static str,
    /// Commands (and `env:` environments) that give it away where the class is unknown, likewise.
    pub signs: &'static str,
    /// Its definitions; empty where they are left to the whole scorer.
    pub source: &'static str,
}

/// A macro with arguments and a body that is no more than a place in a family's file.
#[derive(Clone, Copy, Debug)]
pub struct Late {
    source: &'static str,
    /// Where its arguments are told, behind its name.
    at: usize,
}

/// The name of the macro that a line defines, if the macro may be read late, and where in the line
/// its arguments are told.
fn late(line: &str) -> Option<(&str, usize)> {
    let (start, end) = match line.strip_prefix("\\newcommand\\") {
        Some(rest) => (line.len() - rest.len(), ("[", "]{}")),
        None => (
            line.len() - line.strip_prefix("\\NewDocumentCommand\\")?.len(),
            ("{", "}{}"),
        ),
    };
    let len = until(line.as_bytes(), start, LOWER | UPPER | AT, false);
    let (open, empty) = end;
    let told = line.get(len..)?.starts_with(open) && !line.ends_with(empty);
    Some((line.get(start..len)?, len)).filter(|_| told)
}

/// Definitions that few documents need.
macro_rules! rare {
    ($path:literal) => {
        if WHOLE { include_str!($path) } else { "" }
    };
}

/// Classes that come with LaTeX and KOMA-Script: they print nothing by themselves and leave the
/// font's encoding to the document.
pub const PLAIN_CLASSES: [&str; 14] = [
    "article",
    "report",
    "book",
    "letter",
    "minimal",
    "extarticle",
    "extreport",
    "extbook",
    "scrartcl",
    "scrreprt",
    "scrbook",
    "scrlttr2",
    "memoir",
    "standalone",
];

/// Whether a class belongs to a family of the table.
pub fn is_family(class: &str) -> bool {
    CLASSES.may_hold(class) && FAMILIES.iter().any(|family| names(family.classes, class))
}

/// Whether a command gives a family away.
pub fn is_sign(name: &str) -> bool {
    BEGINNINGS.may_hold(name) && FAMILIES.iter().any(|family| names(family.signs, name))
}

/// How the signs of the families begin: most commands of a document are told to be none of them.
const BEGINNINGS: Beginnings = {
    let mut beginnings = Beginnings::NONE;
    let mut n = 0;
    while n < FAMILIES.len() {
        beginnings = beginnings.with(FAMILIES[n].signs, b'|');
        n += 1;
    }
    beginnings
};

/// The same of their classes, which most packages are told by to be none of.
const CLASSES: Beginnings = {
    let mut beginnings = Beginnings::NONE;
    let mut n = 0;
    while n < FAMILIES.len() {
        beginnings = beginnings.with(FAMILIES[n].classes, b'|');
        n += 1;
    }
    beginnings
};

/// Whether a name is among those that `|` parts.
fn names(list: &str, name: &str) -> bool {
    parts(list, b'|').any(|known| known == name && !name.is_empty())
}

/// The table.
pub static FAMILIES: &[Family] = &[
    Family {
        classes: "moderncv",
        signs: "makecvtitle|cvlistitem|cvdoubleitem|cvitemwithcomment",
        source: include_str!("families/moderncv.tex"),
    },
    Family {
        classes: "awesome-cv",
        signs: "cvhonor|cvskill|env:cventries|env:cvhonors|env:cvskills|env:cvparagraph",
        source: include_str!("families/awesome-cv.tex"),
    },
    Family {
        classes: "altacv",
        signs: "cvevent|cvachievement|cvtag|cvref|personalinfo|wheelchart",
        source: include_str!("families/altacv.tex"),
    },
    Family {
        classes: "deedy-resume|deedy-resume-openfont|deedy-resume-reversed",
        signs: "namesection|runsubsection|descript|sectionsep",
        source: include_str!("families/deedy.tex"),
    },
    Family {
        classes: "europasscv",
        signs: "ecvtitle|ecvitem|ecvsection|ecvname",
        source: rare!("families/europasscv.tex"),
    },
    Family {
        classes: "europecv",
        signs: "env:europecv|ecvlanguageheader|ecvfootername",
        source: rare!("families/europecv.tex"),
    },
    Family {
        classes: "ecv",
        signs: "ecvSec|ecvBSec|ecvEPR|ecvHyperEMail",
        source: rare!("families/ecv.tex"),
    },
    Family {
        classes: "komacv",
        signs: "",
        source: rare!("families/komacv.tex"),
    },
    Family {
        classes: "curve",
        signs: "makerubric|env:rubric|subrubric",
        source: rare!("families/curve.tex"),
    },
    Family {
        classes: "friggeri-cv|developercv",
        signs: "env:entrylist|env:aside|cvsect",
        source: include_str!("families/friggeri.tex"),
    },
    Family {
        classes: "currvita",
        signs: "env:cvlist|cvplace",
        source: rare!("families/currvita.tex"),
    },
    Family {
        classes: "tccv",
        signs: "env:eventlist|env:factlist|env:yearlist|env:keyvaluelist",
        source: rare!("families/tccv.tex"),
    },
    Family {
        classes: "tucv",
        signs: "resheading|resschool|resemployer",
        source: rare!("families/tucv.tex"),
    },
    Family {
        classes: "harnon-cv",
        signs: "timelineitem|addtimelinebullet|recenthistory",
        source: rare!("families/harnon.tex"),
    },
    // No families of templates, but what packages define that any of them may use; the second is rare.
    Family {
        classes: "",
        signs: "IfValueT|IfValueF|IfNoValueT|IfNoValueF|IfBooleanT|IfBooleanF|csuse|csdef|csgdef|forcsvlist|multirow|enquote|\
             @namedef|@nameuse|theauthor|thetitle|tabular|endtabular|tabularx|endtabularx",
        source: include_str!("families/toolbox.tex"),
    },
    Family {
        classes: "",
        signs: "IfBlankT|IfBlankF|ifcsempty|ifcsvoid|notbool|nottoggle|ifdefstring|ifcsstring|\
             ifnumequal|ifnumgreater|ifnumless|ifnumcomp|ifnumodd|docsvlist|\
             NewCommandCopy|RenewCommandCopy|DeclareCommandCopy|letcs|SI|qty|num|si|unit|\
             @whilenum|whiledo|forloop|subitem",
        source: rare!("families/etoolbox.tex"),
    },
    Family {
        classes: "twentysecondcv",
        signs: "twentyitem|twentyitemshort|cvname|cvjobtitle|makeprofile|env:twenty",
        source: rare!("families/twentyseconds.tex"),
    },
    Family {
        classes: "fortysecondscv",
        signs: "addtofrontsidebar|sidesection|pointskill|barskill|makefrontsidebar|env:cvtable",
        source: rare!("families/fortyseconds.tex"),
    },
    Family {
        classes: "mcdowellcv",
        signs: "makeheader|contacts|env:cvsubsection",
        source: rare!("families/mcdowell.tex"),
    },
    Family {
        classes: "limecv",
        signs: "cvID|cvContactEmail|env:cvSidebar",
        source: rare!("families/limecv.tex"),
    },
    Family {
        classes: "yaac-another-awesome-cv",
        signs: "socialinfo|env:experiences|env:scholarship",
        source: rare!("families/yaac.tex"),
    },
    Family {
        classes: "",
        signs: "datedsubsection|basicInfo|contactInfo|datedline",
        source: include_str!("families/billryan.tex"),
    },
    Family {
        classes: "",
        signs: "resumeSubheading|resumeItem|resumeSubHeadingListStart|resumeProjectHeading|\
             resumeSubItem",
        source: include_str!("families/sb2nov.tex"),
    },
    Family {
        classes: "",
        signs: "roottitle|headedsection|headedsubsection|maintitle",
        source: rare!("families/cies.tex"),
    },
    Family {
        classes: "res",
        signs: "env:rSection|env:rSubsection|env:resume|env:position",
        source: include_str!("families/res.tex"),
    },
];

/// Bit of the loaded families that says that nobody has the document's class.
pub(super) const NO_CLASS: u64 = 1 << 63;

/// What a class that nobody has most likely calls the person's data.
static UNKNOWN: &str = include_str!("families/unknown.tex");

impl Interp<'_> {
    /// Where neither the class nor a family of it is there, the usual names of a person's data mean
    /// what they say, unless the document gives them another meaning.
    pub(super) fn load_unknown_class(&mut self) {
        let locked = self.locked.clone();
        self.load_definitions(UNKNOWN);
        self.locked = locked;
        self.families |= NO_CLASS;
    }

    /// Loads the family of a class, which then wins over the class's own definitions.
    pub(super) fn load_family_of_class(&mut self, class: &str) {
        if !CLASSES.may_hold(class) {
            return;
        }
        for (n, family) in FAMILIES.iter().enumerate() {
            if names(family.classes, class) {
                self.load_family(n);
            }
        }
    }

    /// Loads the first family that knows a name; true when there is one.
    pub(super) fn load_family_with(&mut self, name: &str) -> bool {
        if !BEGINNINGS.may_hold(name) {
            return false;
        }
        let found = FAMILIES
            .iter()
            .enumerate()
            .find(|(n, family)| self.families & (1 << n) == 0 && names(family.signs, name));
        let Some((n, _)) = found else { return false };
        self.load_family(n);
        true
    }

    fn load_family(&mut self, n: usize) {
        if self.families & (1 << n) != 0 {
            return;
        }
        self.families |= 1 << n;
        if let Some(family) = FAMILIES.get(n) {
            self.facts.beyond |= !WHOLE && family.source.is_empty();
            self.load_definitions(family.source);
        }
    }

    /// Reads a family's file. Of most of its commands a document calls none, so those with
    /// arguments and a body are read when they are called; see [`Late`].
    fn load_definitions(&mut self, source: &'static str) {
        let mut at = 0;
        for line in parts(source, b'\n') {
            let end = at + line.len();
            if let Some((name, len)) = late(line) {
                let sym = self.names.sym(name);
                let late = Late {
                    source,
                    at: at + len,
                };
                self.defs.insert(sym, Def::Late(late));
                self.locked.insert(sym);
            } else {
                let line = source.get(..end).unwrap_or_default();
                self.in_family(line, at, Self::run);
            }
            at = end + 1;
        }
    }

    /// Does something with the text of a family's file from a place on as the only input.
    fn in_family<T>(
        &mut self,
        source: &'static str,
        at: usize,
        act: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let input = std::mem::take(&mut self.input);
        let unread = std::mem::take(&mut self.unread);
        let (letters, live) = (self.letters, self.live);
        let defining = std::mem::replace(&mut self.defining_family, true);
        self.letters = Letters::PACKAGE;
        self.live = false;
        // Places in a family file mean nothing: its tokens take the caller's place.
        let lexer = Lexer::resume(source, Place::in_line(u16::MAX, at));
        self.input.push(Frame::Source(lexer, Letters::PACKAGE));
        let done = act(self);
        self.defining_family = defining;
        self.letters = letters;
        self.live = live;
        self.input = input;
        self.unread = unread;
        done
    }

    /// Reads a macro of a family that is called for the first time.
    pub(super) fn read_late(&mut self, sym: Sym, late: Late) -> Rc<Macro> {
        let own = self.in_family(late.source, late.at, |interp| {
            let named = late.source.as_bytes().get(late.at) == Some(&b'{');
            let params = if named {
                let spec = interp.arg();
                interp.document_params(&spec)
            } else {
                interp.simple_params()
            };
            let body = interp.arg();
            Rc::new(Macro {
                params,
                body: Rc::from(parameters(body)),
            })
        });
        self.defs.insert(sym, Def::Macro(Rc::clone(&own)));
        own
    }

    /// Reads what a name means, if that is a macro of a family that was not read yet.
    pub(super) fn read_if_late(&mut self, sym: Sym) {
        if let Some(&Def::Late(late)) = self.defs.get(&sym) {
            self.read_late(sym, late);
        }
    }

    /// The macro of this name.
    pub(super) fn macro_of(&mut self, sym: Sym) -> Option<Rc<Macro>> {
        match self.defs.get(&sym)? {
            Def::Macro(own) => Some(Rc::clone(own)),
            &Def::Late(late) => Some(self.read_late(sym, late)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_defines_what_gives_it_away() {
        for (n, family) in FAMILIES.iter().enumerate() {
            let mut interp = Interp::new(&[], "");
            interp.load_family(n);
            for sign in family.signs.split('|').filter(|sign| !sign.is_empty()) {
                let name = sign
                    .strip_prefix("env:")
                    .map_or_else(|| sign.to_owned(), |env| format!("L@env@{env}"));
                let sym = interp.names.sym(&name);
                assert!(interp.is_defined(sym), "family {n} does not define {sign}");
            }
        }
    }

    #[test]
    fn a_macro_that_is_read_late_is_what_it_is_when_read_at_once() {
        let sources = FAMILIES.iter().map(|family| family.source).chain([UNKNOWN]);
        for source in sources {
            let mut at = 0;
            for line in source.split('\n') {
                let balance = line.matches('{').count() == line.matches('}').count();
                assert!(balance, "{line} is no whole definition");
                if let Some((name, len)) = late(line) {
                    let mut interp = Interp::new(&[], "");
                    let sym = interp.names.sym(name);
                    let at_once = {
                        interp.in_family(source, at, |interp| {
                            let token = interp.next().expect("the line has a command");
                            interp.execute(token);
                        });
                        interp.macro_of(sym).expect("the line defines a macro")
                    };
                    let late = interp.read_late(
                        sym,
                        Late {
                            source,
                            at: at + len,
                        },
                    );
                    assert_eq!(format!("{late:?}"), format!("{at_once:?}"));
                    assert!(!late.params.is_empty() && !late.body.is_empty(), "{line}");
                }
                at += line.len() + 1;
            }
        }
    }
}
