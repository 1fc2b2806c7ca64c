//! Documents that build their text by programming.

use super::text;
use crate::latex::read;

fn each(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        assert_eq!(text(source).trim_end(), *expected, "{source}");
    }
}

#[test]
fn loops_run_over_lists() {
    each(&[
        ("\\makeatletter\\@for\\xx:=a,b\\do{[\\xx]}", "[a][b]"),
        (
            "\\makeatletter\\def\\ll{a,b}\\@for\\xx:=\\ll\\do{[\\xx]}",
            "[a][b]",
        ),
        ("\\makeatletter\\@tfor\\xx:=ab\\do{[\\xx]}", "[a][b]"),
        ("\\foreach \\n in {1,...,3}{(\\n)}", "(1)(2)(3)"),
        ("\\foreach \\n in {2,4,...,8}{(\\n)}", "(2)(4)(6)(8)"),
        ("\\foreach \\xx [count=\\i] in {a,b}{\\i\\xx;}", "1a;2b;"),
        ("\\def\\ll{a,b}\\foreach \\xx in \\ll {[\\xx]}", "[a][b]"),
        (
            "\\newcommand\\show{<\\xx>}\\foreach \\xx in {a,b}{\\show}",
            "<a><b>",
        ),
        (
            "\\newcount\\kk \\kk=0 \\loop\\ifnum\\kk<3 \\advance\\kk by 1 \\the\\kk.\\repeat",
            "1.2.3.",
        ),
        (
            "\\newcounter{c}\\forloop{c}{1}{\\value{c}<4}{\\arabic{c};}",
            "1;2;3;",
        ),
        (
            "\\newcounter{c}\\whiledo{\\value{c}<2}{\\stepcounter{c}x}",
            "xx",
        ),
        (
            "\\listadd{\\ll}{a}\\listadd{\\ll}{b}\\renewcommand\\do[1]{[#1]}\\dolistloop{\\ll}",
            "[a][b]",
        ),
        (
            "\\NewDocumentCommand\\ll{>{\\SplitList{;}}m}{\\ProcessList{#1}{\\one}}\\newcommand\\one[1]{[#1]}\\ll{a; b}",
            "[a][b]",
        ),
    ]);
}

#[test]
fn a_loop_without_end_ends() {
    for source in [
        "\\loop\\iftrue x\\repeat",
        "\\whiledo{1<2}{x}",
        "\\def\\a{\\a\\a}\\edef\\bb{\\a}",
        "\\def\\a{{\\a}}\\edef\\bb{\\a}",
        "\\ExplSyntaxOn\\cs_new:Npn\\f:n#1{\\f:n{#1#1}}\\f:n{x}",
        "\\pgfkeys{/a/.style={/a}}\\pgfkeys{/a}",
        "\\foreach \\xx in {1,...,1000000000}{x}",
        "\\expandafter\\expandafter\\expandafter",
    ] {
        let long = source.repeat(3);
        let document = read(&[("main.tex", &long)], "");
        assert!(document.text.text.len() < 1_000_000, "{source}");
    }
}

#[test]
fn texts_are_put_together() {
    each(&[
        ("\\def\\a{x}\\appto\\a{y}\\preto\\a{z}\\a", "zxy"),
        ("\\csappto{b}{x}\\csappto{b}{y}\\csuse{b}", "xy"),
        ("\\makeatletter\\def\\a{x}\\g@addto@macro\\a{y}\\a", "xy"),
        ("\\def\\a{x}\\edef\\a{\\a y}\\edef\\a{\\a z}\\a", "xyz"),
        (
            "\\def\\a{x}\\expandafter\\def\\expandafter\\a\\expandafter{\\a y}\\a",
            "xy",
        ),
        (
            "\\newtoks\\buf\\buf={x}\\buf=\\expandafter{\\the\\buf y}\\the\\buf",
            "xy",
        ),
        ("\\makeatletter\\@namedef{p@a}{x}\\@nameuse{p@a}", "x"),
        (
            "\\NewEnviron{e}[1]{<#1\\BODY>}\\begin{e}{a}b\\end{e}",
            "<ab>",
        ),
        (
            "\\NewDocumentEnvironment{e}{m +b}{<#1#2>}{}\\begin{e}{a}b\\end{e}",
            "<ab>",
        ),
        ("\\excludecomment{no}\\begin{no}\nx\n\\end{no}\ny", "y"),
        ("\\string\\a \\detokenize{a_b}", "\\aa_b"),
        ("\\title{T}\\makeatletter\\@title", "T"),
        (
            "\\AtEndDocument{last}\\begin{document}first\\end{document}",
            "firstlast",
        ),
    ]);
}

#[test]
fn arguments_come_in_all_kinds() {
    each(&[
        // A blank line is the third argument.
        (
            "\\newcommand\\a[3]{#1-#2#3}\\a{x}{y}\n\n\\textit{z}",
            "x-y\nz",
        ),
        (
            "\\NewDocumentCommand\\a{m d<>}{#1\\IfValueT{#2}{[#2]}}\\a{x}<y> \\a{z}",
            "x[y] z",
        ),
        (
            "\\NewDocumentCommand\\a{D(){n} m}{#1#2}\\a(x){y} \\a{z}",
            "xy nz",
        ),
        (
            "\\NewDocumentCommand\\a{t+ m}{\\IfBooleanTF{#1}{p}{n}#2}\\a+{x} \\a{y}",
            "px ny",
        ),
    ]);
}

#[test]
fn strings_are_cut_and_compared() {
    each(&[
        ("\\StrBefore{2014-03}{-}.\\StrBehind{2014-03}{-}", "2014.03"),
        ("\\StrSubstitute{a b}{ }{}[\\xx]\\xx.", "ab."),
        ("\\def\\dd{a-b}\\StrDel{\\dd}{-}", "ab"),
        (
            "\\StrLeft{abc}{2}\\StrRight{abc}{1}\\StrMid{abcd}{2}{3}",
            "abcbc",
        ),
        ("\\StrLen{abc}\\StrCount{banana}{a}", "33"),
        (
            "\\IfStrEq{a}{a}{y}{n}\\IfSubStr{ab}{c}{y}{n}\\IfBeginWith{ab}{a}{y}{n}",
            "yny",
        ),
        (
            "\\IfStrEqCase{b}{{a}{1}{b}{2}}[3]\\IfStrEqCase{c}{{a}{1}}[3]",
            "23",
        ),
        ("\\IfInteger{12}{y}{n}\\IfInteger{x}{y}{n}", "yn"),
    ]);
}

#[test]
fn keys_set_what_they_stand_for() {
    each(&[
        (
            "\\makeatletter\\define@key{j}{t}{\\def\\jt{#1}}\\define@key{j}{d}[now]{\\def\\jd{#1}}\\setkeys{j}{t={A, B},d}\\jt\\jd",
            "A, Bnow",
        ),
        (
            "\\pgfkeys{/j/.is family,/j,base/.style={t=none},t/.store in=\\jt,n/.code={\\def\\jn{<#1>}}}\\pgfkeys{/j,base,n=x}\\jt\\jn",
            "none<x>",
        ),
        (
            "\\pgfkeys{/a/b/.initial=v}\\pgfkeysvalueof{/a/b}\\pgfkeys{/a/b=w}\\pgfkeysvalueof{/a/b}",
            "vw",
        ),
        (
            "\\ExplSyntaxOn\\keys_define:nn{j}{t .tl_set:N=\\l_t_tl,e .tl_set:N=\\l_e_tl,e .initial:n={now}}\\keys_set:nn{j}{t=A}\\l_t_tl\\l_e_tl",
            "Anow",
        ),
    ]);
}

#[test]
fn the_programming_layer_is_read() {
    each(&[
        (
            "\\ExplSyntaxOn\\tl_new:N\\l_a_tl\\tl_set:Nn\\l_a_tl{x~y}\\tl_put_right:Nn\\l_a_tl{z}\\tl_use:N\\l_a_tl",
            "x yz",
        ),
        (
            "\\ExplSyntaxOn\\seq_set_split:Nnn\\l_tmpa_seq{;}{a;b ; c}\\seq_use:Nnnn\\l_tmpa_seq{~and~}{,~}{,~and~}",
            "a, b, and c",
        ),
        (
            "\\ExplSyntaxOn\\clist_map_inline:nn{a,b,,c}{[#1]}",
            "[a][b][c]",
        ),
        (
            "\\ExplSyntaxOn\\seq_new:N\\g_a_seq\\seq_gput_right:Nn\\g_a_seq{x}\\seq_gput_right:Nn\\g_a_seq{y}\\seq_map_inline:Nn\\g_a_seq{(#1)}",
            "(x)(y)",
        ),
        (
            "\\ExplSyntaxOn\\prop_new:N\\g_p_prop\\prop_gput:Nnn\\g_p_prop{k}{v}\\prop_item:Nn\\g_p_prop{k}",
            "v",
        ),
        (
            "\\ExplSyntaxOn\\int_new:N\\l_n_int\\int_incr:N\\l_n_int\\int_use:N\\l_n_int\\int_compare:nNnTF{\\l_n_int}={1}{y}{n}",
            "1y",
        ),
        (
            "\\ExplSyntaxOn\\int_case:nnF{2}{{1}{Jan}{2}{Feb}}{?}\\str_case:nnF{x}{{a}{A}}{?}",
            "Feb?",
        ),
        (
            "\\ExplSyntaxOn\\cs_new:Npn\\my_f:n#1{<#1>}\\tl_set:Nn\\l_a_tl{v}\\my_f:V\\l_a_tl",
            "<v>",
        ),
        (
            "\\ExplSyntaxOn\\tl_if_blank:nTF{~}{empty}{full}\\bool_new:N\\l_b_bool\\bool_set_true:N\\l_b_bool\\bool_if:NT\\l_b_bool{!}",
            "empty!",
        ),
        (
            "\\ExplSyntaxOn\\bool_lazy_or:nnTF{a}{b}{}{}\\msg_new:nnn{m}{n}{lost}\\ExplSyntaxOff a b",
            "a b",
        ),
    ]);
}

#[test]
fn options_are_run_when_they_are_given() {
    let class = "\\newif\\iflong\\DeclareOption{long}{\\longtrue}\\DeclareOption{other}{\\def\\xx{other}}\\def\\xx{x}\\ProcessOptions\\relax";
    let main =
        "\\documentclass[long]{own}\\begin{document}\\iflong L\\else S\\fi\\xx\\end{document}";
    let files = [("main.tex", main), ("own.cls", class)];
    assert_eq!(read(&files, "").text.text, "Lx");
}

#[test]
fn tests_are_joined() {
    each(&[
        (
            "\\ifthenelse{\\equal{a}{a}\\AND\\NOT\\equal{a}{b}}{y}{n}",
            "y",
        ),
        ("\\ifthenelse{\\equal{a}{b}\\OR\\(2>1\\)}{y}{n}", "y"),
        (
            "\\newtoggle{t}\\toggletrue{t}\\ifboolexpr{togl {t} and not test {\\ifblank{ }}}{y}{n}",
            "n",
        ),
        ("\\ifnum\\pdfstrcmp{a}{a}=0 y\\else n\\fi", "y"),
    ]);
}

#[test]
fn nodes_of_drawings_are_read_wherever_they_are_made() {
    each(&[
        (
            "\\newenvironment{bars}{\\begin{tikzpicture}}{\\end{tikzpicture}}\\newcommand\\bar[2]{\\draw (0,0) -- (#2,1);\\node[label=180:#1] at (0,0) {};}a\\begin{bars}\\bar{Rust}{3}\\end{bars}b",
            "a\nRust\nb",
        ),
        (
            "\\begin{tikzpicture}\\draw (0,0) -- (1,1) node[right] {end} -- (2,2);\\end{tikzpicture}",
            "end",
        ),
        ("a \\tikz[baseline]\\node[draw] {chip}; b", "a chip b"),
        (
            "\\begin{tikzpicture}\\foreach \\tt in {a,b} \\node at (0,0) {\\tt};\\end{tikzpicture}",
            "a\nb",
        ),
    ]);
}

#[test]
fn rows_of_a_table_file_are_read() {
    let files = [
        (
            "main.tex",
            "\\csvreader[head to column names]{jobs.csv}{}{\\role, \\firm; }\\DTLloaddb{j}{jobs.csv}\\DTLforeach{j}{\\rr=role}{[\\rr]}",
        ),
        ("jobs.csv", "role,firm\nCook,\"Acme, Inc.\"\nBaker,Oven\n"),
    ];
    let document = read(&files, "");
    assert_eq!(
        document.text.text.trim_end(),
        "Cook, Acme, Inc.; Baker, Oven; [Cook][Baker]"
    );
}

#[test]
fn boxes_and_tables_of_packages_keep_their_options_to_themselves() {
    each(&[
        (
            "\\newtcolorbox{panel}[2][]{title={#2},#1}\\begin{panel}[colback=red]{Skills}Rust\\end{panel}",
            "Skills\nRust",
        ),
        (
            "\\newtcbox{\\chip}[1][red]{colback=#1}\\chip[blue]{Rust} \\tcbox[colback=red]{C}",
            "Rust C",
        ),
        (
            "\\scalebox{0.9}[1]{a}\\rotatebox[origin=c]{90}{b}\\hl{c}\\titlerule[2pt]\\\\[1em]d",
            "abc\nd",
        ),
        (
            "\\begin{tabu} to \\linewidth {X X}a & b\\\\\\end{tabu}",
            "a\tb",
        ),
        (
            "\\begin{tblr}{colspec={lX}}\\SetCell[c=2]{c} a & b\\\\\\end{tblr}",
            "a\tb",
        ),
        (
            "\\begin{tabbing}a \\= b \\\\ c \\> d\\end{tabbing}",
            "a\tb\nc\td",
        ),
    ]);
}

#[test]
fn commands_that_nobody_knows_are_told_apart() {
    each(&[
        ("\\place{Bonn}\\years{2020}", "Bonn\t2020"),
        ("\\place{Bonn} \\textbf{x}\\place{Kiel}s", "Bonn xKiels"),
    ]);
}

#[test]
fn headings_go_by_many_names() {
    for (source, headings) in [
        ("\\newcommand\\cvsect[1]{\\textbf{#1}}\\cvsect{Skills}", 1),
        (
            "\\newcommand\\cvheading[1]{\\textbf{#1}}\\cvheading{Skills}",
            1,
        ),
        (
            "\\newcommand\\subheading[1]{\\textbf{#1}}\\subheading{Acme}",
            0,
        ),
        (
            "\\newcommand\\formatsectiontext[1]{\\textbf{#1}}\\formatsectiontext{Cook}",
            0,
        ),
        (
            "\\begin{thebibliography}{9}\\bibitem{a} A.\\end{thebibliography}",
            1,
        ),
    ] {
        let document = read(&[("main.tex", source)], "");
        let count = document
            .text
            .events
            .iter()
            .filter(|(_, event)| matches!(event, crate::latex::emit::Event::HeadingStart(..)))
            .count();
        assert_eq!(count, headings, "{source}");
    }
}

#[test]
fn a_class_may_give_a_sign_arguments() {
    let files = [
        (
            "main.tex",
            "\\documentclass{own}\\begin{document}\\degree{MSc}{Physics} 5\\textdegree\\end{document}",
        ),
        ("own.cls", "\\newcommand\\degree[2]{#1 in #2}"),
    ];
    assert_eq!(read(&files, "").text.text, "MSc in Physics 5°");
}

#[test]
fn lines_of_their_own_are_lines() {
    each(&[
        (
            "\\newcommand\\tab[1][1cm]{\\hspace*{#1}}a\\tab[4mm]b",
            "a b",
        ),
        (
            "\\centerline{\\Huge Jo Doe}\\leftline{Bonn}text",
            "Jo Doe\nBonn\ntext",
        ),
        ("a \\contour{white}{b} c", "a b c"),
        (
            "\\usepackage{currvita}\\begin{document}\\begin{cv}{Jo Doe}\\begin{cvlist}{Work}\\item[2010] Cook\\end{cvlist}\\cvplace{Bonn}\\end{cv}\\end{document}",
            "Jo Doe\nWork\n2010 Cook",
        ),
    ]);
}

#[test]
fn targets_of_links_may_hold_percent_signs() {
    each(&[
        (
            "\\href{https://a.example/x%20y?z=0}{Bread} and rolls",
            "Bread and rolls",
        ),
        (
            "\\newcommand\\work[1]{\\href[pdfnewwindow]{https://a.example}{#1}}\\work{Bread} and rolls",
            "Bread and rolls",
        ),
        (
            "\\newcommand{\\row}[2]{\\tabularx{9cm}{l X} #1 & #2 \\endtabularx}\\row{2019}{Bread}",
            "2019\tBread",
        ),
    ]);
}
