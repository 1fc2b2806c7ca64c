//! Prints what the browser fetches with the first posting; see `scoring::lexicon_text`.

fn main() {
    print!("{}", scoring::lexicon_text());
}
