//! Classes and packages: what loading them says about the document.

use super::args::range;
use super::facts::{ColumnKind, Package};
use super::families::{PLAIN_CLASSES, is_family};
use super::interp::Interp;
use super::language::Language;
use super::lexer::Letters;
use super::token::Src;
use crate::text_search::Search as _;

impl Interp<'_> {
    pub(super) fn class(&mut self, src: Src) {
        let options = self.opt();
        let options = options.map_or_else(String::new, |tokens| self.to_text(&tokens));
        let name = self.arg();
        let place = range(&name).map_or(src, |name| src.join(name));
        let name = self.to_text(&name);
        self.opt();
        if self.facts.class.is_none() {
            self.facts.class = Some((name.clone(), place));
            if options
                .split(',')
                .any(|option| option.trim() == "twocolumn")
            {
                self.facts.columns.push((ColumnKind::TwoColumn, place));
            }
            self.facts.class_options = options;
        }
        self.load_family_of_class(&name);
        if let Some(file) = self.find_file(&name, &[".cls"]) {
            self.open(file, Letters::PACKAGE);
        } else if !is_family(&name) && !PLAIN_CLASSES.contains(&name.as_str()) {
            self.load_unknown_class();
        }
    }

    pub(super) fn package(&mut self, src: Src) {
        let options = self.opt();
        let options = options.map_or_else(String::new, |tokens| self.to_text(&tokens));
        let names = self.arg();
        let names_text = self.to_text(&names);
        let place = range(&names).map_or(src, |names| src.join(names));
        self.opt();
        for name in names_text.split(',').map(str::trim) {
            if name.is_empty() {
                continue;
            }
            self.facts.t1 |= name == "fontenc" && options.has("T1");
            self.note_language(name, &options);
            if name == "biblatex" {
                self.bibliography.load_biblatex(&options);
            }
            self.facts.packages.push(Package {
                name: name.to_owned(),
                options: options.clone(),
                src: place,
            });
            self.load_family_of_class(name);
            if let Some(file) = self.find_file(name, &[".sty"]) {
                self.open(file, Letters::PACKAGE);
            }
        }
    }

    /// The language that babel and its kin are loaded with: the last one named, of the package or
    /// of the class.
    fn note_language(&mut self, package: &str, options: &str) {
        let named = |options: &str| {
            let main = options
                .split(',')
                .find_map(|one| one.trim().strip_prefix("main="));
            let last = options.split(',').rev().find_map(Language::named);
            main.and_then(Language::named).or(last)
        };
        let language = match package {
            "babel" => named(options).or_else(|| named(&self.facts.class_options)),
            "german" | "ngerman" | "french" => Language::named(package),
            _ => return,
        };
        if let Some(language) = language {
            self.language = language;
            self.shorthands = true;
        }
    }
}
