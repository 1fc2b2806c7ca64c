//! Font maps of xdvipdfmx without the lines of fonts that the bundle lacks.
//!
//! xdvipdfmx reads each map that `dvipdfmx.cfg` names at every run: `pdftex.map` of a whole
//! TeX Live has 50 000 lines and costs a tenth of a second. Two notations stand side by side in
//! these files: that of dvips and pdfTeX (`tfm ps-name "commands" <enc <font`) and that of
//! dvipdfmx (`tfm enc font options`). Source: `man dvipdfm`, `pdftex-a.pdf` chapter 5.

/// Endings that a font file may have where a line of dvipdfmx leaves it out.
const FONT_ENDINGS: [&str; 6] = ["", ".otf", ".ttf", ".ttc", ".pfb", ".pfa"];

/// Names of the maps that a `dvipdfmx.cfg` asks for.
pub fn asked_for(config: &str) -> Vec<&str> {
    config
        .lines()
        .filter_map(|line| {
            line.trim_start()
                .strip_prefix('f')?
                .strip_prefix(char::is_whitespace)
        })
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

/// Names of the configuration files that a `dvipdfmx.cfg` includes.
pub fn included(config: &str) -> Vec<&str> {
    config
        .lines()
        .filter_map(|line| {
            line.trim_start()
                .strip_prefix('i')?
                .strip_prefix(char::is_whitespace)
        })
        .map(str::trim)
        .collect()
}

/// The map with the lines that can be used when `has` says which files there are.
pub fn trim(map: &str, has: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for line in map.lines() {
        if is_usable(line.trim(), &has) {
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    out
}

fn is_usable(line: &str, has: &impl Fn(&str) -> bool) -> bool {
    if line.is_empty() || line.starts_with(['%', '#', '*', ';', ' ']) {
        return false;
    }
    let Some(tfm) = line.split_whitespace().next() else {
        return false;
    };
    // A font in many pieces: the definition of the pieces stands between @ signs.
    let metrics = match tfm.split('@').collect::<Vec<_>>()[..] {
        [_, pieces, ..] => has(&format!("{pieces}.sfd")),
        _ => has(&format!("{tfm}.tfm")) || has(&format!("{tfm}.ofm")),
    };
    metrics
        && if line.contains(['<', '"']) {
            dvips_files(line).all(has)
        } else {
            has_dvipdfmx_font(line, has)
        }
}

/// Files that a line in the notation of dvips names.
fn dvips_files(line: &str) -> impl Iterator<Item = &str> {
    // Commands between quotation marks may hold anything, files are outside.
    line.split('"').step_by(2).flat_map(|outside| {
        outside.split('<').skip(1).filter_map(|after| {
            after
                .trim_start_matches(['[', '<', ' ', '\t'])
                .split_whitespace()
                .next()
        })
    })
}

fn has_dvipdfmx_font(line: &str, has: &impl Fn(&str) -> bool) -> bool {
    let mut fields = line.split_whitespace();
    let tfm = fields.next().unwrap_or_default();
    let font = match fields.nth(1) {
        None => tfm,
        Some(option) if option.starts_with('-') => tfm,
        Some(font) => font,
    };
    // `!font` is not embedded, so no file is needed.
    if font.starts_with('!') {
        return true;
    }
    // `:1:font` is a face of a collection, `font/AJ1` and `font,Bold` are variants.
    let font = match font.strip_prefix(':').and_then(|rest| rest.split_once(':')) {
        Some((_, font)) => font,
        None => font,
    };
    let font = font.split(['/', ',']).next().unwrap_or_default();
    FONT_ENDINGS
        .iter()
        .any(|ending| has(&format!("{font}{ending}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 9] = [
        "cmr10.tfm",
        "cmr10.pfb",
        "ec-lmr10.tfm",
        "lmr10.pfb",
        "lm-ec.enc",
        "rml.tfm",
        "ipaexm.ttf",
        "UGB.sfd",
        "pzdr.tfm",
    ];

    fn kept(line: &str) -> bool {
        trim(line, |name| FILES.contains(&name)) == format!("{line}\n")
    }

    #[test]
    fn a_line_stays_when_metrics_font_and_encoding_are_there() {
        for line in [
            "cmr10 CMR10 <cmr10.pfb",
            "ec-lmr10 LMRoman10-Regular \"enclmec ReEncodeFont\" <lm-ec.enc <lmr10.pfb",
            "ec-lmr10 LMRoman10-Regular <[lm-ec.enc <<lmr10.pfb",
            "ec-lmr10 LMRoman10-Regular < lm-ec.enc < lmr10.pfb",
            "pzdr ZapfDingbats \" .167 SlantFont <unknown.pfb \"",
            "rml H ipaexm.ttf",
            "rml H :0:ipaexm.ttf/AJ16,Bold -s .2",
            "rml H !Ryumin-Light",
            "ec-lmr10 lm-ec lmr10",
            "cmr10 default -s .2",
            "gbsn@UGB@ Identity ipaexm.ttf",
        ] {
            assert!(kept(line), "{line}");
        }
    }

    #[test]
    fn a_line_goes_when_a_part_is_missing() {
        for line in [
            "",
            "% a comment",
            "cmr12 CMR12 <cmr12.pfb",
            "cmr10 CMR10 <cmr12.pfb",
            "ec-lmr10 LMRoman10-Regular \"enclmec ReEncodeFont\" <lm-t1.enc <lmr10.pfb",
            "rml H KozMinPr6N-Regular",
            "gbsn@Other@ Identity ipaexm.ttf",
        ] {
            assert_eq!(trim(line, |name| FILES.contains(&name)), "", "{line}");
        }
    }

    #[test]
    fn the_configuration_names_its_maps() {
        let config = "%% f no.map\nV 5\ni dvipdfmx-paper.cfg\nf  pdftex.map\n f kanjix.map\nfoo\n";
        assert_eq!(asked_for(config), ["pdftex.map", "kanjix.map"]);
        assert_eq!(included(config), ["dvipdfmx-paper.cfg"]);
    }
}
