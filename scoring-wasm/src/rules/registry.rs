//! The table of all rules, ordered by code.

use super::Rule;
use super::{bullets, contact, content, dates, format, sections, wording};
#[cfg(feature = "whole")]
use super::{file, matching, text};

/// All rules; without those of the page, the file and the posting where a build is without them.
pub static RULES: &[&Rule] = &[
    &bullets::weak_first_verb::RULE,
    &bullets::first_person::RULE,
    &bullets::long_bullet::RULE,
    &bullets::repeated_verb::RULE,
    &bullets::duplicate_bullet::RULE,
    &bullets::no_bullets::RULE,
    &bullets::mixed_tense::RULE,
    &bullets::mixed_punctuation::RULE,
    &bullets::passive::RULE,
    &bullets::stock_phrases::RULE,
    &bullets::no_numbers::RULE,
    &bullets::many_bullets::RULE,
    &bullets::terse_bullets::RULE,
    &bullets::small_start::RULE,
    &contact::no_name::RULE,
    &contact::unreachable::RULE,
    &contact::no_email::RULE,
    &contact::no_phone::RULE,
    &contact::informal_email::RULE,
    &contact::in_header::RULE,
    &contact::placeholder::RULE,
    &contact::photo::RULE,
    &contact::personal_data::RULE,
    &contact::several_emails::RULE,
    &contact::link_mismatch::RULE,
    &contact::broken_link::RULE,
    &contact::unprinted_link::RULE,
    &contact::no_location::RULE,
    &contact::identity_number::RULE,
    &contact::shortened_name::RULE,
    &dates::no_dates::RULE,
    &dates::year_only::RULE,
    &dates::mixed_formats::RULE,
    &dates::end_before_start::RULE,
    &dates::future::RULE,
    &dates::open_end::RULE,
    &dates::odd_form::RULE,
    &dates::ambiguous::RULE,
    &dates::impossible::RULE,
    &dates::two_digit_year::RULE,
    &dates::stale::RULE,
    &content::degree_without_school::RULE,
    &content::education_dates::RULE,
    &content::odd_grade::RULE,
    &content::incomplete_position::RULE,
    &content::order::RULE,
    &content::gap::RULE,
    &content::overlap::RULE,
    &content::bare_newest::RULE,
    #[cfg(feature = "whole")]
    &file::too_large::RULE,
    #[cfg(feature = "whole")]
    &file::encrypted::RULE,
    #[cfg(feature = "whole")]
    &file::font_not_embedded::RULE,
    #[cfg(feature = "whole")]
    &file::no_letter_map::RULE,
    #[cfg(feature = "whole")]
    &file::page_count::RULE,
    #[cfg(feature = "whole")]
    &file::no_title::RULE,
    #[cfg(feature = "whole")]
    &file::untagged::RULE,
    #[cfg(feature = "whole")]
    &file::odd_version::RULE,
    #[cfg(feature = "whole")]
    &file::file_name::RULE,
    #[cfg(feature = "whole")]
    &file::attachments::RULE,
    #[cfg(feature = "whole")]
    &matching::fewer_years::RULE,
    #[cfg(feature = "whole")]
    &matching::fewer_years_of_skill::RULE,
    #[cfg(feature = "whole")]
    &matching::other_level::RULE,
    #[cfg(feature = "whole")]
    &matching::other_place::RULE,
    #[cfg(feature = "whole")]
    &matching::clearance::RULE,
    #[cfg(feature = "whole")]
    &matching::degree::RULE,
    #[cfg(feature = "whole")]
    &matching::certificate::RULE,
    #[cfg(feature = "whole")]
    &matching::language::RULE,
    #[cfg(feature = "whole")]
    &matching::permit::RULE,
    #[cfg(feature = "whole")]
    &matching::lapsed_certificate::RULE,
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
    &format::text_boxes::RULE,
    &format::rotated_text::RULE,
    &format::tracked_letters::RULE,
    &format::low_contrast::RULE,
    &format::small_print::RULE,
    &format::narrow_margins::RULE,
    &format::squeezed_lines::RULE,
    &format::unread_class::RULE,
    &format::narrow_spaces::RULE,
    #[cfg(feature = "whole")]
    &matching::missing_must::RULE,
    #[cfg(feature = "whole")]
    &matching::missing_preferred::RULE,
    #[cfg(feature = "whole")]
    &matching::repetition::RULE,
    #[cfg(feature = "whole")]
    &matching::alias_only::RULE,
    #[cfg(feature = "whole")]
    &matching::title_unsaid::RULE,
    #[cfg(feature = "whole")]
    &matching::listed_only::RULE,
    #[cfg(feature = "whole")]
    &matching::old_evidence::RULE,
    #[cfg(feature = "whole")]
    &matching::one_form::RULE,
    #[cfg(feature = "whole")]
    &matching::low_placement::RULE,
    #[cfg(feature = "whole")]
    &matching::hidden_terms::RULE,
    #[cfg(feature = "whole")]
    &matching::copied_sentences::RULE,
    #[cfg(feature = "whole")]
    &matching::bare_keywords::RULE,
    &wording::technology_names::RULE,
    &wording::doubled_word::RULE,
    #[cfg(feature = "whole")]
    &wording::misspelt_word::RULE,
    &wording::mixed_english::RULE,
    &wording::straight_quotes::RULE,
    &wording::a_or_an::RULE,
    &wording::unspelt_acronym::RULE,
    &wording::long_text::RULE,
    &wording::short_text::RULE,
    &wording::long_sentence::RULE,
    &wording::leftover_markup::RULE,
    &wording::space_before_mark::RULE,
    &sections::no_experience::RULE,
    &sections::no_education::RULE,
    &sections::no_skills::RULE,
    &sections::empty_section::RULE,
    &sections::unusual_heading::RULE,
    &sections::duplicate_section::RULE,
    &sections::placeholder_text::RULE,
    &sections::references_line::RULE,
    &sections::no_sections::RULE,
    &sections::order::RULE,
    &sections::long_summary::RULE,
    &sections::mixed_headings::RULE,
    &sections::missing_section::RULE,
    &sections::beside::RULE,
    &content::ungrouped_skills::RULE,
    &content::unbacked_skills::RULE,
    &content::duplicate_skill::RULE,
    &content::skill_flood::RULE,
    &content::soft_skills_only::RULE,
    #[cfg(feature = "whole")]
    &text::no_text_layer::RULE,
    #[cfg(feature = "whole")]
    &text::unmapped_letters::RULE,
    #[cfg(feature = "whole")]
    &text::icons_in_text::RULE,
    #[cfg(feature = "whole")]
    &text::ligature_signs::RULE,
    #[cfg(feature = "whole")]
    &text::glued_words::RULE,
    #[cfg(feature = "whole")]
    &text::letters_apart::RULE,
    #[cfg(feature = "whole")]
    &text::unseen_text::RULE,
    #[cfg(feature = "whole")]
    &text::order_differs::RULE,
    #[cfg(feature = "whole")]
    &text::parted_accents::RULE,
    #[cfg(feature = "whole")]
    &text::replaced_text::RULE,
    #[cfg(feature = "whole")]
    &text::lost_words::RULE,
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
