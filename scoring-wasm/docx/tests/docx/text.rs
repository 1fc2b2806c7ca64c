//! What text comes out, in which order.

use crate::support::{Docx, p, r, run, styled, table};
use docx_text::{DocxHidden, DocxZone};

#[test]
fn paragraphs_breaks_and_tabs_become_lines_and_tabs() {
    let body = p("Jane  Sample")
        + "<w:p/>"
        + "<w:p><w:pPr><w:tabs><w:tab w:val='right' w:pos='9000'/></w:tabs></w:pPr><w:r><w:t>Engineer</w:t><w:tab/><w:t>2020</w:t><w:noBreakHyphen/><w:t>21</w:t><w:br/><w:t>Berlin</w:t></w:r></w:p>"
        + &p("R&amp;D &#8211; caf&#xE9; so\u{ad}ft");
    let reading = Docx::new(&body).read();
    assert_eq!(
        reading.text,
        "Jane Sample\nEngineer\t2020-21\nBerlin\nR&D – café soft"
    );
    assert_eq!(reading.lines.len(), 4);
    for (line, text) in reading.lines.iter().zip(reading.text.split('\n')) {
        assert!(reading.text[line.start as usize..].starts_with(text));
    }
}

#[test]
fn words_may_be_spread_over_many_runs() {
    let body = format!(
        "<w:p>{}{}<w:proofErr/>{}</w:p>",
        r("Ja"),
        r("va"),
        r("Script")
    );
    assert_eq!(Docx::new(&body).read().text, "JavaScript");
}

#[test]
fn text_pushed_aside_by_spaces_stands_apart() {
    assert_eq!(
        Docx::new(&p("Engineer        2020  2021")).read().text,
        "Engineer\t2020 2021"
    );
}

#[test]
fn headings_are_known_by_style_name_base_or_outline() {
    let styles = r#"
        <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>"#;
    let body = styled("<w:pStyle w:val='Titel'/>", "Jane")
        + &styled("<w:pStyle w:val='berschrift2'/>", "Skills")
        + &styled("<w:pStyle w:val='Mine'/>", "Work")
        + &styled("<w:outlineLvl w:val='0'/>", "Education")
        + &styled("<w:pStyle w:val='Mine'/><w:outlineLvl w:val='9'/>", "text")
        + &styled("<w:pStyle w:val='Loop'/>", "loop")
        + &styled("<w:pStyle w:val='Heading1'/>", "unknown style")
        + &p("plain");
    let reading = Docx::new(&body).part("styles", "styles", styles).read();
    let levels: Vec<u8> = reading.lines.iter().map(|line| line.heading).collect();
    assert_eq!(levels, [0, 2, 2, 1, 0, 0, 0, 0]);
    assert!(reading.lines[0].title && !reading.lines[1].title);
}

#[test]
fn looks_come_from_defaults_styles_and_runs() {
    let styles = r#"
        <w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:styleId="Big"><w:name w:val="Big"/><w:rPr><w:b/><w:caps/><w:sz w:val="40"/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="Soft"><w:name w:val="Soft"/><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style>"#;
    let body = format!(
        "{}<w:p><w:pPr><w:pStyle w:val='Big'/><w:pBdr><w:bottom w:val='single'/></w:pBdr></w:pPr>{}{}</w:p>",
        p("a"),
        r("b"),
        run("<w:rStyle w:val='Soft'/>", "c")
    );
    let reading = Docx::new(&body).part("styles", "styles", styles).read();
    assert_eq!(reading.text, "a\nbc");
    let set: Vec<_> = reading
        .runs
        .iter()
        .map(|run| (run.start, run.size, run.bold, run.italic, run.caps))
        .collect();
    assert_eq!(
        set,
        [
            (0, 22, false, false, false),
            (2, 40, true, false, true),
            (3, 40, false, true, true)
        ]
    );
    assert!(reading.lines[1].ruled && !reading.lines[0].ruled);
}

#[test]
fn lists_have_bullets_and_depths() {
    let numbering = r#"
        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>"#;
    let item = |level: u8, id: u8, text: &str| {
        styled(
            &format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{id}'/></w:numPr>"),
            text,
        )
    };
    let body = item(0, 1, "outer")
        + &item(1, 1, "inner</w:t><w:br/><w:t>goes on")
        + &item(0, 2, "first")
        + &item(0, 0, "none")
        + &item(0, 1, " ");
    let reading = Docx::new(&body)
        .part("numbering", "numbering", numbering)
        .read();
    assert_eq!(reading.text, "• outer\n• inner\ngoes on\nfirst\nnone");
    let lists: Vec<_> = reading.lines.iter().map(|l| (l.list, l.item)).collect();
    assert_eq!(
        lists,
        [(1, true), (2, true), (2, false), (1, true), (0, false)]
    );
}

#[test]
fn links_keep_their_targets() {
    let body = format!(
        "<w:p><w:hyperlink r:id='l1'>{}</w:hyperlink> {}<w:hyperlink w:anchor='here'>{}</w:hyperlink>\
         <w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/jane\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>\
         <w:fldSimple w:instr='HYPERLINK mailto:j@example.org'>{}</w:fldSimple></w:p>",
        r("mail"),
        r(" or "),
        r("below "),
        r("site "),
        r("write"),
    );
    let reading = Docx::new(&body)
        .address("l1", "mailto:jane@example.org")
        .read();
    assert_eq!(reading.text, "mail or below site write");
    let links: Vec<_> = reading
        .links
        .iter()
        .map(|l| {
            (
                &reading.text[l.start as usize..l.end as usize],
                l.target.as_str(),
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("mail", "mailto:jane@example.org"),
            ("site", "https://example.org/jane"),
            ("write", "mailto:j@example.org")
        ]
    );
}

#[test]
fn cells_of_one_line_stand_beside_each_other_and_long_ones_below() {
    let item = styled("<w:numPr><w:numId w:val='1'/></w:numPr>", "led a team");
    let (date, title) = (p("2020 – 2021"), p("Engineer"));
    let long = format!("{title}{}{item}", p("Example Ltd"));
    let body = p("before")
        + &table(&[&[&date, &long], &[&p("a"), &p("b")], &[&long, &date]])
        + &p("after");
    let reading = Docx::new(&body).read();
    assert_eq!(
        reading.text,
        "before\n2020 – 2021\tEngineer\nExample Ltd\n• led a team\na\tb\nEngineer\nExample Ltd\n• led a team\n2020 – 2021\nafter"
    );
    let [table] = reading.tables[..] else {
        panic!("one table")
    };
    assert!(table.layout);
    assert_eq!(table.columns, 2);
    let text = &reading.text[table.start as usize..table.end as usize];
    assert!(text.starts_with("2020") && text.ends_with("2021"));
}

#[test]
fn a_table_of_short_cells_lays_out_nothing_and_nested_ones_are_read() {
    let inner = table(&[&[&p("x"), &p("y")]]);
    let reading = Docx::new(&table(&[&[&p("a"), &format!("{inner}<w:p/>")]])).read();
    assert_eq!(reading.text, "a\nx\ty");
    assert_eq!(reading.tables.len(), 2);
    assert!(reading.tables[0].start <= reading.tables[1].start);
    assert!(!Docx::new(&table(&[&[&p("a"), &p("b")]])).read().tables[0].layout);
}

#[test]
fn text_boxes_come_after_their_paragraph_and_only_once() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("jane@example.org"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}",
        r("Jane "),
        r("Sample"),
        p("after"),
    );
    let reading = Docx::new(&body).read();
    assert_eq!(reading.text, "Jane Sample\njane@example.org\nafter");
    let [range] = reading.boxes[..] else {
        panic!("one box")
    };
    assert_eq!(
        &reading.text[range.start as usize..range.end as usize],
        "jane@example.org"
    );
    // The older way alone.
    let old = format!(
        "<w:p><w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r></w:p>"
    );
    let reading = Docx::new(&old).read();
    assert_eq!(
        (reading.text.as_str(), reading.boxes.len()),
        ("jane@example.org", 1)
    );
}

#[test]
fn headers_come_first_footers_last_and_repeats_once() {
    let section = |more: &str| {
        format!(
            "<w:sectPr><w:headerReference w:type='default' r:id='h1'/><w:headerReference w:type='first' r:id='h2'/><w:headerReference w:type='even' r:id='h3'/><w:footerReference w:type='default' r:id='f1'/>{more}</w:sectPr>"
        )
    };
    let parts = |docx: Docx| {
        docx.part("h1", "header", &p("Jane Sample"))
            .part("h2", "header", &p("first page"))
            .part("h3", "header", &p("even pages"))
            .part("f1", "footer", &p("page 1"))
            .part("footnotes", "footnotes", &format!("<w:footnote w:type='separator'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote>", p("---"), p("a note")))
    };
    let body = format!("{}{}", p("body"), section(""));
    let reading = parts(Docx::new(&body)).read();
    assert_eq!(reading.text, "Jane Sample\nbody\na note\npage 1");
    let zones: Vec<_> = reading.lines.iter().map(|line| line.zone).collect();
    assert_eq!(
        zones,
        [
            DocxZone::Header,
            DocxZone::Body,
            DocxZone::Note,
            DocxZone::Footer
        ]
    );
    let reading = parts(Docx::new(&format!(
        "{}{}",
        p("body"),
        section("<w:titlePg/>")
    )))
    .read();
    assert!(reading.text.starts_with("Jane Sample\nfirst page\nbody"));
}

#[test]
fn columns_and_the_page_are_told_by_sections() {
    let section = |columns: &str| {
        format!(
            "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1440' w:right='720' w:bottom='1440' w:left='1440'/>{columns}</w:sectPr>"
        )
    };
    let body = format!(
        "{}<w:p><w:pPr>{}</w:pPr>{}</w:p>{}{}",
        p("one"),
        section(""),
        r("still one"),
        p("two"),
        section("<w:cols w:num='2'/>"),
    );
    let reading = Docx::new(&body).read();
    let [columns] = reading.columns[..] else {
        panic!("one stretch")
    };
    assert_eq!(columns.count, 2);
    assert_eq!(
        &reading.text[columns.start as usize..columns.end as usize],
        "two"
    );
    assert_eq!(
        (reading.page.width, reading.page.height, reading.page.margin),
        (595, 841, 36)
    );
}

#[test]
fn deleted_text_is_left_out_and_inserted_text_is_read() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{}<w:del><w:r><w:delText>Java</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom><w:ins>{}</w:ins><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>!</w:t></w:r></w:p>",
        r("I write "),
        r("moved"),
        r("Rust"),
    );
    let reading = Docx::new(&body).read();
    assert_eq!(reading.text, "I write Rust!");
    assert!(reading.tracked_changes);
    assert!(reading.runs.iter().all(|run| run.hidden.is_none()));
    assert!(!Docx::new(&p("x")).read().tracked_changes);
}

#[test]
fn hidden_white_and_tiny_text_is_told() {
    let body = format!(
        "<w:p>{}{}{}{}{}{}</w:p>",
        run("<w:vanish/>", "v"),
        run("<w:color w:val='FFFFFF'/>", "w"),
        run("<w:sz w:val='2'/>", "t"),
        run(
            "<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000000'/>",
            "s"
        ),
        run("<w:color w:val='FFFFFF'/><w:highlight w:val='black'/>", "h"),
        run("<w:vanish w:val='0'/><w:color w:val='C00000'/>", "n"),
    );
    let hidden =
        |docx: &Docx| -> Vec<_> { docx.read().runs.iter().map(|run| run.hidden).collect() };
    assert_eq!(
        hidden(&Docx::new(&body)),
        [
            Some(DocxHidden::Vanish),
            Some(DocxHidden::White),
            Some(DocxHidden::Tiny),
            None
        ]
    );
    let white = format!("<w:p>{}</w:p>", run("<w:color w:val='FEFEFE'/>", "w"));
    assert_eq!(hidden(&Docx::new(&white)), [Some(DocxHidden::White)]);
    for behind in [
        "<w:p><w:pPr><w:shd w:val='clear' w:fill='1F3864'/></w:pPr>{}</w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill='1F3864'/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
        "<w:p><w:r><w:drawing><wp:anchor behindDoc='1'><pic:pic/></wp:anchor></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:drawing><wp:anchor><wps:wsp><wps:spPr><a:solidFill><a:srgbClr val='1F3864'/></a:solidFill></wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:drawing><wp:anchor><wps:wsp><wps:spPr/><wps:style><a:fillRef idx='1'/></wps:style></wps:wsp></wp:anchor></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:pict><v:rect fillcolor='#1f3864'/></w:pict></w:r>{}</w:p>",
        "<w:p><w:r><w:pict><v:rect><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
    ] {
        let body = behind.replace("{}", &run("<w:color w:val='FFFFFF'/>", "w"));
        assert_eq!(hidden(&Docx::new(&body)), [None], "{behind}");
    }
    for beside in [
        "<w:p><w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:drawing><wp:anchor><wps:wsp><wps:spPr><a:noFill/><a:ln><a:solidFill><a:srgbClr val='1F3864'/></a:solidFill></a:ln></wps:spPr><wps:style><a:fillRef idx='1'/></wps:style></wps:wsp></wp:anchor></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:drawing><wp:anchor><wps:wsp><wps:spPr><a:solidFill><a:schemeClr val='bg1'/></a:solidFill></wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r>{}</w:p>",
        "<w:p><w:r><w:pict><v:rect fillcolor='#1f3864' filled='f'/><v:shape fillcolor='white [3212]'/></w:pict></w:r>{}</w:p>",
    ] {
        let body = beside.replace("{}", &run("<w:color w:val='FFFFFF'/>", "w"));
        assert_eq!(
            hidden(&Docx::new(&body)),
            [Some(DocxHidden::White)],
            "{beside}"
        );
    }
}

#[test]
fn pictures_charts_word_art_and_icons_are_told() {
    let body = format!(
        "<w:p>{}<w:r><w:drawing><wp:inline><wp:extent cx='1270000' cy='2540000'/><wp:docPr id='1' descr='Portrait'/><a:graphic><pic:pic/></a:graphic></wp:inline></w:drawing></w:r>\
         <w:r><w:drawing><wp:inline><a:graphic><c:chart/></a:graphic></wp:inline></w:drawing></w:r>\
         <w:r><w:pict><v:shape alt='old'><v:imagedata/></v:shape></w:pict></w:r><w:r><w:pict><v:shape><v:textpath string='SKILLS'/></v:shape></w:pict></w:r>\
         <w:r><w:sym w:font='Wingdings' w:char='F028'/><w:sym w:font='Symbol' w:char='F0B7'/><w:t>\u{f0e0} x</w:t></w:r></w:p>",
        r("a"),
    );
    let reading = Docx::new(&body).read();
    assert_eq!(reading.text, "a• x");
    assert_eq!(reading.images.len(), 2);
    let first = &reading.images[0];
    assert_eq!(
        (first.at, first.width, first.height, first.alt.as_deref()),
        (1, 100, 200, Some("Portrait"))
    );
    assert_eq!(reading.graphics.len(), 2);
    assert_eq!(reading.icons, [1, 4]);
}

#[test]
fn content_controls_formulas_and_old_alternatives_are_read() {
    let body = format!(
        "<w:sdt><w:sdtPr><w:alias w:val='Name'/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:p><w:smartTag>{}</w:smartTag><w:customXml>{}</w:customXml><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
        p("Jane Sample"),
        r("Ber"),
        r("lin "),
    );
    assert_eq!(Docx::new(&body).read().text, "Jane Sample\nBerlin x");
}

#[test]
fn a_frame_counts_as_a_text_box() {
    let reading =
        Docx::new(&(styled("<w:framePr w:w='3000'/>", "jane@example.org") + &p("x"))).read();
    assert_eq!(reading.boxes.len(), 1);
    let capital = Docx::new(&styled("<w:framePr w:dropCap='drop'/>", "O")).read();
    assert!(capital.boxes.is_empty());
}

#[test]
fn the_files_own_words_are_read() {
    let mut docx = Docx::new(&p("x"));
    docx.raw("docProps/core.xml", "<c:core xmlns:c='c' xmlns:d='d'><d:title>CV of Jane</d:title><d:creator> Jane &amp; Co </d:creator><d:keywords/></c:core>");
    docx.raw("docProps/app.xml", "<Properties xmlns='p'><Application>Writer</Application><Pages>2</Pages><TitlesOfParts><x><Pages>9</Pages></x></TitlesOfParts></Properties>");
    docx.raw("word/vbaProject.bin", [0, 1]);
    let reading = docx.read();
    assert_eq!(reading.properties.title.as_deref(), Some("CV of Jane"));
    assert_eq!(reading.properties.author.as_deref(), Some("Jane & Co"));
    assert_eq!(reading.properties.keywords, None);
    assert_eq!(reading.properties.application.as_deref(), Some("Writer"));
    assert_eq!(reading.properties.pages, Some(2));
    assert!(reading.macros);
}

#[test]
fn strict_documents_and_other_prefixes_are_read_alike() {
    let mut docx = Docx::default();
    docx.raw(
        "word/document.xml",
        "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:p><x:r><x:rPr><x:b/></x:rPr><x:t>bold</x:t></x:r></x:p></x:body></x:document>",
    );
    let reading = docx.read();
    assert_eq!(reading.text, "bold");
    assert!(reading.runs[0].bold);
}

#[test]
fn utf_16_parts_are_read() {
    let text = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>Größe</w:t></w:r></w:p></w:body></w:document>";
    let mut docx = Docx::default();
    let bytes: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    docx.raw("word/document.xml", bytes);
    assert_eq!(docx.read().text, "Größe");
}

#[test]
fn what_libreoffice_writes_is_read() {
    let read = |bytes: &[u8]| docx_text::read(bytes, docx_text::DocxLimits::CURRENT).expect("ours");
    let plain = read(include_bytes!("../samples/resume.docx"));
    let lines: Vec<_> = plain.text.lines().collect();
    assert_eq!(lines[0], "Maya Lindqvist");
    assert_eq!(lines[3], "Senior Data Engineer\tMar 2021 – Present");
    assert_eq!(
        lines[5],
        "• Moved 40 nightly batch jobs to streaming pipelines on Kafka and Flink."
    );
    let headings = plain
        .lines
        .iter()
        .zip(&lines)
        .filter(|(line, _)| line.heading == 1);
    let headings: Vec<_> = headings.map(|(_, text)| *text).collect();
    assert_eq!(headings, ["Experience", "Education", "Skills"]);
    assert!(plain.lines[0].title);

    let laid_out = read(include_bytes!("../samples/layout.docx"));
    assert_eq!(laid_out.lines[0].zone, DocxZone::Header);
    let [range] = laid_out.boxes[..] else {
        panic!("one text box")
    };
    assert_eq!(
        &laid_out.text[range.start as usize..range.end as usize],
        "omar.haddad@example.org\n+49 30 5550123"
    );
    assert!(laid_out.tables[0].layout);
    let last = laid_out.runs.last().expect("runs");
    assert_eq!(last.hidden, Some(DocxHidden::White));
}
