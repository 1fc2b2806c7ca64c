//! Characters that pdfLaTeX has no idea of.

use std::sync::LazyLock;

use regex::Regex;

use super::record::Record;
use super::table::regex;
use super::{Context, Explained};

pub(super) fn explain(record: &Record, _: &Context<'_>) -> Option<Explained> {
    static UNKNOWN: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?:LaTeX Error: )?Unicode character (.*?) ?\(U\+([0-9A-Fa-f]+)\)")
    });
    let found = UNKNOWN.captures(&record.text)?;
    let code = u32::from_str_radix(&found[2], 16)
        .ok()
        .and_then(char::from_u32);
    let hint = match code {
        Some('\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}') => {
            "It is invisible, and usually came along when copying. Delete it.".to_owned()
        }
        Some(c) => match replacement(c) {
            Some(instead) => format!("Write {instead} instead, or compile with XeLaTeX."),
            None => "Replace it, or compile with XeLaTeX and a font that has it.".to_owned(),
        },
        None => "Replace it, or compile with XeLaTeX.".to_owned(),
    };
    let shown = code
        .filter(|c| !c.is_control())
        .map_or_else(String::new, |c| format!("“{c}” "));
    Some(Explained::new(
        "unicode_character",
        format!(
            "The character {shown}(U+{}) is not known to pdfLaTeX.",
            found[2].to_uppercase()
        ),
        hint,
    ))
}

fn replacement(c: char) -> Option<&'static str> {
    Some(match c {
        '→' => r"$\rightarrow$",
        '←' => r"$\leftarrow$",
        '↑' => r"$\uparrow$",
        '↓' => r"$\downarrow$",
        '⇒' => r"$\Rightarrow$",
        '≥' => r"$\geq$",
        '≤' => r"$\leq$",
        '≈' => r"$\approx$",
        '≠' => r"$\neq$",
        '∼' => r"$\sim$",
        '−' => "-",
        '✓' | '✔' => r"\checkmark (package amssymb)",
        '★' => r"$\star$",
        '●' | '▪' | '◦' | '‣' => r"\textbullet",
        '∙' => r"\textperiodcentered",
        'α' => r"$\alpha$",
        'β' => r"$\beta$",
        'γ' => r"$\gamma$",
        'δ' => r"$\delta$",
        'λ' => r"$\lambda$",
        'μ' => r"$\mu$",
        'π' => r"$\pi$",
        'σ' => r"$\sigma$",
        '∞' => r"$\infty$",
        '₹' => r"\rupee (package tfrupee)",
        _ => return None,
    })
}
