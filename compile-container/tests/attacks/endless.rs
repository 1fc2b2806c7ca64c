//! Loops without end, with and without output.

use compile_protocol::Engine::{Lualatex, Pdflatex, Xelatex};

use super::attack::{Attack, document};

pub fn attacks() -> Vec<Attack> {
    let pages = document(r"\loop\iftrue\hbox{x}\newpage\repeat");
    let style = "ENTRY{}{}{}\nFUNCTION{f}{{#1}{skip$}while$}\nREAD\nEXECUTE{f}\n";
    let all = vec![
        Attack::new("a macro that calls itself", Pdflatex, document(r"\def\a{\a}\a")).ends("timeout"),
        Attack::new("a macro that calls itself, XeLaTeX", Xelatex, document(r"\def\a{\a}\a")).ends("timeout"),
        Attack::lua("`while true do end`", "while true do end").ends("timeout"),
        Attack::lua("coroutines without end", "while true do coroutine.wrap(function() coroutine.yield() end)() end")
            .ends("timeout"),
        Attack::perl("biber: Perl without end, deaf to signals", "$SIG{$_} = 'IGNORE' for keys %SIG; 1 while 1;")
            .ends("timeout"),
        Attack::new(
            "a bibliography style that never ends",
            Pdflatex,
            document(r"\cite{a}\bibliographystyle{x}\bibliography{a}"),
        )
        .with("x.bst", style)
        .with("a.bib", "@book{a, title={x}}\n")
        .ends("timeout"),
        Attack::new("messages without end", Pdflatex, document(r"\loop\iftrue\message{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\repeat"))
            .ends("output_limit"),
        Attack::new("a log without end, the terminal silent", Xelatex, document(r"\batchmode\loop\iftrue\immediate\write-1{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}\repeat"))
            .ends("output_limit"),
        Attack::lua("a terminal flood", "local s = string.rep('x', 65536) while true do io.stdout:write(s) io.stderr:write(s) end")
            .ends("output_limit"),
        Attack::new("pages without end, pdfLaTeX", Pdflatex, pages.clone()).ends("output_limit"),
        Attack::new("pages without end, XeLaTeX", Xelatex, pages.clone()).ends("output_limit"),
        Attack::new("pages without end, LuaLaTeX", Lualatex, pages).ends("output_limit"),
        Attack::new("warnings without end", Pdflatex, document(r"\loop\iftrue\setbox0=\hbox to 1pt{xxxxx}\repeat"))
            .ends("output_limit"),
        Attack::new("one page too many, the terminal silent", Pdflatex, document(r"\batchmode\newcount\n\loop\ifnum\n<201 \advance\n by1 x\newpage\repeat"))
            .ends("output_limit"),
    ];
    // What floods is stopped by the flood, however slow the machine.
    let until_time = |attack: Attack| match attack.service {
        "timeout" => attack.endless(),
        _ => attack,
    };
    let mut all: Vec<Attack> = all.into_iter().map(until_time).collect();
    all.push(
        Attack::new(
            "questions to a terminal that is not there",
            Pdflatex,
            document(r"\errorstopmode\undefined\read-1 to\x \stop"),
        )
        .ends("latex_error"),
    );
    all
}
