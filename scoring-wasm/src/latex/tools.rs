//! Commands of packages that build text: they count where nobody defined them otherwise.

use super::interp::{Def, Interp, Macro, Param};
use super::loops::{trimmed, units};
use super::token::{Kind, Src, Sym, Token};
use crate::text_search::Search as _;
use crate::word_list::WordList;

/// Commands that few resumes use, and every function of expl3: they take the whole scorer.
static RARE: WordList = WordList::new(
    "@for|@tfor|DTLforeach|DTLloaddb|DTLread|DeclareBoolOption|DeclareStringOption|\
     ExplSyntaxOff|ExplSyntaxOn|IfBeginWith|IfDecimal|IfEndWith|IfEq|IfEqCase|IfInteger|\
     IfStrEq|IfStrEqCase|IfSubStr|L@grab|L@skipenv|NewEnviron|ProcessList|ProvidesExplClass|\
     ProvidesExplFile|ProvidesExplPackage|RenewEnviron|SetupKeyvalOptions|StrBefore|\
     StrBehind|StrBetween|StrChar|StrCount|StrCut|StrDel|StrGobbleLeft|StrGobbleRight|\
     StrLeft|StrLen|StrMid|StrPosition|StrRight|StrSubstitute|addto|appto|csappto|cseappto|\
     csgappto|csgpreto|cspreto|csvloop|csvreader|csxappto|define@boolkey|define@cmdkey|\
     define@key|dolistcsloop|dolistloop|eappto|excludecomment|expandarg|exploregroups|\
     forlistcsloop|forlistloop|fullexpandarg|g@addto@macro|gappto|gpreto|includecomment|\
     listadd|listcsadd|listcseadd|listcsgadd|listcsxadd|listeadd|listgadd|listxadd|loop|\
     noexpandarg|noexploregroups|pgfkeys|pgfkeysgetvalue|pgfkeysifdefined|pgfkeyssetvalue|\
     pgfkeysvalueof|pgfqkeys|preto|restoreexpandmode|saveexpandmode|setkeys|xappto",
);

impl Interp<'_> {
    /// Runs a command by its name; true when there is one.
    pub(super) fn tool(&mut self, name: &str, src: Src) -> bool {
        if name.has_sign(':') || RARE.contains(name) {
            return self.rare_tool(name, src);
        }
        match name {
            "string" | "detokenize" => {
                let token = Token {
                    kind: Kind::Cs(self.names.sym(name)),
                    src,
                };
                return self.expand_tool(name, token);
            }
            "DeclareOption" => {
                let any = self.star();
                let option = if any { Vec::new() } else { self.arg() };
                let code = self.arg();
                let option = self.to_text(&option);
                if !any {
                    let sym = self.names.sym(&format!("ds@{option}"));
                    self.define_macro(sym, Vec::new(), code);
                }
            }
            "ProcessOptions" | "ProcessOptionsX" | "ProcessKeyvalOptions" => {
                self.star();
                if name == "ProcessKeyvalOptions" {
                    self.arg();
                }
                let given = self.options_given();
                self.run_options(&given, src);
            }
            "ExecuteOptions" | "ExecuteOptionsX" => {
                let tokens = self.arg();
                let given = self.to_text(&tokens);
                self.run_options(&given, src);
            }
            "AddToHook" => {
                let hook = self.arg();
                self.opt();
                let code = self.arg();
                match self.to_text(&hook).as_str() {
                    "begindocument" | "begindocument/end" => self.at_begin.extend(code),
                    "enddocument" | "shipout/background" | "shipout/foreground" => {
                        self.at_end(code);
                    }
                    _ => {}
                }
            }
            "AtEndDocument" => {
                let code = self.arg();
                self.at_end(code);
            }
            "draw" | "fill" | "filldraw" | "shade" | "shadedraw" | "clip" | "coordinate"
            | "matrix" | "pattern" | "path"
                if self.style.drawn =>
            {
                self.path(name == "matrix");
            }
            _ => return false,
        }
        true
    }

    /// Runs one of the rare commands.
    fn rare_tool(&mut self, name: &str, src: Src) -> bool {
        if self.is_beyond() {
            return true;
        }
        match name {
            "@for" => self.at_for(false),
            "@tfor" => self.at_for(true),
            "loop" => self.plain_loop(src),
            "appto" | "gappto" | "eappto" | "xappto" | "preto" | "gpreto" | "csappto"
            | "csgappto" | "cseappto" | "csxappto" | "cspreto" | "csgpreto" | "g@addto@macro"
            | "addto" | "listadd" | "listgadd" | "listeadd" | "listxadd" | "listcsadd"
            | "listcsgadd" | "listcseadd" | "listcsxadd" => self.append(name),
            "dolistloop" | "dolistcsloop" | "forlistloop" | "forlistcsloop" => {
                self.list_loop(name, src);
            }
            "ProcessList" => {
                let list = self.arg();
                let handler = self.arg();
                self.for_items(&handler, units(list));
            }
            "NewEnviron" | "RenewEnviron" => self.new_environ(),
            "L@grab" => self.grab_environment(src),
            "excludecomment" | "includecomment" => self.comment_environment(name, src),
            "L@skipenv" => {
                let tokens = self.arg();
                let name = self.to_text(&tokens);
                drop(self.raw_environment(&name));
                self.end_environment();
            }
            "ExplSyntaxOn" => self.letters.expl = true,
            "ExplSyntaxOff" => self.letters.expl = false,
            "ProvidesExplClass" | "ProvidesExplPackage" | "ProvidesExplFile" => {
                self.swallow("mmmm");
                self.letters.expl = true;
            }
            "csvreader" | "csvloop" | "DTLloaddb" | "DTLread" | "DTLforeach" => {
                self.data_tool(name);
            }
            _ => {
                return self.expl(name, src) || self.key_tool(name) || self.string_tool(name, src);
            }
        }
        true
    }

    /// What a name stands for, if it is a macro without arguments.
    pub(super) fn value_of_macro(&self, sym: Sym) -> Vec<Token> {
        match self.defs.get(&sym) {
            Some(Def::Macro(own)) if own.params.is_empty() => own.body.to_vec(),
            _ => Vec::new(),
        }
    }

    /// Gives a name the tokens that it stands for; global ones outlive their group.
    pub(super) fn set_macro(&mut self, sym: Sym, body: Vec<Token>, global: bool) {
        let body = body.into();
        let params = Vec::new();
        self.define(
            sym,
            Def::Macro(std::rc::Rc::new(Macro { params, body })),
            global,
        );
    }

    /// `\appto\list{more}` and its kin, told apart by their names: at the front, by name, global,
    /// expanded, as an item of a list.
    fn append(&mut self, how: &str) {
        let Some(sym) = self.name_or_command(how.has("cs")) else {
            return;
        };
        let mut more = self.arg();
        // babel's words: what is added there counts at once.
        if how == "addto" {
            return self.push(more);
        }
        let list = how.starts_with("list");
        let verb = how.trim_start_matches("list").trim_start_matches("cs");
        if verb.starts_with('e') || verb.starts_with('x') {
            more = self.expanded(more);
        }
        let global = verb.starts_with('g') || verb.starts_with('x');
        if list {
            let src = super::args::range(&more).unwrap_or_default();
            more.insert(
                0,
                Token {
                    kind: Kind::Begin,
                    src,
                },
            );
            more.push(Token {
                kind: Kind::End,
                src,
            });
        }
        let before = self.value_of_macro(sym);
        if !self.burn(before.len() + more.len()) {
            return;
        }
        let (mut one, other) = if verb.has("pre") {
            (more, before)
        } else {
            (before, more)
        };
        one.extend(other);
        self.set_macro(sym, one, global);
    }

    /// A command, with or without braces, or a command's name.
    fn name_or_command(&mut self, by_name: bool) -> Option<Sym> {
        let tokens = self.arg();
        if by_name {
            let name = self.to_text(&tokens);
            return Some(self.names.sym(&name));
        }
        tokens.iter().find_map(|token| match token.kind {
            Kind::Cs(sym) => Some(sym),
            _ => None,
        })
    }

    /// `\dolistloop\list`, `\forlistloop{handler}\list`
    fn list_loop(&mut self, how: &str, src: Src) {
        let handler = if how.starts_with("for") {
            self.arg()
        } else {
            vec![Token {
                kind: Kind::Cs(self.names.sym("do")),
                src,
            }]
        };
        if let Some(sym) = self.name_or_command(how.has("cs")) {
            let items = units(self.value_of_macro(sym));
            self.for_items(&handler, items);
        }
    }

    /// `\NewEnviron{name}[n][default]{… \BODY …}[after]`
    fn new_environ(&mut self) {
        let tokens = self.arg();
        let name = self.to_text(&tokens);
        let params = self.simple_params();
        let begin = self.arg();
        self.opt();
        self.define_grabbing(&name, params, begin);
    }

    /// An environment whose begin part takes its whole content as `\BODY`.
    pub(super) fn define_grabbing(&mut self, name: &str, params: Vec<Param>, begin: Vec<Token>) {
        if self.is_beyond() {
            return;
        }
        let src = super::args::range(&begin).unwrap_or_default();
        let mark = |kind| Token { kind, src };
        let mut body = vec![mark(Kind::Cs(self.names.sym("L@grab"))), mark(Kind::Begin)];
        body.extend(name.chars().map(Kind::Char).map(mark));
        body.extend([Kind::End, Kind::Begin].map(mark));
        body.extend(begin);
        body.push(mark(Kind::End));
        self.define_environment(name, params, body, Vec::new());
    }

    /// `\L@grab{name}{begin part}`: the tokens up to `\end{name}` become `\BODY`.
    fn grab_environment(&mut self, src: Src) {
        let tokens = self.arg();
        let name = self.to_text(&tokens);
        let mut begin = self.arg();
        let mut content: Vec<Token> = Vec::new();
        let mut depth = 0_usize;
        while let Some(token) = self.next() {
            if let Kind::Cs(sym) = token.kind
                && matches!(self.names.name(sym), "begin" | "end")
            {
                let opens = self.names.name(sym) == "begin";
                let inner = self.arg();
                let own = self.to_text(&inner) == name;
                if own && !opens && depth == 0 {
                    break;
                }
                if own {
                    depth = if opens { depth + 1 } else { depth - 1 };
                }
                content.push(token);
                content.push(Token {
                    kind: Kind::Begin,
                    src: token.src,
                });
                content.extend(inner);
                content.push(Token {
                    kind: Kind::End,
                    src: token.src,
                });
                continue;
            }
            content.push(token);
        }
        let content_name = self.names.sym("BODY");
        self.set_macro(content_name, trimmed(content), false);
        let mark = |kind| Token { kind, src };
        begin.extend([Kind::Cs(self.names.sym("end")), Kind::Begin].map(mark));
        begin.extend(name.chars().map(Kind::Char).map(mark));
        begin.push(mark(Kind::End));
        self.push(begin);
    }

    /// The package comment's environments: one kind is read, the other is not.
    fn comment_environment(&mut self, how: &str, src: Src) {
        let tokens = self.arg();
        let name = self.to_text(&tokens);
        let mut begin = Vec::new();
        if how == "excludecomment" {
            let mark = |kind| Token { kind, src };
            begin.extend([Kind::Cs(self.names.sym("L@skipenv")), Kind::Begin].map(mark));
            begin.extend(name.chars().map(Kind::Char).map(mark));
            begin.push(mark(Kind::End));
        }
        self.define_environment(&name, Vec::new(), begin, Vec::new());
    }

    /// The options that the class or package being read was loaded with.
    fn options_given(&self) -> String {
        let path = self.input.iter().rev().find_map(|frame| match frame {
            super::interp::Frame::Source(lexer, _) => {
                let (path, _) = self.files.get(usize::from(lexer.stand().file))?;
                Some(*path)
            }
            super::interp::Frame::Tokens(..) => None,
        });
        let path = path.unwrap_or_default();
        let Some(stem) = path.strip_suffix(".sty") else {
            return self.facts.class_options.clone();
        };
        let name = stem.rsplit('/').next().unwrap_or(stem);
        let package = self.facts.packages.iter().rev();
        let mut named = package.filter(|package| package.name.ends_with(name));
        named
            .next()
            .map_or_else(String::new, |package| package.options.clone())
    }

    /// Does what options declared by a class or package ask for.
    fn run_options(&mut self, given: &str, src: Src) {
        let mut out = Vec::new();
        for option in given.split(',') {
            let (name, value) = option
                .split_once('=')
                .map_or((option, None), |(name, value)| (name, Some(value)));
            let name = name.trim();
            let sym = self.names.sym(&format!("ds@{name}"));
            if self.is_defined(sym) {
                out.push(Token {
                    kind: Kind::Cs(sym),
                    src,
                });
            }
            // kvoptions
            let prefix = self.names.sym("L@kvo@prefix");
            let prefix = self.value_of_macro(prefix);
            let own = format!("{}{name}", self.to_text(&prefix));
            let cond = self.names.sym(&format!("if{own}"));
            let text = self.names.sym(&own);
            if prefix.is_empty() || name.is_empty() {
                continue;
            }
            if matches!(self.defs.get(&cond), Some(Def::Cond(_))) {
                let value = value.is_none_or(|value| value.trim() == "true");
                self.define(cond, Def::Cond(value), true);
            } else if let (Some(value), true) = (value, self.is_defined(text)) {
                let token = |c| Token {
                    kind: Kind::Char(c),
                    src,
                };
                let body = value.trim().chars().map(token).collect();
                self.set_macro(text, body, true);
            }
        }
        self.push(out);
    }

    /// Keeps tokens for the document's end.
    fn at_end(&mut self, code: Vec<Token>) {
        let sym = self.names.sym("L@atend");
        let mut all = self.value_of_macro(sym);
        all.extend(code);
        self.set_macro(sym, all, true);
    }
}
