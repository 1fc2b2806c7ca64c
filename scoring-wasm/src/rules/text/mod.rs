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

use crate::rules::{Context, Draft};

/// Places that are shown.
const SHOWN: usize = 20;

/// One draft about the words of the page that are hit, with the message made of “3 words” and the
/// first of them.
fn about_words(
    context: &Context,
    hit: impl Fn(&str) -> bool,
    message: impl Fn(String, &str) -> String,
    cost: u16,
) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let found: Vec<_> = page.laid.words().filter(|(word, _)| hit(word)).collect();
    let Some((first, _)) = found.first() else {
        return Vec::new();
    };
    let boxes = found.iter().take(SHOWN);
    vec![
        Draft::new(
            message(counted(found.len(), "word"), first),
            page.cost(cost),
        )
        .boxed(boxes.flat_map(|(_, at)| page.laid.raw_boxes(*at))),
    ]
}

/// "1 word", "2 words".
fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}
