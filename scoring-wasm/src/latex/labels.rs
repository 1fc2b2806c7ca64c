//! What classes print of themselves: labels in the document's language, values of keys, footers.

use super::emit::Zone;
use super::interp::Interp;
use super::language::Language;
use super::token::{Kind, Token};

impl Interp<'_> {
    /// `\L@local{English}{German}{French}{Spanish}[Italian|Dutch|Portuguese]`: the words of the
    /// document's language; English for languages that have none here.
    pub(super) fn local_words(&mut self) {
        let mut words = vec![self.arg(), self.arg(), self.arg(), self.arg()];
        if let Some(more) = self.opt() {
            let more = more.split(|token| token.kind == Kind::Char('|'));
            words.extend(more.map(<[Token]>::to_vec));
        }
        // Classes take the language as their own option; babel need not be there.
        let of_class = self
            .facts
            .class_options
            .rsplit(',')
            .find_map(Language::named);
        let language = match (self.language, of_class) {
            (Language::English, Some(of_class)) => of_class,
            (language, _) => language,
        };
        let at = match language {
            Language::English | Language::British => 0,
            Language::German => 1,
            Language::French => 2,
            Language::Spanish => 3,
            Language::Italian => 4,
            Language::Dutch => 5,
            Language::Portuguese => 6,
        };
        let own = words.get(at).filter(|own| !own.is_empty());
        let tokens = own.or_else(|| words.first()).cloned();
        self.push(tokens.unwrap_or_default());
    }

    /// `\patchcmd{\ps@style}{\thepage}{…}`: what takes the place of a page style's number is its
    /// footer. Other patches change how things look.
    pub(super) fn patch(&mut self) {
        self.swallow("o");
        let command = self.arg();
        let search = self.arg();
        let replacement = self.arg();
        self.swallow("mm");
        let named = |token: Option<&Token>, test: fn(&str) -> bool| match token.map(|t| t.kind) {
            Some(Kind::Cs(sym)) => test(self.names.name(sym)),
            _ => false,
        };
        if named(command.first(), |name| name.starts_with("ps@"))
            && named(search.first(), |name| name == "thepage")
        {
            self.furniture.push((Zone::Footer, replacement));
        }
    }

    /// `\L@keys{name=Jane Sample, company={Acme, Inc.}}`: the values, each on a line.
    pub(super) fn values_of_keys(&mut self) {
        let tokens = self.arg();
        let mut out = Vec::with_capacity(tokens.len());
        let mut depth = 0_usize;
        let mut value = false;
        for token in tokens {
            match token.kind {
                Kind::Begin => depth += 1,
                Kind::End => depth = depth.saturating_sub(1),
                Kind::Char('=') if depth == 0 && !value => {
                    value = true;
                    continue;
                }
                Kind::Char(',') if depth == 0 => {
                    value = false;
                    out.push(Token {
                        kind: Kind::Par,
                        src: token.src,
                    });
                    continue;
                }
                _ => {}
            }
            if value {
                out.push(token);
            }
        }
        self.push(out);
    }
}
