//! A place that a sentence names: “based in Leeds”, “at our Denver office”.

use std::ops::Range;

use super::super::lines::{Cues, Line, Part};
use crate::case::{is_capital, is_small};
use crate::text_search::Search as _;

/// “based in Leeds”, “located in Austin, TX”, “in our Denver office”
pub(super) fn phrased(text: &str, lines: &[Line], cues: &Cues) -> Option<Range<usize>> {
    const LEADS: &[&str] = &[
        "based in ",
        "located in ",
        "office in ",
        "on site in ",
        "on-site in ",
        "onsite in ",
        "work from our ",
        "at our ",
        "in our ",
        "in its ",
        "here in ",
        "clinic in ",
        "store in ",
        "plant in ",
        "facility in ",
        "based at ",
        "situated in ",
        "offices in ",
        "site in ",
        "branch in ",
        "in the heart of ",
        "warehouse in ",
        "depot in ",
        "campus in ",
        "school in ",
        "hospital in ",
        "restaurant in ",
        "hotel in ",
        "factory in ",
        "shop in ",
        "showroom in ",
        "centre in ",
        "center in ",
        "standort in ",
        "standort ",
        "büro in ",
        "raum ",
        "basé à ",
        "basée à ",
        "situé à ",
        "située à ",
        "bureaux à ",
        "bureaux de ",
        "usine de ",
        "site de ",
        "ubicado en ",
        "ubicada en ",
        "oficinas en ",
        "oficinas de ",
        "oficina en ",
        "oficina de ",
        "sede di ",
        "sede de ",
    ];
    const HOUSES: &[&str] = &[
        "office",
        "location",
        "store",
        "shop",
        "site",
        "branch",
        "clinic",
        "warehouse",
        "depot",
        "showroom",
        "restaurant",
        "facility",
        "plant",
        "factory",
        "campus",
        "hub",
        "hotel",
        "studio",
        "headquarters",
        "salon",
        "garage",
        "surgery",
        "hospital",
        "centre",
        "center",
        "nursery",
    ];
    let leads: Vec<&str> = LEADS
        .iter()
        .copied()
        .filter(|lead| cues.may_hold(lead))
        .collect();
    for line in lines {
        if line.part == Part::Noise {
            continue;
        }
        let part = text.get(line.range.clone())?;
        let low = cues.low().get(line.range.clone()).unwrap_or_default();
        for lead in &leads {
            for place in low.places_of(lead) {
                let start = place + lead.len();
                let rest = part.get(start..)?;
                let rest = rest.strip_prefix("the ").unwrap_or(rest);
                // “In our busy Leeds office”, “here in sunny Leeds”
                let of_house = lead.ends_with("our ") || lead.ends_with("its ");
                let adjective = rest.split_once(' ').filter(|(word, behind)| {
                    (of_house || lead.starts_with("here"))
                        && word.chars().all(is_small)
                        && behind.starts_with(is_capital)
                });
                let rest = adjective.map_or(rest, |(_, behind)| behind);
                let start = part.len() - rest.len();
                let end = start + name_end(rest);
                let said = part.get(end..).unwrap_or_default().trim_start();
                // “In the Cancer Centre” names a house and no town.
                let house = HOUSES.iter().any(|house| low[start..end].ends_with(house));
                if end > start
                    && !house
                    && (!of_house || HOUSES.iter().any(|house| said.starts_with(house)))
                {
                    return Some(line.range.start + start..line.range.start + end);
                }
            }
        }
    }
    None
}

/// How far capitalised words go: “Austin, TX” in “Austin, TX and surroundings”.
pub(super) fn name_end(text: &str) -> usize {
    let mut end = 0;
    for word in text.split_inclusive([' ', '\n']) {
        let bare = word.trim_end_matches([' ', '\n']);
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        if !bare.starts_with(is_capital) {
            break;
        }
        let closed = if bare == "St." {
            bare
        } else {
            bare.trim_end_matches(['.', ';', ')', ':', '!'])
        };
        end = start + closed.trim_end_matches(',').len();
        if closed.len() < bare.len() {
            break;
        }
    }
    end
}
