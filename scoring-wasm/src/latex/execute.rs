//! What the built-in commands do.

use super::args::range;
use super::commands::{Cmd, Do};
use super::emit::{Event, Hidden, Zone};
use super::facts::ColumnKind;
use super::interp::{Def, Frame, Interp, OnEnd};
use super::language::Language;
use super::token::{Kind, Src, Sym, Token};
use crate::case::Case as _;
use crate::decimal::decimal;
use crate::text_search::Search as _;

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
                if self.next_is_length() {
                    self.opt();
                }
                self.line_break(src);
            }
            Cmd::Par => self.newline(),
            Cmd::Heading(level) => {
                self.star();
                self.opt();
                // `\subsection{Acme}[Turku]`, where a class has it so
                if level > 1 {
                    let mut words = self.arg();
                    let place = self.opt_adjacent();
                    let kind = Kind::Cs(self.names.sym("hfill"));
                    let fill = place.is_some().then_some(Token { kind, src });
                    words.extend(fill.into_iter().chain(place.unwrap_or_default()));
                    self.push_group(words, src);
                }
                self.heading(level, src);
            }
            Cmd::Define(how) => self.define_by(how),
            Cmd::If(kind) => self.condition(kind),
            Cmd::Do(action) => self.act(action, sym, src),
        }
    }

    /// `\\[4pt]` has its bracket close by, or behind a space where it holds a length; other text in
    /// brackets on the next line is text.
    fn next_is_length(&mut self) -> bool {
        let Some(next) = self.next() else {
            return false;
        };
        let mut found = next.kind == Kind::Char('[');
        if next.kind == Kind::Space
            && let Some(bracket) = self.next()
        {
            if bracket.kind == Kind::Char('[')
                && let Some(first) = self.next()
            {
                found = matches!(first.kind, Kind::Char('0'..='9' | '.' | '-'));
                self.unread.push(first);
            }
            self.unread.push(bracket);
        }
        self.unread.push(next);
        found
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
            Do::Cr => self.line_break(src),
            Do::Input => self.input_command(src),
            Do::Import => {
                let folder = self.arg();
                let file = self.arg();
                let name = format!("{}{}", self.to_text(&folder), self.to_text(&file));
                self.input_file(&name, src);
            }
            Do::InputIfExists => {
                let name = self.arg();
                let name = self.to_text(&name);
                let found = self.find_file(&name, &["", ".tex"]).is_some();
                let yes = self.arg();
                let no = self.arg();
                self.push(if found { yes } else { no });
                if found {
                    self.input_file(&name, src);
                }
            }
            Do::Class => self.class(src),
            Do::Package => self.package(src),
            Do::Href => {
                // Who looks for options reads a token, and a “%” in the target would be a comment.
                let plain = self.unread.is_empty()
                    && matches!(self.input.last(), Some(Frame::Source(lexer, _))
                        if lexer.rest().trim_start().starts_with('{'));
                if !plain {
                    self.opt();
                }
                let (target, place) = self.raw_arg();
                self.link(&target, place.unwrap_or(src));
            }
            Do::Url => self.url(src),
            Do::HyperRef => {
                if self.opt().is_none() {
                    self.swallow("m");
                }
            }
            Do::Link => self.prefixed_link(src),
            Do::Image => {
                self.swallow("soo");
                let name = self.arg();
                let place = range(&name).map_or(src, |name| src.join(name));
                if self.live {
                    if shows_a_person(&self.to_text(&name)) {
                        self.facts.photos.push(place);
                    } else {
                        self.facts.images.push(place);
                    }
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
            Do::TextColour => {
                let colour = self.colour();
                self.around_argument(OnEnd::Brace);
                self.paint(colour);
            }
            Do::Colour => {
                let colour = self.colour();
                self.paint(colour);
            }
            Do::ColourBox | Do::FrameColourBox => self.colour_box(action == Do::FrameColourBox),
            Do::PageColour => {
                self.opt();
                let colour = self.arg();
                let light = self.light_colour(&self.to_text(&colour), "");
                self.facts.backed |= !light;
                self.style.backed |= !light;
            }
            Do::FontSize => self.font_size_command(),
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
            Do::MakeAtLetter => self.letters.at = true,
            Do::MakeAtOther => self.letters.at = false,
            Do::Catcode => self.catcode(),
            Do::Multicolumn => self.swallow("mm"),
            Do::Today => {
                let today = self.language.date(self.today);
                self.print(&today, src);
            }
            Do::Cite => self.cite(0, true, src),
            Do::NoCite => self.cite(0, false, src),
            Do::NewCites => self.new_cites(),
            Do::BibFilter => self.bib_filter(),
            Do::BibHeading => self.def_bib_heading(),
            Do::EveryBibItem => self.every_bib_item(),
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
            Do::Local => self.local_words(),
            Do::Keys => self.values_of_keys(),
            Do::Global => self.global(),
            Do::Patch => self.patch(),
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
                self.number();
            }
            Do::Store => self.store_argument(),
            Do::Given => self.given(src),
            Do::PrintStore => self.print_store(),
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
            Do::Tokens => self.assign_tokens(sym),
            Do::Tikz => self.inline_picture(src),
            Do::Path => self.path(true),
            Do::Boxed => self.boxed(sym, src),
            Do::NewBox => self.new_box(sym),
            Do::Line | Do::Margin => self.own_line(action == Do::Margin, src),
            Do::Between => self.part_from_next(),
            Do::TextRender => {
                let options = self.arg();
                let invisible = self.to_text(&options).has("Invisible");
                self.around_argument(OnEnd::Brace);
                if invisible {
                    self.style.hidden = Some(Hidden::Invisible);
                }
            }
            Do::Char => self.char_code(),
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
}

/// Whether a picture's name says that it is of a person.
fn shows_a_person(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().lowered();
    [
        "photo", "foto", "portrait", "headshot", "selfie", "avatar", "passbild",
    ]
    .iter()
    .any(|word| name.has(word))
}

/// Whether a dimension is wide enough to be read as a space (about 1.5 pt).
fn visible_width(text: &str) -> bool {
    let text = text.trim();
    let number: String = text
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    match decimal(&number) {
        Some(value) if text.ends_with("pt") => value >= 1.5,
        Some(value) => value > 0.04,
        None => !text.starts_with('-'),
    }
}
