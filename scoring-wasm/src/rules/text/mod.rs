//! The text layer of the PDF.

pub mod glued_words;
pub mod icons_in_text;
pub mod letters_apart;
pub mod ligature_signs;
pub mod lost_words;
pub mod no_text_layer;
pub mod order_differs;
pub mod parted_accents;
pub mod replaced_text;
pub mod unmapped_letters;
pub mod unseen_text;

/// "1 word", "2 words".
fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
