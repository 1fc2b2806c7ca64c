//! Characters that pdfLaTeX has no idea of.

use std::sync::LazyLock;

use compile_protocol::Engine;
use regex::Regex;

use super::Explained;
use super::record::Record;
use super::source::Sources;
use super::table::regex;

pub(super) fn explain(record: &Record, _: &Sources<'_>) -> Option<Explained> {
    static UNKNOWN: LazyLock<Regex> = LazyLock::new(|| {
        regex(r"(?:LaTeX Error: )?Unicode character (.*?) ?\(U\+([0-9A-Fa-f]+)\)")
    });
    let found = UNKNOWN.captures(&record.text)?;
    let code = u32::from_str_radix(&found[2], 16)
        .ok()
        .and_then(char::from_u32);
    let code = code?;
    if is_invisible(code) {
        return Some(
            Explained::new(
                "invisible_character",
                format!(
                    "There is an invisible character (U+{:04X}) here.",
                    u32::from(code)
                ),
                "It usually comes along when text is copied. Delete it.",
            )
            .about(code)
            .instead(""),
        );
    }
    let instead = replacement(code);
    let hint = match instead {
        Some(instead) => {
            format!("Write {instead} instead, or compile with XeLaTeX and a font that has it.")
        }
        None => "Replace it, or compile with XeLaTeX and a font that has it.".to_owned(),
    };
    let mut explained = Explained::new(
        "unicode_character",
        format!(
            "The character “{code}” (U+{:04X}) is not known to pdfLaTeX.",
            u32::from(code)
        ),
        hint,
    )
    .about(code)
    .engine(Engine::Xelatex);
    // What needs a package as well is for the person to do.
    explained.instead = instead
        .filter(|instead| !instead.contains("package"))
        .map(str::to_owned);
    Some(explained)
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{fe0f}' | '\u{feff}'
        )
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
        '✓' | '✔' => r"\checkmark (package amssymb)",
        '★' => r"$\star$",
        '●' | '▪' | '◦' | '‣' | '■' | '◆' | '➢' | '❖' | '\u{f0b7}' => {
            r"\textbullet{}"
        }
        '∙' => r"\textperiodcentered{}",
        '−' | '‐' | '‑' | '‒' => "-",
        '☎' | '✆' => r"\ding{37} (package pifont)",
        '✉' => r"\Letter (package marvosym)",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        '½' => r"$\frac{1}{2}$",
        '∗' => "*",
        '×' => r"$\times$",
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
