//! What a document says about its bibliography: data, lists, filters, headings.

use super::names::Line;
use super::option;
use crate::latex::interp::{Interp, Param};
use crate::latex::token::{Kind, Src, Token};

impl Interp<'_> {
    /// `\newcites{a,b}{Title A,Title B}` of multibib: `\citea`, `\nocitea`, `\bibliographya` …
    pub(in crate::latex) fn new_cites(&mut self) {
        if self.is_beyond() {
            return;
        }
        let names = self.arg();
        let titles = self.arg();
        let (names, titles) = (self.to_text(&names), self.to_text(&titles));
        for (name, title) in names.split(',').zip(titles.split(',')) {
            if self.bibliography.topics.len() < 50 {
                let topic = (name.trim().to_owned(), title.trim().to_owned());
                self.bibliography.topics.push(topic);
            }
        }
    }

    /// `\defbibfilter{name}{type=book or type=incollection}`
    pub(in crate::latex) fn bib_filter(&mut self) {
        if self.is_beyond() {
            return;
        }
        let name = self.arg();
        let test = self.arg();
        let filter = (self.to_text(&name), self.to_text(&test));
        if self.bibliography.filters.len() < 50 {
            self.bibliography.filters.push(filter);
        }
    }

    /// `\addbibresource[…]{name}`
    pub(in crate::latex) fn bib_resource(&mut self) {
        self.opt();
        let names = self.arg();
        let names = self.to_text(&names);
        let names = names.split(',').map(|name| name.trim().to_owned());
        self.bibliography.resources.extend(names);
    }

    /// `\bibliographystyle{name}`
    pub(in crate::latex) fn bib_style(&mut self) {
        let name = self.arg();
        self.bibliography.style = self.to_text(&name).to_ascii_lowercase();
    }

    /// `\AtEveryBibitem{\clearfield{url}}`, with or without a test for a DOI.
    pub(in crate::latex) fn every_bib_item(&mut self) {
        if self.is_beyond() {
            return;
        }
        let tokens = self.arg();
        let mut tokens = tokens.iter();
        let mut tested = false;
        while let Some(token) = tokens.next() {
            let Kind::Cs(sym) = token.kind else { continue };
            match self.names.name(sym) {
                "iffieldundef" => tested = true,
                "clearfield" | "clearlist" => {
                    let name = tokens.by_ref().skip(1);
                    let name = name.map_while(|token| match token.kind {
                        Kind::Char(c) => Some(c),
                        _ => None,
                    });
                    let name: String = name.collect();
                    if tested {
                        self.bibliography.one_address |= name == "url";
                    } else if self.bibliography.cleared.len() < 50 {
                        self.bibliography.cleared.push(name);
                    }
                }
                _ => {}
            }
        }
    }

    /// `\defbibheading{name}[title]{code}`
    pub(in crate::latex) fn def_bib_heading(&mut self) {
        if self.is_beyond() {
            return;
        }
        let name = self.arg();
        let name = format!("L@bib@{}", self.to_text(&name));
        if let Some(title) = self.opt() {
            let sym = self.names.sym(&format!("{name}@title"));
            self.define_macro(sym, Vec::new(), title);
        }
        let code = self.arg();
        let sym = self.names.sym(&name);
        self.define_macro(sym, vec![Param::Mandatory], code);
    }

    /// The heading of a list: as the document defined it, else a section or a part of one.
    pub(super) fn bibliography_heading(
        &mut self,
        out: &mut Line,
        topic: usize,
        options: &str,
        title: Option<Vec<Token>>,
    ) {
        let heading = option(options, "heading").unwrap_or("bibliography");
        if heading == "none" {
            return;
        }
        let own = self.names.sym(&format!("L@bib@{heading}"));
        let usual = self.names.sym(&format!("L@bib@{heading}@title"));
        if self.defs.contains_key(&own) {
            out.push(Kind::Cs(own));
        } else {
            let level = if heading.starts_with("sub") {
                "subsection"
            } else {
                "section"
            };
            out.push(Kind::Cs(self.names.sym(level)));
        }
        out.push(Kind::Begin);
        let topics = &self.bibliography.topics;
        let topic = topic.checked_sub(1).and_then(|at| topics.get(at));
        let name = self.names.sym("refname");
        if let Some(title) = title {
            out.tokens.extend(title);
        } else if let Some((_, title)) = topic {
            out.words(title);
        } else if self.defs.contains_key(&usual) {
            out.push(Kind::Cs(usual));
        } else if self.defs.contains_key(&name) {
            out.push(Kind::Cs(name));
        } else {
            let class = self.facts.class.as_ref().map_or("", |(name, _)| name);
            out.words(if class == "moderncv" {
                "Publications"
            } else {
                self.language.references()
            });
        }
        out.push(Kind::End);
    }
}

impl Interp<'_> {
    /// The heading of a bibliography that stands in the document itself.
    pub(in crate::latex) fn bibliography_title(&mut self, src: Src) {
        if self.is_beyond() {
            return;
        }
        let mut out = Line::new(src);
        self.bibliography_heading(&mut out, 0, "", None);
        self.push(out.tokens);
    }
}

/// The tokens of `title=…` among the options of `\printbibliography`.
pub(super) fn title_of(options: &[Token]) -> Option<Vec<Token>> {
    let mut depth = 0_usize;
    let parts = options.split(|token| {
        match token.kind {
            Kind::Begin => depth += 1,
            Kind::End => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.kind == Kind::Char(',')
    });
    for part in parts {
        let Some(sign) = part.iter().position(|token| token.kind == Kind::Char('=')) else {
            continue;
        };
        let (key, value) = part.split_at(sign);
        let key: String = key
            .iter()
            .filter_map(|token| match token.kind {
                Kind::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        if key == "title" {
            return Some(value.get(1..).unwrap_or_default().to_vec());
        }
    }
    None
}
