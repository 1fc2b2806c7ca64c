//! Tables of data in the project's files: `\csvreader` and the package datatool.

use super::interp::Interp;
use super::lexer::{Letters, Lexer};
use super::loops::split;
use super::token::{Kind, Src, Sym, Token};

impl Interp<'_> {
    /// Reads a project's table: `\csvreader` and the package datatool.
    pub(super) fn data_tool(&mut self, how: &str) {
        self.star();
        let options = self.opt().unwrap_or_default();
        let options = self.to_text(&options);
        let first = self.arg();
        let first = self.to_text(&first);
        match how {
            "DTLloaddb" => {
                let file = self.arg();
                let src = super::args::range(&file).unwrap_or_default();
                let file = self.to_text(&file);
                self.keep_table(&first, &file, src);
            }
            "DTLread" => {
                let name = options
                    .split(',')
                    .find_map(|pair| pair.trim().strip_prefix("name="));
                self.keep_table(name.unwrap_or_default(), &first.clone(), Src::default());
            }
            _ => {
                let columns = self.arg();
                let body = self.arg();
                let file = if how == "DTLforeach" {
                    let sym = self.names.sym(&format!("L@table@{first}"));
                    let name = self.value_of_macro(sym);
                    self.to_text(&name)
                } else {
                    first
                };
                let by_heading = options.contains("head to column names");
                self.for_rows(&file, columns, &body, by_heading, how == "DTLforeach");
            }
        }
    }

    fn keep_table(&mut self, name: &str, file: &str, src: Src) {
        let sym = self.names.sym(&format!("L@table@{name}"));
        let token = |c| Token {
            kind: Kind::Char(c),
            src,
        };
        let body = file.chars().map(token).collect();
        self.set_macro(sym, body, true);
    }

    /// Reads the body once for each row, with its columns in their macros.
    fn for_rows(
        &mut self,
        file: &str,
        columns: Vec<Token>,
        body: &[Token],
        by_heading: bool,
        macro_first: bool,
    ) {
        let Some(file) = self.find_file(file, &["", ".csv", ".tex"]) else {
            return;
        };
        let Some((_, text)) = self.files.get(file) else {
            return;
        };
        let number = u16::try_from(file).unwrap_or(u16::MAX);
        self.opened.push(number);
        let mut rows = rows(text).into_iter();
        let head = rows.next().unwrap_or_default();
        // Column name or number, and the macro that takes it.
        let mut wanted: Vec<(String, Sym)> = Vec::new();
        for pair in split(columns, ',') {
            let macro_of = pair.iter().find_map(|token| match token.kind {
                Kind::Cs(sym) => Some(sym),
                _ => None,
            });
            let text = self.to_text(&pair);
            let (left, right) = text.split_once('=').unwrap_or((&text, ""));
            let name = if macro_first { right } else { left };
            if let Some(sym) = macro_of {
                wanted.push((name.trim().to_owned(), sym));
            }
        }
        if by_heading {
            for name in &head {
                wanted.push((name.clone(), self.names.sym(name)));
            }
        }
        let mut out = Vec::new();
        for row in rows {
            let def = self.names.sym("def");
            for (name, sym) in &wanted {
                let at = head.iter().position(|column| column == name);
                let at = at.or_else(|| name.parse::<usize>().ok()?.checked_sub(1));
                let Some(text) = at.and_then(|at| row.get(at)) else {
                    continue;
                };
                if !self.burn(text.len()) {
                    return;
                }
                let mut lexer = Lexer::new(text, number);
                let src = body.first().map(|token| token.src).unwrap_or_default();
                let wrap = |kind| Token { kind, src };
                out.extend([Kind::Cs(def), Kind::Cs(*sym), Kind::Begin].map(wrap));
                while let Some(token) = lexer.next(&mut self.names, Letters::default()) {
                    out.push(wrap(token.kind));
                }
                out.push(wrap(Kind::End));
            }
            if !self.burn(body.len()) {
                return;
            }
            out.extend_from_slice(body);
        }
        self.push(out);
    }
}

/// The rows of a table with their fields.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let next = match c {
            '"' if quoted && signs.peek() == Some(&'"') => signs.next(),
            '"' => {
                quoted = !quoted;
                continue;
            }
            ',' | '\n' if !quoted => None,
            c => Some(c),
        };
        let Some(row) = rows.last_mut() else { break };
        match (next, row.last_mut()) {
            (Some(c), Some(field)) => field.push(c),
            _ if c == '\n' => rows.push(vec![String::new()]),
            _ => row.push(String::new()),
        }
    }
    for field in rows.iter_mut().flatten() {
        let text = field.trim();
        if text.len() < field.len() {
            *field = text.to_owned();
        }
    }
    rows.retain(|row| row.iter().any(|field| !field.is_empty()));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_hold_commas_and_quotes() {
        let text = "a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\n1,2";
        assert_eq!(
            rows(text),
            [vec!["a", "b"], vec!["x, y", "say \"hi\""], vec!["1", "2"]]
        );
    }
}
