//! What the reader makes of small pieces of LaTeX.

use super::*;

mod bibliographies;
mod families;
mod programs;

fn text(source: &str) -> String {
    read(&[("main.tex", source)], "1 May 2026").text.text
}

#[test]
fn macros_put_their_arguments_in() {
    for (source, expected) in [
        ("\\newcommand{\\a}[2][x]{#2-#1}\\a{b} \\a[c]{d}", "b-x d-c"),
        ("\\def\\a#1.#2;{#2 #1}\\a one.two;", "two one"),
        (
            "\\NewDocumentCommand\\a{smo}{\\IfBooleanTF{#1}{S}{N}#2\\IfValueTF{#3}{#3}{}}\\a{x} \\a*{y}[z]",
            "Nx Syz",
        ),
        ("\\let\\b\\textbf\\b{bold}", "bold"),
        ("a\\footnotetext[1]{b}c", "ac"),
        ("\\section{Research \\\\ Interests}", "Research Interests"),
        (
            "one\\\\ [0.5ex] two\\\\ [sic] three",
            "one\ntwo\n[sic] three",
        ),
        (
            "\\newenvironment{e}[1]{<#1>}{</e>}\\begin{e}{x}in\\end{e}",
            "<x>in</e>",
        ),
        ("\\foreach \\x in {a, b}{[\\x]}", "[a][ b]"),
        (
            "\\expandafter\\newcommand\\csname foo\\endcsname{bar}\\foo",
            "bar",
        ),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn conditionals_choose() {
    for (source, expected) in [
        ("\\iffalse a\\else b\\fi", "b"),
        ("\\newif\\iflong\\longtrue\\iflong L\\else S\\fi", "L"),
        ("\\ifnum 3>2 yes\\else no\\fi", "yes"),
        ("\\ifthenelse{\\equal{a}{a}}{same}{other}", "same"),
        ("\\def\\e{}\\ifx\\e\\empty x\\else y\\fi", "y"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn signs_become_letters() {
    for (source, expected) in [
        ("Jos\\'e M\\\"uller \\c{c}a \\o \\ss", "José Müller ça øß"),
        ("1 -- 2 --- ``q'' it's", "1 – 2 — “q” it’s"),
        ("C\\# \\& R\\&D 5\\%", "C# & R&D 5%"),
        ("$O(n \\times m)$ $|$ $\\cdot$", "O(n×m) | ·"),
        ("a~b\\ c\\,d", "a b c d"),
        ("\\verb|a_b{| \\texttt{x--y}", "a_b{ x--y"),
        (
            "\\unknown{kept} \\unknown{4pt}\\unknown{key=value}text",
            "kept text",
        ),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn text_points_to_where_it_was_written() {
    let source = "\\newcommand{\\w}[1]{by #1!}\\w{Jane}";
    let document = read(&[("main.tex", source)], "");
    assert_eq!(document.text.text, "by Jane!");
    let place = |start, end| {
        let src = document
            .text
            .source(start, end)
            .expect("the text has a source");
        &source[src.start as usize..src.end as usize]
    };
    assert_eq!(place(3, 7), "Jane");
    assert_eq!(place(4, 6), "an");
    assert_eq!(place(0, 2), "\\w");
    assert_eq!(place(0, 8), "\\w{Jane");
}

#[test]
fn plain_text_folds_white_space() {
    assert_eq!(
        text("Hello   world\n% no\nagain\n\nNext"),
        "Hello world again\nNext"
    );
}

#[test]
fn counters_count() {
    for (source, expected) in [
        (
            "\\newcounter{n}\\setcounter{n}{3}\\addtocounter{n}{2}\\stepcounter{n}\\arabic{n} \\roman{n} \\Alph{n} \\then",
            "6 vi F 6",
        ),
        (
            "\\newcount\\x \\x=4 \\advance\\x by 3 \\multiply\\x by 2 \\the\\x",
            "14",
        ),
        ("\\the\\numexpr 2*(3+4)-7/2\\relax.", "10."),
        ("\\number\\numexpr\\year-2000\\relax", "26"),
        (
            "\\newcounter{a}\\setcounter{a}{2}\\ifnum\\value{a}>1 yes\\else no\\fi",
            "yes",
        ),
        (
            "\\ifcase2 a\\or b\\or c\\else d\\fi\\ifcase 7 a\\or b\\else e\\fi\\ifcase0 f\\or g\\fi",
            "cef",
        ),
        ("\\ifdim 2cm>1in a\\else b\\fi\\ifodd3 c\\fi", "bc"),
        ("\\def\\n{12}\\ifnum\\n=12 dozen\\fi", "dozen"),
        ("\\romannumeral 14 ", "xiv"),
        ("\\setlength{\\parskip}{4pt}\\the\\parskip x", "x"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn numbered_lists_show_their_numbers() {
    for (source, expected) in [
        (
            "\\begin{enumerate}\\item a\\begin{enumerate}\\item b\\item c\\end{enumerate}\\item d\\end{enumerate}",
            "1. a\n(a) b\n(b) c\n2. d",
        ),
        (
            "\\begin{enumerate}[label=(\\roman*), start=3]\\item a\\item b\\end{enumerate}",
            "(iii) a\n(iv) b",
        ),
        ("\\begin{enumerate}[A)]\\item a\\end{enumerate}", "A) a"),
        ("\\begin{enumerate}[label={}]\\item a\\end{enumerate}", "a"),
        (
            "\\begin{itemize}\\item a\\item[--] b\\end{itemize}",
            "• a\n– b",
        ),
    ] {
        assert_eq!(text(source).trim_end(), expected, "{source}");
    }
}

#[test]
fn the_document_speaks_its_language() {
    for (source, expected) in [
        (
            "\\usepackage[english,ngerman]{babel} \"uber Stra\"se \"`x\"' \\today",
            "über Straße „x“ 1. Mai 2026",
        ),
        (
            "\\documentclass[french]{article}\\usepackage{babel}\\today",
            "1er mai 2026",
        ),
        (
            "\\usepackage[main=spanish,english]{babel}\\today",
            "1 de mayo de 2026",
        ),
        (
            "\\setmainlanguage[variant=british]{italian}\\today",
            "1 maggio 2026",
        ),
        ("say \"a\" on \\today", "say \"a\" on May 1, 2026"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

const BIB: &str = r#"
@string{joe = "Journal of Examples"}
@article{ada, author = {Lovelace, Ada and van der Berg, Bo}, title = {On {Engines}}, journal = joe, volume = 3, number = 2, pages = {1--9}, year = 1843, url = {https://a.example/x_y%20z}}
@book{bo, author = "Bo Berg", title = "Bridges", publisher = {P\"ublisher}, year = {1900}}
@misc{unused, author = {Nobody}, title = {Never}, month = jul, year = 2001}
"#;

fn with_bib(source: &str) -> String {
    read(
        &[
            ("main.tex", source),
            ("refs.bib", BIB),
            ("main.bbl", "junk"),
        ],
        "1 May 2026",
    )
    .text
    .text
}

#[test]
fn publications_are_read_as_cited() {
    for (source, expected) in [
        (
            "See \\cite{bo}.\\nocite{ada}\\bibliographystyle{unsrt}\\bibliography{refs}",
            "See [1].\nReferences\n[1] Bo Berg. Bridges. Püblisher, 1900.\n[2] Ada Lovelace and Bo van der Berg. On Engines. Journal of Examples, 3(2):1–9, 1843.",
        ),
        (
            "\\nocite{ada}\\bibliographystyle{abbrv}\\bibliography{refs.bib}",
            "References\n[1] A. Lovelace and B. van der Berg. On Engines. Journal of Examples, 3(2):1–9, 1843.",
        ),
        (
            "\\usepackage[style=authoryear]{biblatex}\\addbibresource{refs.bib}\\nocite{*}\\printbibliography[title={My Papers},type=article]",
            "My Papers\nLovelace, Ada and Bo van der Berg (1843). “On Engines”. In: Journal of Examples 3.2, pp. 1–9. URL: https://a.example/x_y%20z.",
        ),
        (
            "\\usepackage[maxbibnames=1]{biblatex}\\addbibresource{refs.bib}\\defbibfilter{f}{type=book or type=misc}\\nocite{*}\\printbibliography[heading=none,filter=f]",
            "[1] Bo Berg. Bridges. Püblisher, 1900.\n[2] Nobody. Never. July 2001.",
        ),
        (
            "\\newcites{book}{Books}\\nocitebook{bo}\\bibliographystylebook{plain}\\bibliographybook{refs}",
            "Books\n[1] Bo Berg. Bridges. Püblisher, 1900.",
        ),
        ("\\bibliography{refs}", ""),
        (
            "\\renewcommand{\\refname}{}\\bibliography{refs}\\nocite{*}",
            "[1] Bo Berg. Bridges. Püblisher, 1900.\n[2] Ada Lovelace and Bo van der Berg. On Engines. Journal of Examples, 3(2):1–9, 1843.\n[3] Nobody. Never. July 2001.",
        ),
        (
            "\\begin{thebibliography}{9}\\bibitem{x} A.\\newblock B.\\bibitem{y} C.\\end{thebibliography}",
            "References\n[1] A. B.\n[2] C.",
        ),
    ] {
        assert_eq!(with_bib(source), expected, "{source}");
    }
}

#[test]
fn a_publication_points_into_its_data_file() {
    let files = [
        ("main.tex", "\\nocite{bo}\\bibliography{refs}"),
        ("refs.bib", BIB),
    ];
    let document = read(&files, "");
    let at = document
        .text
        .text
        .find("Bridges")
        .expect("the title is read");
    let src = document
        .text
        .source(at, at + 7)
        .expect("the title has a source");
    assert_eq!(src.file, 1);
    assert_eq!(&BIB[src.start as usize..src.end as usize], "Bridges");
}

#[test]
fn a_made_bibliography_is_read_instead_of_its_data() {
    let files = [
        ("cv.tex", "\\cite{bo}\\bibliography{refs}"),
        (
            "cv.bbl",
            "\\begin{thebibliography}{1}\\bibitem{bo} Made.\\end{thebibliography}",
        ),
        ("refs.bib", BIB),
    ];
    assert_eq!(read(&files, "").text.text, "[1]\nReferences\n[1] Made.");
}

#[test]
fn tools_of_packages_are_known() {
    for (source, expected) in [
        (
            "\\NewDocumentCommand\\a{so}{\\IfBooleanT{#1}{S}\\IfNoValueF{#2}{[#2]}}\\a*[x] \\a",
            "S[x]",
        ),
        (
            "\\def\\e{}\\ifdefempty{\\e}{yes}{no} \\ifstrequal{a}{b}{yes}{no}",
            "yes no",
        ),
        (
            "\\newcommand{\\mine}[1]{<#1>}\\forcsvlist{\\mine}{a,b}",
            "<a><b>",
        ),
        ("\\csdef{x}#1{(#1)}\\csuse{x}{y}", "(y)"),
        ("\\NewCommandCopy{\\b}{\\textbf}\\b{bold}", "bold"),
        (
            "\\ifnumgreater{3}{2}{more}{less}\\ifnumcomp{1}{=}{2}{a}{b}",
            "moreb",
        ),
        ("\\SI{5}{kg} \\enquote{q}", "5 kg “q”"),
        (
            "\\NewDocumentEnvironment{e}{m o}{<#1\\IfValueTF{#2}{,#2}{}>}{</>}\\begin{e}{x}[y]z\\end{e}",
            "<x,y>z</>",
        ),
        (
            "\\unknownentry{Acme}{Berlin} {2020} x",
            "Acme\tBerlin\t2020 x",
        ),
        // What has the parts of an entry and begins a line begins one of the page.
        (
            "a\n\\unknownentry{2020}{Acme}{Berlin}\n\\unknownentry{2019}{Elm}{Bonn}",
            "a\n2020\tAcme\tBerlin\n2019\tElm\tBonn",
        ),
        ("\\fontspec[Path = fonts/]{ElmSans}[Color = red]x", "x"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn families_of_templates_are_read() {
    for (source, expected) in [
        (
            "\\documentclass{friggeri-cv}\\begin{document}\\header{Jo}{Doe}{cook}\\begin{entrylist}\\entry{2020}{Chef}{Bonn}{Soups}\\end{entrylist}\\end{document}",
            "Jo Doe\ncook\n2020\tChef\tBonn\nSoups",
        ),
        (
            "\\documentclass{tccv}\\begin{document}\\begin{eventlist}\\item{2020}{Acme}{Cook}\nSoups.\\end{eventlist}\\end{document}",
            "2020\tAcme\nCook\nSoups.",
        ),
        (
            "\\documentclass{curve}\\leftheader{Jo Doe}\\begin{document}\\makeheaders\\begin{rubric}{Work}\\entry*[2020] Cook\\entry* too\\end{rubric}\\end{document}",
            "Jo Doe\nWork\n2020\tCook\ntoo",
        ),
        (
            "\\documentclass[german]{europecv}\\usepackage{babel}\\ecvname{Jo Doe}\\begin{document}\\begin{europecv}\\ecvpersonalinfo\\ecvitem{2020}{Koch}\\end{europecv}\\end{document}",
            "Europass Lebenslauf\nAngaben zur Person\nNachname(n) / Vorname(n)\tJo Doe\n2020\tKoch",
        ),
        (
            "\\resschool{Uni}{Bonn}\\resdegree{MSc}{Maths}{2020}",
            "Uni\tBonn\nMSc in Maths\t2020",
        ),
        (
            "\\recenthistory{Cooks.}\\begin{document}\\timelineitem{2009}{\\addtimelinebullet{Soup}}\\end{document}",
            "2009\n• Soup",
        ),
    ] {
        assert_eq!(text(source).trim_end(), expected, "{source}");
    }
}

#[test]
fn lengths_and_colours_print_nothing() {
    for (source, expected) in [
        (
            "a\\vspace*{-\\baselineskip}b\\vspace*{1cm}c\\vspace{1cm}d",
            "abcd",
        ),
        ("\\titleformat*{\\section}{\\large}{a}b", "ab"),
        ("\\hbox to 0.9\\textwidth{a}\\hbox{b}", "ab"),
        (
            "\\AddToHook{shipout/background}{\\put(0,0){b}}\\begin{document}a\\par\\end{document}",
            "a\nb",
        ),
        ("a\\vskip 2mm\n37 years", "a37 years"),
        ("a\\vskip 2mm plus 1fil 3 b", "a3 b"),
        ("\\barcolor{teal}text \\paintcolor{teal}{word}", "text word"),
        ("\\usefont{T1}{phv}{b}{n}a \\cardlevel{2}b", "a b"),
        ("\\begin{textblock}{3}(1, 1.5)a\\end{textblock}", "a"),
        (
            "\\documentclass{article}\\title{T}\\author{A}\\begin{document}\\maketitle\\end{document}",
            "T\nA\nMay 1, 2026",
        ),
    ] {
        assert_eq!(text(source).trim().replace("  ", " "), expected, "{source}");
    }
}

#[test]
fn what_an_item_begins_with_stands_beside_its_bullet() {
    for inner in [
        "\\begin{flushleft}one\\end{flushleft}",
        "\\par one",
        "\\begin{minipage}{3cm}one\\end{minipage}",
    ] {
        let source = format!("\\begin{{itemize}}\\item {inner}\\item two\\end{{itemize}}");
        assert_eq!(text(&source).trim(), "• one\n• two", "{source}");
    }
}

#[test]
fn an_environment_closes_what_it_opened_and_no_list_around_it() {
    let source = "\\newenvironment{post}[1]{\\item #1\\begin{itemize}}{\\end{itemize}}\\begin{document}\\begin{itemize}\\begin{post}{one}\\item a\\end{post}\\begin{post}{two}\\item b\\end{post}\\end{itemize}\\end{document}";
    let document = read(&[("main.tex", source)], "1 May 2026");
    let depths: Vec<u8> = document
        .text
        .events
        .iter()
        .filter_map(|(_, event)| match event {
            emit::Event::Item(depth) => Some(*depth),
            _ => None,
        })
        .collect();
    assert_eq!(depths, [1, 2, 1, 2]);
}

#[test]
fn an_environment_that_heads_a_section_opens_its_list_too() {
    let source = "\\newenvironment{mysection}[1]{{\\Large #1}\\begin{itemize}}{\\end{itemize}}\\begin{document}\\begin{mysection}{Work}\\item a\\begin{itemize}\\item b\\end{itemize}\\end{mysection}\\end{document}";
    let document = read(&[("main.tex", source)], "1 May 2026");
    let events: Vec<String> = document
        .text
        .events
        .iter()
        .filter_map(|(_, event)| match event {
            emit::Event::Item(depth) => Some(format!("item {depth}")),
            emit::Event::HeadingStart(level, _) => Some(format!("heading {level}")),
            _ => None,
        })
        .collect();
    assert_eq!(events, ["heading 1", "item 1", "item 2"]);
}
