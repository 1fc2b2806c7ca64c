//! The table of all rules, ordered by code.

use super::Rule;
use super::{bullets, contact, content, dates, format, matching, sections, wording};

/// All rules.
pub static RULES: &[&Rule] = &[
    &bullets::weak_first_verb::RULE,
    &bullets::first_person::RULE,
    &bullets::long_bullet::RULE,
    &bullets::repeated_verb::RULE,
    &bullets::duplicate_bullet::RULE,
    &bullets::no_bullets::RULE,
    &contact::no_name::RULE,
    &contact::unreachable::RULE,
    &contact::no_email::RULE,
    &contact::no_phone::RULE,
    &contact::informal_email::RULE,
    &contact::in_header::RULE,
    &contact::placeholder::RULE,
    &contact::photo::RULE,
    &contact::personal_data::RULE,
    &dates::no_dates::RULE,
    &dates::year_only::RULE,
    &dates::mixed_formats::RULE,
    &dates::end_before_start::RULE,
    &dates::future::RULE,
    &dates::open_end::RULE,
    &dates::odd_form::RULE,
    &content::incomplete_position::RULE,
    &format::glyph_to_unicode::RULE,
    &format::font_encoding::RULE,
    &format::several_columns::RULE,
    &format::layout_table::RULE,
    &format::image::RULE,
    &format::icons::RULE,
    &format::hidden_text::RULE,
    &format::ratings::RULE,
    &format::no_text::RULE,
    &format::injection::RULE,
    &format::letter_spacing::RULE,
    &matching::missing_must::RULE,
    &matching::missing_preferred::RULE,
    &matching::repetition::RULE,
    &matching::alias_only::RULE,
    &wording::technology_names::RULE,
    &wording::doubled_word::RULE,
    &sections::no_experience::RULE,
    &sections::no_education::RULE,
    &sections::no_skills::RULE,
    &sections::empty_section::RULE,
    &sections::unusual_heading::RULE,
    &sections::placeholder_text::RULE,
    &sections::references_line::RULE,
    &sections::no_sections::RULE,
];

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::report::Category;

    #[test]
    fn codes_are_unique_well_formed_and_ordered() {
        for pair in RULES.windows(2) {
            assert!(
                pair[0].code < pair[1].code,
                "{} {}",
                pair[0].code,
                pair[1].code
            );
        }
        for rule in RULES {
            let (group, number) = rule.code.split_at(3);
            assert!(number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()));
            let category = match group {
                "FMT" | "TXT" | "FIL" => Category::Format,
                "CON" => Category::Contact,
                "SEC" => Category::Sections,
                "EXP" | "EDU" | "SKL" => Category::Content,
                "BUL" | "REA" => Category::Wording,
                "DAT" => Category::Dates,
                "KEY" | "FIT" => Category::Match,
                other => panic!("unknown group {other}"),
            };
            assert_eq!(rule.category, category, "{}", rule.code);
        }
    }

    #[test]
    fn names_are_unique_kebab_case() {
        let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), RULES.len());
        for name in names {
            assert!(
                name.bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()),
                "{name}"
            );
        }
    }

    #[test]
    fn every_rule_is_documented_in_the_same_form() {
        for rule in RULES {
            let docs = rule.markdown();
            let mut from = 0;
            for heading in [
                "## What it checks\n",
                "## Why it matters\n",
                "## Example\n",
                "## Fix\n",
                "## Sources\n",
            ] {
                let at = docs[from..].find(heading);
                assert!(at.is_some(), "{} lacks {heading}", rule.code);
                from += at.unwrap_or(0) + heading.len();
            }
            assert!(docs.len() > from + 2, "{} names no source", rule.code);
        }
    }
}
