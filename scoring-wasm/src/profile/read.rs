//! Reading the built-in profiles. Documents of strangers are read by `serde_json`, which says what
//! is wrong with them.

use std::collections::BTreeMap;

use super::{
    FitsShare, Market, Pages, Points, Profile, Reason, RuleWeight, Sections, one, usual_sections,
};
use crate::json::{Reader, named};
use crate::report::SectionKind;

/// A profile from its document.
pub(super) fn profile(document: &str) -> Option<Profile> {
    let mut profile = Profile {
        version: one(),
        ..Profile::default()
    };
    let mut reader = Reader::new(document);
    reader.object(&mut |name, reader| {
        match name {
            "id" => profile.id = reader.string()?,
            "version" => profile.version = reader.whole()?,
            "title" => profile.title = reader.string()?,
            "description" => profile.description = reader.string()?,
            "market" => profile.market = Some(Market::named(&reader.string()?)?),
            "points" => profile.points = points(reader)?,
            "fits" => profile.fits = fits(reader)?,
            "sections" => profile.sections = sections(reader)?,
            "pages" => profile.pages = pages(reader)?,
            "graduate" => profile.graduate = reader.flag()?,
            "rules" => profile.rules = rules(reader)?,
            "reasons" => profile.reasons = reasons(reader)?,
            _ => return None,
        }
        Some(())
    })?;
    reader.end()?;
    Some(profile)
}

fn points(reader: &mut Reader) -> Option<Points> {
    let mut points = Points::default();
    reader.object(&mut |name, reader| {
        *match name {
            "format" => &mut points.format,
            "contact" => &mut points.contact,
            "sections" => &mut points.sections,
            "content" => &mut points.content,
            "dates" => &mut points.dates,
            "wording" => &mut points.wording,
            _ => return None,
        } = reader.whole()?;
        Some(())
    })?;
    Some(points)
}

fn fits(reader: &mut Reader) -> Option<FitsShare> {
    let mut fits = FitsShare::default();
    reader.object(&mut |name, reader| {
        *match name {
            "each" => &mut fits.each,
            "most" => &mut fits.most,
            _ => return None,
        } = reader.whole()?;
        Some(())
    })?;
    Some(fits)
}

fn sections(reader: &mut Reader) -> Option<Sections> {
    let mut sections = Sections {
        required: usual_sections(),
        order: Vec::new(),
    };
    reader.object(&mut |name, reader| {
        *match name {
            "required" => &mut sections.required,
            "order" => &mut sections.order,
            _ => return None,
        } = reader
            .strings()?
            .iter()
            .map(|kind| named::<SectionKind>(kind))
            .collect::<Option<_>>()?;
        Some(())
    })?;
    Some(sections)
}

fn pages(reader: &mut Reader) -> Option<Pages> {
    let mut pages = Pages::default();
    reader.object(&mut |name, reader| {
        match name {
            "most" => pages.most = Some(reader.whole()?),
            "strict" => pages.strict = reader.flag()?,
            "free" => pages.free = reader.flag()?,
            _ => return None,
        }
        Some(())
    })?;
    Some(pages)
}

fn rules(reader: &mut Reader) -> Option<BTreeMap<String, RuleWeight>> {
    let mut rules = BTreeMap::new();
    reader.object(&mut |code, reader| {
        let mut weight = RuleWeight::default();
        reader.object(&mut |name, reader| {
            match name {
                "factor" => weight.factor = reader.whole()?,
                "off" => weight.off = reader.flag()?,
                "most" => weight.most = Some(reader.whole()?),
                "severity" => weight.severity = Some(named(&reader.string()?)?),
                _ => return None,
            }
            Some(())
        })?;
        rules.insert(code.to_owned(), weight);
        Some(())
    })?;
    Some(rules)
}

fn reasons(reader: &mut Reader) -> Option<Vec<Reason>> {
    let mut reasons = Vec::new();
    reader.array(&mut |reader| {
        let mut reason = Reason {
            text: String::new(),
            facts: Vec::new(),
        };
        reader.object(&mut |name, reader| {
            match name {
                "text" => reason.text = reader.string()?,
                "facts" => reason.facts = reader.strings()?,
                _ => return None,
            }
            Some(())
        })?;
        reasons.push(reason);
        Some(())
    })?;
    Some(reasons)
}
