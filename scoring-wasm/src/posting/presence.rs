//! Whether a posting says that one has to be there.

use super::lines::Cues;

/// Whether one has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// From anywhere, or at home.
    Remote,
    /// Some days there.
    Hybrid,
    /// There.
    Onsite,
}

impl Presence {
    /// As the report has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Remote => "remote",
            Self::Hybrid => "hybrid",
            Self::Onsite => "onsite",
        }
    }
}

/// Whether the posting says that one may work from elsewhere.
pub(super) fn find(cues: &Cues) -> Option<Presence> {
    let negated = [
        "not a remote",
        "not remote",
        "no remote",
        "remote work is not",
        "not eligible for telework",
        "not eligible for remote",
        "remote: no",
        "telework eligible: no",
        "remote job: no",
        "desde casa: no",
        "home office: nein",
    ];
    if cues.has_any(&negated) {
        return Some(Presence::Onsite);
    }
    let has = |these: &[&str]| cues.has_any(these);
    if has(&[
        "hybrid work",
        "hybrid role",
        "hybrid position",
        "hybrid schedule",
        "(hybrid",
        "hybrid)",
        "hybrid/remote",
        "hybrid model",
        "hybrid remote",
        "hybrid environment",
        "days a week in the office",
        "days per week in the office",
        "days in the office",
        "days in office",
        "hybrides arbeiten",
        ": hybrid",
        "partially remote",
        "partly remote",
        "télétravail partiel",
        "teilweise home",
        "anteilig homeoffice",
        "homeoffice-möglichkeit",
        "homeoffice möglich",
    ]) {
        return Some(Presence::Hybrid);
    }
    if has(&[
        "fully remote",
        "100% remote",
        "remote position",
        "remote role",
        "remote job",
        "remote work",
        "work remotely",
        "working remotely",
        "(remote",
        "remote)",
        "remote-first",
        "remote first",
        ": remote",
        "- remote",
        "– remote",
        "remote -",
        "work from home",
        "work from anywhere",
        "full telework",
        "virtual position",
        "télétravail",
        "teletrabajo",
        "remote, ",
        "remote opportunity",
        "remote eligible",
        "remote office",
    ]) {
        return Some(Presence::Remote);
    }
    if has(&[
        "on-site position",
        "on-site role",
        "onsite position",
        "onsite role",
        "in-person position",
        "in person position",
        "must be on site",
        "must be onsite",
        "must work on-site",
        "work on site",
        "work on-site",
        "(on-site)",
        "(onsite)",
        ": on-site",
        ": onsite",
        ": in person",
        ": in-person",
        "in-office position",
        "work in person",
        "fully on-site",
        "fully onsite",
        "work location: in person",
        "vor ort tätig",
        "presencial",
    ]) {
        return Some(Presence::Onsite);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presence_is_told() {
        let told = |text: &str| find(&Cues::of(text));
        assert_eq!(told("Location: Leeds (hybrid)"), Some(Presence::Hybrid));
        assert_eq!(
            told("This is a fully remote position"),
            Some(Presence::Remote)
        );
        assert_eq!(told("Remote work is not possible"), Some(Presence::Onsite));
        assert_eq!(told("Weld parts"), None);
    }
}
