//! What the built-in commands do.

use super::args::range;
use super::commands::{Cmd, Do};
use super::emit::{Event, Hidden, Link, Role, Zone};
use super::facts::{ColumnKind, Package};
use super::interp::{Def, Interp, OnEnd, Param};
use super::language::Language;
use super::token::{Kind, Src, Sym, Token};

impl Interp<'_> {
    /// Runs a built-in command.
    pub(super) fn builtin(&mut self, cmd: Cmd, sym: Sym, src: Src) {
        match cmd {
            Cmd::Relax => {}
            Cmd::Skip(pattern) | Cmd::After(pattern) => self.swallow(pattern),
            Cmd::Print(text) => self.print(text, src),
            Cmd::Accent(mark) => self.accent(mark, src),
            Cmd::Set(set) => self.set(set),
            Cmd::With(set) => {
                self.around_argument(OnEnd::Brace);
                if self.groups.last().is_some() {
                    self.set(set);
                }
            }
            Cmd::Space => {
                if self.live {
                    self.out.space(src);
                }
            }
            Cmd::Gap(pattern) => {
                let width = if pattern == "d" {
                    self.assignment()
                } else {
                    self.star();
                    let tokens = self.arg();
                    visible_width(&self.to_text(&tokens))
                };
                if width && self.live {
                    self.out.space(src);
                }
            }
            Cmd::Fill => {
                if self.live {
                    self.out.tab();
                }
            }
            Cmd::Break => {
                self.star();
                if self.next_is_adjacent_bracket() {
                    self.opt();
                }
                self.line_break();
            }
            Cmd::Par => self.newline(),
            Cmd::Heading(level) => {
                self.star();
                self.opt();
                self.newline();
                self.event(Event::HeadingStart(level, src));
                self.around_argument(OnEnd::Heading);
            }
            Cmd::Define(how) => self.define_by(how),
            Cmd::If(kind) => self.condition(kind),
            Cmd::Do(action) => self.act(action, sym, src),
        }
    }

    /// `\\[4pt]` has its bracket close by; text in brackets on the next line is text.
    fn next_is_adjacent_bracket(&mut self) -> bool {
        let Some(next) = self.next() else {
            return false;
        };
        self.unread.push(next);
        next.kind == Kind::Char('[')
    }

    fn act(&mut self, action: Do, sym: Sym, src: Src) {
        match action {
            Do::Begin => self.begin(src),
            Do::End => self.end(),
            Do::EndEnvironment => self.end_environment(),
            Do::Item => self.item(src),
            Do::Entry => {
                self.newline();
                self.event(Event::Entry);
            }
            Do::Cr => self.line_break(),
            Do::Input => self.input_command(src),
            Do::Import => {
                let folder = self.arg();
                let file = self.arg();
                let name = format!("{}{}", self.to_text(&folder), self.to_text(&file));
                self.input_file(&name);
            }
            Do::InputIfExists => {
                let name = self.arg();
                let name = self.to_text(&name);
                let found = self.find_file(&name, &["", ".tex"]).is_some();
                let yes = self.arg();
                let no = self.arg();
                self.push(if found { yes } else { no });
                if found {
                    self.input_file(&name);
                }
            }
            Do::Class => self.class(src),
            Do::Package => self.package(src),
            Do::Href => {
                self.opt();
                let (target, place) = self.raw_arg();
                self.link(target, place.unwrap_or(src));
            }
            Do::Url => {
                let (target, place) = self.raw_arg();
                let place = place.unwrap_or(src);
                let index = self.add_link(target.clone(), place);
                let style = self.style;
                self.style.link = index;
                self.style.plain = true;
                let whole = target.len() == (place.end - place.start) as usize;
                for (at, c) in target.char_indices() {
                    let start = place.start + u32::try_from(at).unwrap_or(0);
                    let one = Src {
                        file: place.file,
                        start,
                        end: start + u32::try_from(c.len_utf8()).unwrap_or(0),
                    };
                    self.char(c, if whole { one } else { place });
                }
                self.style = style;
            }
            Do::HyperRef => {
                if self.opt().is_none() {
                    self.swallow("m");
                }
            }
            Do::Link => {
                let prefix = self.arg();
                let text = self.arg();
                let target = format!("{}{}", self.to_text(&prefix), self.to_text(&text));
                let place = range(&text).unwrap_or(src);
                let index = self.add_link(target, place);
                self.begin_group(OnEnd::Brace);
                self.style.link = index;
                self.style.role = Role::Link;
                let mut tokens = text;
                tokens.push(Token {
                    kind: Kind::End,
                    src: place,
                });
                self.push(tokens);
            }
            Do::Image => {
                self.swallow("soo");
                let name = self.arg();
                let place = range(&name).map_or(src, |name| src.join(name));
                if self.live {
                    self.facts.images.push(place);
                }
            }
            Do::Photo => {
                if self.live {
                    self.facts.photos.push(src);
                }
            }
            Do::Rating => {
                if self.live {
                    self.facts.ratings.push(src);
                }
            }
            Do::Sidebar => {
                if self.live {
                    self.facts.columns.push((ColumnKind::Sidebar, src));
                }
                self.facts.backed = true;
            }
            Do::RatedList => self.rated_list(),
            Do::NewInfoField => {
                let star = self.star();
                let name = self.arg();
                self.swallow("mo");
                let name = self.to_text(&name);
                let sym = self.names.sym(&name);
                let tab = Kind::Cs(self.names.sym("L@tab"));
                let count = if star { 2 } else { 1 };
                let body = vec![
                    Token {
                        kind: Kind::Arg(1),
                        src,
                    },
                    Token { kind: tab, src },
                ];
                self.define_macro(sym, vec![Param::Mandatory; count], body);
            }
            Do::TextColour => {
                let colour = self.colour();
                self.around_argument(OnEnd::Brace);
                self.paint(colour);
            }
            Do::Colour => {
                let colour = self.colour();
                self.paint(colour);
            }
            Do::ColourBox | Do::FrameColourBox => {
                self.opt();
                if action == Do::FrameColourBox {
                    self.swallow("m");
                }
                let box_colour = self.arg();
                let light = self.light_colour(&self.to_text(&box_colour), "");
                self.around_argument(OnEnd::Brace);
                self.style.backed |= !light;
            }
            Do::PageColour => {
                self.opt();
                let colour = self.arg();
                let light = self.light_colour(&self.to_text(&colour), "");
                self.facts.backed |= !light;
            }
            Do::FontSize => {
                let size = self.arg();
                self.swallow("m");
                let size = self.to_text(&size);
                let number: String = size
                    .chars()
                    .take_while(|c| c.is_ascii_digit() || *c == '.')
                    .collect();
                if let Ok(points) = number.parse::<f32>() {
                    self.font_size(points);
                }
            }
            Do::Verb => self.verb(),
            Do::CsName => {
                let name = self.cs_name();
                let sym = self.names.sym(&name);
                if self.is_defined(sym) {
                    self.push(vec![Token {
                        kind: Kind::Cs(sym),
                        src,
                    }]);
                }
            }
            Do::ExpandAfter => self.expand_after(),
            Do::BeginGroup => self.begin_group(OnEnd::Brace),
            Do::EndGroup => {
                if self
                    .groups
                    .last()
                    .is_some_and(|group| matches!(group.on_end, OnEnd::Brace))
                {
                    self.end_group();
                }
            }
            Do::MakeAtLetter => self.at_letter = true,
            Do::MakeAtOther => self.at_letter = false,
            Do::Catcode => {
                // `\catcode`\@=11
                if let Some(next) = self.next_solid() {
                    if next.kind == Kind::Char('`') {
                        self.next();
                    } else {
                        self.unread.push(next);
                        self.number();
                    }
                }
                if let Some(next) = self.next_solid()
                    && next.kind != Kind::Char('=')
                {
                    self.unread.push(next);
                }
                self.number();
            }
            Do::Multicolumn => self.swallow("mm"),
            Do::Today => {
                let today = self.language.date(self.today);
                self.print(&today, src);
            }
            Do::Cite => self.cite(0, true, src),
            Do::NoCite => self.cite(0, false, src),
            Do::NewCites => self.new_cites(),
            Do::BibFilter => self.bib_filter(),
            Do::BibResource => self.bib_resource(),
            Do::BibStyle => self.bib_style(),
            Do::Bibliography => self.bib_list(0, src),
            Do::PrintBibliography => self.bib_print(src),
            Do::BibItem => self.bib_item(src),
            Do::NewCounter => self.new_counter(),
            Do::SetCounter => self.change_counter(false),
            Do::AddToCounter => self.change_counter(true),
            Do::StepCounter => self.step_counter(),
            Do::Advance => self.advance(i64::checked_add),
            Do::Multiply => self.advance(i64::checked_mul),
            Do::Divide => self.advance(i64::checked_div),
            Do::The => self.the(src),
            Do::Counter(form) => self.print_counter(form, src),
            Do::Number(form) => self.print_number(form, src),
            Do::Local => {
                // What a class says in the document's language: English, German, French, Spanish.
                let words = [self.arg(), self.arg(), self.arg(), self.arg()];
                let at = match self.language {
                    Language::German => 1,
                    Language::French => 2,
                    Language::Spanish => 3,
                    _ => 0,
                };
                let tokens = words.into_iter().nth(at).unwrap_or_default();
                self.push(tokens);
            }
            Do::Language => {
                self.opt();
                let name = self.arg();
                let name = self.to_text(&name);
                self.language = Language::named(&name).unwrap_or(self.language);
            }
            Do::Header | Do::Footer => {
                self.opt();
                let tokens = self.arg();
                let zone = if action == Do::Header {
                    Zone::Header
                } else {
                    Zone::Footer
                };
                if !tokens.is_empty() {
                    self.furniture.push((zone, tokens));
                }
            }
            Do::GenToUnicode => {
                if let Some(next) = self.next_solid()
                    && next.kind != Kind::Char('=')
                {
                    self.unread.push(next);
                }
                if self.number() > 0 {
                    self.facts.gen_to_unicode = Some(src);
                }
            }
            Do::Store => {
                let slot = self
                    .opt()
                    .map_or(0, |tokens| self.to_text(&tokens).parse::<u8>().unwrap_or(0));
                let tokens = self.arg();
                self.store.push((slot, tokens));
            }
            Do::PrintStore => {
                let mut store = self.store.to_vec();
                crate::sort::by_key(&mut store, |(slot, _)| *slot);
                let tokens: Vec<Token> = store.into_iter().flat_map(|(_, tokens)| tokens).collect();
                self.push(tokens);
            }
            Do::Title => self.set_title(0),
            Do::Author => self.set_title(1),
            Do::Date => self.set_title(2),
            Do::MakeTitle => self.make_title(src),
            Do::SetBool => {
                let name = self.arg();
                let value = self.arg();
                let value = self.to_text(&value) == "true";
                self.set_flag(&name, value);
            }
            Do::BoolTrue | Do::BoolFalse => {
                let name = self.arg();
                self.set_flag(&name, action == Do::BoolTrue);
            }
            Do::AtBeginDocument => {
                let tokens = self.arg();
                self.at_begin.extend(tokens);
            }
            Do::Font => {
                // \newfontfamily\name[..]{Font}[..] and \setmainfont[..]{Font}[..]
                let name = self.names.name(sym).to_owned();
                if name.starts_with("new") {
                    let tokens = self.arg();
                    if let Some(Kind::Cs(own)) = tokens.first().map(|token| token.kind) {
                        self.define_macro(own, Vec::new(), Vec::new());
                    }
                }
                self.swallow("omo");
            }
            Do::Columns => {
                self.opt();
                if self.live {
                    self.facts.columns.push((ColumnKind::TwoColumn, src));
                }
            }
            Do::Node => {
                self.swallow("popo");
            }
            Do::TextRender => {
                let options = self.arg();
                let invisible = self.to_text(&options).contains("Invisible");
                self.around_argument(OnEnd::Brace);
                if invisible {
                    self.style.hidden = Some(Hidden::Invisible);
                }
            }
            Do::Char => {
                if let Some(next) = self.next_solid() {
                    if next.kind == Kind::Begin {
                        self.unread.push(next);
                        self.swallow("m");
                    } else if next.kind == Kind::Char('"') {
                        while let Some(token) = self.next() {
                            if !matches!(token.kind, Kind::Char(c) if c.is_ascii_hexdigit()) {
                                self.unread.push(token);
                                break;
                            }
                        }
                    } else {
                        self.unread.push(next);
                        self.number();
                    }
                }
            }
            Do::Symbol => {
                self.swallow("om");
                if self.live {
                    self.facts.icons.push(src);
                }
            }
            Do::EndInput => self.end_input(),
            Do::ForEach => self.for_each(),
            Do::SetBox => self.set_box(),
            Do::SaveBox => self.save_box(),
            Do::UseBox => self.use_box(src),
        }
    }

    fn set_title(&mut self, part: usize) {
        let tokens = self.arg();
        if let Some(slot) = self.title.get_mut(part) {
            *slot = tokens;
        }
    }

    /// `\maketitle`: title, author and date, each on a line.
    fn make_title(&mut self, src: Src) {
        let par = Token {
            kind: Kind::Par,
            src,
        };
        let mut tokens = vec![par];
        for part in std::mem::take(&mut *self.title) {
            tokens.extend(part);
            tokens.push(par);
        }
        self.push(tokens);
    }

    fn set_flag(&mut self, name: &[Token], value: bool) {
        let name = self.to_text(name);
        let sym = self.names.sym(&format!("if{name}"));
        self.define(sym, Def::Cond(value), true);
    }

    fn rated_list(&mut self) {
        let tokens = self.arg();
        let mut out = Vec::new();
        let mut depth = 0_usize;
        let mut rating = false;
        for token in tokens {
            match token.kind {
                Kind::Begin => {
                    depth += 1;
                    rating = false;
                }
                Kind::End => depth = depth.saturating_sub(1),
                Kind::Char('/') if depth > 0 => {
                    rating = true;
                    continue;
                }
                Kind::Char(',') if depth == 0 => {
                    out.push(Token {
                        kind: Kind::Par,
                        src: token.src,
                    });
                    continue;
                }
                _ => {}
            }
            if !rating || matches!(token.kind, Kind::Begin | Kind::End) {
                out.push(token);
            }
        }
        self.push(out);
    }

    /// A colour's name or model and value; true for one too light to see.
    fn colour(&mut self) -> bool {
        let model = self.opt();
        let model = model.map_or_else(String::new, |tokens| self.to_text(&tokens));
        let value = self.arg();
        let value = self.to_text(&value);
        self.light_colour(&value, &model)
    }

    fn paint(&mut self, light: bool) {
        if light && !self.style.backed {
            self.style.hidden = Some(Hidden::White);
        } else if self.style.hidden == Some(Hidden::White) {
            self.style.hidden = None;
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the value is clamped to the range of an i8 first"
    )]
    fn font_size(&mut self, points: f32) {
        if points <= 3.0 {
            self.style.hidden = Some(Hidden::Tiny);
            return;
        }
        if self.style.hidden == Some(Hidden::Tiny) {
            self.style.hidden = None;
        }
        // LaTeX's own steps are about 2 pt around 10 pt.
        self.style.size = ((points - 10.0) / 2.0).clamp(-4.0, 8.0) as i8;
    }

    fn link(&mut self, target: String, place: Src) {
        let index = self.add_link(target, place);
        self.around_argument(OnEnd::Brace);
        self.style.link = index;
    }

    fn add_link(&mut self, target: String, src: Src) -> u16 {
        if !self.live || self.out.out.links.len() >= usize::from(u16::MAX) - 1 {
            return 0;
        }
        self.out.out.links.push(Link { target, src });
        u16::try_from(self.out.out.links.len()).unwrap_or(0)
    }

    /// `\expandafter`: the token after the next one is expanded once first.
    fn expand_after(&mut self) {
        let Some(first) = self.next() else { return };
        let Some(second) = self.next() else {
            self.unread.push(first);
            return;
        };
        if let Kind::Cs(sym) = second.kind {
            if let Some(Def::Macro(own)) = self.defs.get(&sym) {
                let own = std::rc::Rc::clone(own);
                if let Some(tokens) = self.expand(&own, second.src) {
                    self.push(tokens);
                }
                self.unread.push(first);
                return;
            }
            if self.names.name(sym) == "csname" {
                let name = self.cs_name();
                let sym = self.names.sym(&name);
                self.unread.push(Token {
                    kind: Kind::Cs(sym),
                    src: second.src,
                });
                self.unread.push(first);
                return;
            }
        }
        self.unread.push(second);
        self.unread.push(first);
    }

    fn package(&mut self, src: Src) {
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
            self.facts.t1 |= name == "fontenc" && options.contains("T1");
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
                self.open(file, true);
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

    fn class(&mut self, src: Src) {
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
            self.open(file, true);
        }
    }

    fn accent(&mut self, mark: char, src: Src) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let (base, place, closes) = match next.kind {
            Kind::Char(c) => (Some(c), next.src, false),
            Kind::Begin => {
                let inner = self.next();
                match inner.map(|token| token.kind) {
                    Some(Kind::Char(c)) => (Some(c), inner.map_or(src, |t| t.src), true),
                    Some(Kind::Cs(sym)) if matches!(self.names.name(sym), "i" | "j") => {
                        let c = if self.names.name(sym) == "i" {
                            'i'
                        } else {
                            'j'
                        };
                        (Some(c), inner.map_or(src, |t| t.src), true)
                    }
                    Some(Kind::End) | None => (None, src, false),
                    Some(_) => {
                        if let Some(inner) = inner {
                            self.unread.push(inner);
                        }
                        self.begin_group(OnEnd::Brace);
                        return;
                    }
                }
            }
            Kind::Cs(sym) if matches!(self.names.name(sym), "i" | "j") => {
                let c = if self.names.name(sym) == "i" {
                    'i'
                } else {
                    'j'
                };
                (Some(c), next.src, false)
            }
            _ => {
                self.unread.push(next);
                return;
            }
        };
        let mut whole = src.join(place);
        if closes && let Some(next) = self.next() {
            if next.kind == Kind::End {
                whole = whole.join(next.src);
            } else {
                self.begin_group(OnEnd::Brace);
                self.unread.push(next);
            }
        }
        if let Some(base) = base {
            if let Some(c) = super::accents::compose(base, mark) {
                self.char(c, whole);
            } else {
                self.char(base, whole);
                self.char(mark, whole);
            }
        }
    }
}

/// Whether a dimension is wide enough to be read as a space (about 1.5 pt).
fn visible_width(text: &str) -> bool {
    let text = text.trim();
    let number: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    match number.parse::<f32>() {
        Ok(value) if text.ends_with("pt") => value >= 1.5,
        Ok(value) => value > 0.04,
        Err(_) => !text.starts_with('-'),
    }
}
