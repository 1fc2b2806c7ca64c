//! What the classes of template families print of themselves.

use super::text;
use crate::latex::read;

#[test]
fn labels_are_in_the_language_of_the_class() {
    for (source, expected) in [
        (
            "\\documentclass{limecv}\\begin{document}\\cvSetLanguage{german}\\begin{cvEducation}\\cvItem{Abitur};\\end{cvEducation}\\end{document}",
            "Ausbildung\nAbitur",
        ),
        (
            "\\documentclass{limecv}\\begin{document}\\cvSetLanguage{italian}\\begin{cvSkills}\\cvSkillOne{3}{Pane}\\end{cvSkills}\\end{document}",
            "Competenze\nPane",
        ),
        (
            "\\documentclass[spanish]{europasscv}\\ecvname{Jo Doe}\\ecvnationality{belga}\\begin{document}\\ecvpersonalinfo\\end{document}",
            "Currículum vitae\nInformación personal\nJo Doe\nNacionalidad belga\nMay 1, 2026\tPágina 1",
        ),
        (
            "\\documentclass[english,notitle]{europasscv}\\ecvname{Jo Doe}\\begin{document}\\ecvpersonalinfo\\ecvbigitem{Job applied for}{Baker}\\end{document}",
            "Personal information\nJo Doe\nJob applied for\nBaker\nMay 1, 2026\tPage 1",
        ),
        (
            "\\documentclass[finnish]{europecv}\\begin{document}\\ecvmothertongue{suomi}\\end{document}",
            "Mother tongue\tsuomi",
        ),
    ] {
        assert_eq!(text(source).trim_end(), expected, "{source}");
    }
}

#[test]
fn data_that_a_document_defines_itself_is_printed_by_the_title() {
    assert_eq!(
        text(
            "\\documentclass{komacv}\\renewcommand*{\\firstname}{Jo}\\renewcommand*{\\familyname}{Doe}\\renewcommand*{\\email}{jo@doe.example}\\begin{document}\\maketitle\\cvitem{Oven}{hot}\\end{document}"
        )
        .trim_end(),
        "Jo Doe\njo@doe.example\nOven\thot"
    );
}

#[test]
fn entries_in_two_languages_are_read_in_the_one_of_the_class() {
    for (option, expected) in [
        ("english", "Curriculum Vitae\nJobs\nEmployer\tBread"),
        ("german", "Lebenslauf\nArbeitserfahrung\nFirma\tBrot"),
    ] {
        let source = format!(
            "\\documentclass[{option}]{{ecv}}\\begin{{document}}\\begin{{ecv}}\\ecvSec{{\\hypertarget{{j}}{{\\ecvJobs}}}}\\ecvEPR[english]{{Employer}}{{Bread}}\\ecvEPR[german]{{Firma}}{{Brot}}\\end{{ecv}}\\end{{document}}"
        );
        assert_eq!(text(&source).trim_end(), expected, "{option}");
    }
}

#[test]
fn a_footer_patched_into_a_page_style_is_read_and_other_patches_are_not() {
    assert_eq!(
        text(
            "\\makeatletter\\patchcmd{\\ps@mine}{\\thepage}{Jo Doe, \\thepage}{}{}\\patchcmd{\\other}{a}{b}{}{}\\makeatother\\begin{document}Hi\\end{document}"
        ),
        "Hi\nJo Doe, 1"
    );
}

#[test]
fn values_of_keys_are_printed_without_their_keys() {
    assert_eq!(
        text(
            "\\documentclass{limecv}\\begin{document}\\cvAddReference{name=Jo Doe, company={Bread, Inc.}, mobile phone=+1 781 555 1212}\\end{document}"
        )
        .trim_end(),
        "Jo Doe\nBread, Inc.\n+1 781 555 1212"
    );
}

/// What altacv's class says from version 1.7.4 on, as far as it shows.
const ALTACV: &str =
    "\\newtoggle{withhyper}\\newcommand{\\datename}{Date}\\newcommand{\\locationname}{Location}";

#[test]
fn what_icons_stand_for_is_read_where_the_class_says_it() {
    let source = "\\documentclass{altacv}\\begin{document}\\name{Jo Doe}\\personalinfo{\\email{jo@doe.example}\
        \\github{jodoe}\\NewInfoField{blog}{\\faRss}[https://blog.example/]\\blog{jo}}\\makecvheader\
        \\cvevent{Baker}{Bread}{2020}{Bonn}\\cvskill{English}{4.5}\\end{document}";
    let plain = read(&[("main.tex", source)], "").text.text;
    assert_eq!(
        plain.trim_end(),
        "Jo Doe\njo@doe.example\tjodoe\tjo\nBaker\nBread\n2020\tBonn\nEnglish"
    );
    let told = read(&[("main.tex", source), ("altacv.cls", ALTACV)], "")
        .text
        .text;
    assert_eq!(
        told.trim_end(),
        "Jo Doe\nemail: mailto:jo@doe.example\tgithub: https://github.com/jodoe\tblog: https://blog.example/jo\n\
         Baker\nBread\nDate: 2020\tLocation: Bonn\nEnglish\t4.5"
    );
}

#[test]
fn a_sections_sidebar_is_a_file_of_its_own() {
    let source = "\\documentclass{altacv}\\begin{document}\\cvsection[side]{Experience} Baked\\end{document}";
    let side = "\\cvsection{Skills} Rust";
    let text = read(&[("main.tex", source), ("side.tex", side)], "").text;
    assert_eq!(text.text.trim_end(), "Skills\nRust\nExperience\nBaked");
}

#[test]
fn a_letter_and_legends_of_moderncv_are_printed() {
    for (source, expected) in [
        (
            "\\documentclass{moderncv}\\name{Jo}{Doe}\\begin{document}\\recipient{Bread}{Bonn}\\date{2 May 2026}\\enclosure[Attached]{CV}\\makelettertitle Yes.\\makeletterclosing\\end{document}",
            "Bread\nBonn\nJo Doe\n2 May 2026\nYes.\nJo Doe\nAttached: CV",
        ),
        (
            "\\documentclass{moderncv}\\begin{document}\\cvskilllegend*[1em][some][more]{Legend}\\cvskillhead[1em][Grad]\\end{document}",
            "Legend\nsome\tmore\nextensive project experience\tdeepened expert knowledge\texpert / specialist\nGrad\tSkill\tYears\tComment",
        ),
    ] {
        assert_eq!(text(source).trim_end(), expected, "{source}");
    }
}

#[test]
fn global_definitions_outlive_their_group() {
    for (source, expected) in [
        ("\\def\\a{1}{\\gdef\\a{2}\\a}\\a", "22"),
        ("\\def\\a{1}{\\def\\a{2}\\a}\\a", "21"),
        (
            "{\\global\\def\\a{3}}\\a{\\global\\let\\a\\empty}\\a!",
            "3!",
        ),
        ("\\def\\a{1}{\\def\\a{2}{\\gdef\\a{3}}\\a}\\a", "33"),
    ] {
        assert_eq!(text(source), expected, "{source}");
    }
}

#[test]
fn an_environment_whose_end_part_is_forgotten_swallows_nothing() {
    assert_eq!(
        text("\\newenvironment{e}{<}\n\n\\newcommand{\\a}{A}\\begin{e}x\\end{e}\\a")
            .replace('\n', ""),
        "<xA"
    );
}

#[test]
fn what_a_missing_class_is_given_about_the_person_stands_at_the_top() {
    assert_eq!(
        text(
            "\\documentclass{ourcv}\\phone{+1 555 0100}\\name{Jo}{Doe}\\address{Elm Road\\\\ Reno}\\begin{document}\\section{Work}Baker\\end{document}"
        )
        .trim_end(),
        "Jo Doe\nElm Road\nReno\n+1 555 0100\nWork\nBaker"
    );
    // In the body the lines are the document's own, and so are names that it defines.
    assert_eq!(
        text(
            "\\documentclass{ourcv}\\newcommand{\\email}{jo@doe.example}\\begin{document}\\name{Jo Doe} | \\email\\end{document}"
        )
        .trim_end(),
        "Jo Doe | jo@doe.example"
    );
}

#[test]
fn a_fork_of_a_class_is_read_as_its_own() {
    let forked = |class: &str, body: &str| {
        let main =
            format!("\\documentclass{{twentysecondcv}}\\begin{{document}}{body}\\end{{document}}");
        let files = [("main.tex", main.as_str()), ("twentysecondcv.cls", class)];
        read(&files, "").text.text
    };
    let fork = r"\newcommand{\cvname}[1]{\renewcommand{\cvname}{#1}}
\newcommand{\crafts}[1]{\renewcommand{\crafts}{#1}}
\newcommand{\makeprofile}{\cvname\par\crafts\par}
\newcommand{\twentyitem}[5]{#1--#2 \textbf{#3}, #4, #5\par}";
    assert_eq!(
        forked(
            fork,
            r"\cvname{Jo Doe}\crafts{Bread}\makeprofile\twentyitem{2019}{2021}{Baker}{Elm Ovens}{Turku}"
        )
        .trim_end(),
        "Jo Doe\nBread\n2019–2021 Baker, Elm Ovens, Turku"
    );
    // Where it takes what the family's takes, the family says what it stands for.
    assert_eq!(
        forked(
            r"\newcommand{\twentyitem}[4]{#1: #2, #3, #4}",
            r"\twentyitem{2019}{Baker}{Turku}{Baked.}"
        )
        .trim_end(),
        "2019\tBaker\tTurku\nBaked."
    );
}

#[test]
fn a_timeline_of_moderncv_is_read_as_its_entries_are() {
    assert_eq!(
        text(
            "\\documentclass{moderncv}\\usepackage{moderntimeline}\\begin{document}\\tlmaxdates{2003}{2015}\\tlcventry{2013}{0}{Baker}{Elm Ovens}{}{}{}\\tldatecventry{2012}{Cook}{Oak Inn}{}{}{}\\end{document}"
        )
        .trim_end(),
        "since 2013\tBaker, Elm Ovens\n2012\tCook, Oak Inn"
    );
}
