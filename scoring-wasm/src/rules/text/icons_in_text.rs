use crate::page::is_icon;
use crate::resume::contacts;
use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Glyphs without a letter, or with one that only their font knows, next to an e-mail address,
    /// a phone number or a link.
    ///
    /// ## Why it matters
    ///
    /// Icon fonts keep their pictures where no letters are. A parser may glue the stray sign to your
    /// address or number.
    ///
    /// ## Example
    ///
    /// “(icon) jane.sample@example.com” comes out as “� jane.sample@example.com”
    ///
    /// ## Fix
    ///
    /// Write “E-mail” and “Phone”, leave the icons out, or give them an empty replacement text
    /// (`\BeginAccSupp{ActualText=}` of the package accsupp).
    ///
    /// ## Sources
    ///
    /// F9, F13
    "TXT003", "icons-in-text", Format, Info, "Icons come out as stray signs"
}

/// Tenths of a point; more when a sign is glued to an address.
const COST: (u16, u16) = (8, 25);
/// Places that are shown.
const SHOWN: usize = 12;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let mut boxes = Vec::new();
    let mut glued = false;
    for line in page.laid.lines() {
        let text = page.laid.raw.get(line.start..line.end).unwrap_or_default();
        if !text.contains(is_icon) {
            continue;
        }
        let contact = !contacts::emails(text).is_empty()
            || !contacts::urls(text).is_empty()
            || text.chars().filter(char::is_ascii_digit).count() >= 7;
        if !contact {
            continue;
        }
        for (word, at) in page.laid.words_in(line) {
            if word.contains(is_icon) {
                glued |= word.contains('@') && !word.chars().all(is_icon);
                boxes.extend(page.laid.raw_boxes(at));
            }
        }
    }
    if boxes.is_empty() {
        return Vec::new();
    }
    boxes.truncate(SHOWN);
    let (message, cost) = if glued {
        (
            "An icon is glued to your e-mail address in the extracted text, so that a parser may take it for part of the address. Put words or a space there.",
            COST.1,
        )
    } else {
        (
            "Icons beside your contact details come out as signs without a meaning. Most parsers skip them; words are safer.",
            COST.0,
        )
    };
    vec![Draft::new(message, page.cost(cost)).boxed(boxes)]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        pass(&RULE, &reading("Phone 030 5550100\n\u{f005} Go"));
        fail(
            &RULE,
            &reading("\u{f095} 030 5550100 \u{f0e0} jane@example.com"),
        );
        fail(&RULE, &reading("\u{fffd}jane@example.com"));
    }
}
