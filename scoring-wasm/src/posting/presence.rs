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
    let daily = [
        "5 days onsite",
        "5 days on-site",
        "5 days on site",
        "5 days in the office",
        "five days in the office",
        "5 days a week in the office",
        "5 days per week in the office",
        "5 days a week on site",
        "five days a week in the office",
    ];
    if has(&daily) {
        return Some(Presence::Onsite);
    }
    if has(&[
        "hybrid work",
        "hybrid with",
        "hybrid job",
        "hybrid opportunity",
        "hybrid pattern",
        "hybrid arrangement",
        "hybrid setting",
        "hybrid office",
        "hybrid location",
        "hybrid basis",
        "hybrid/onsite",
        "days onsite",
        "days on-site",
        "days on site",
        "days/week in office",
        "days a week in office",
        "days per week in office",
        "days a week on site",
        "days remote",
        "days from home",
        "days a week from home",
        "days per week from home",
        "home/office",
        "mobiles arbeiten",
        "télétravail possible",
        "jours de télétravail",
        "jours en télétravail",
        "jour de télétravail",
        "modelo híbrido",
        "modalidad híbrida",
        "híbrido",
        "modèle hybride",
        "mode hybride",
        "hybride werk",
        "lavoro ibrido",
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
        ": \"remote",
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
        "on-site only",
        "onsite only",
        "on site only",
        "100% on-site",
        "100% onsite",
        "100% on site",
        "fully on site",
        "office based",
        "office-based",
        "site based role",
        "site-based",
        "präsenzpflicht",
        "en présentiel",
        "op locatie",
        "vor ort tätig",
        "modalidad presencial",
        "trabajo presencial",
        "puesto presencial",
        ": presencial",
        "(presencial",
        "100% presencial",
    ]) {
        return Some(Presence::Onsite);
    }
    in_head(cues)
}

/// What a cell of one of the first lines says and nothing else: “Leeds – Hybrid”, “Full time | On-site”.
fn in_head(cues: &Cues) -> Option<Presence> {
    const LINES: usize = 10;
    const CELLS: &[(&str, Presence)] = &[
        ("hybrid", Presence::Hybrid),
        ("hybride", Presence::Hybrid),
        ("remote", Presence::Remote),
        ("on-site", Presence::Onsite),
        ("onsite", Presence::Onsite),
        ("on site", Presence::Onsite),
        ("in person", Presence::Onsite),
        ("in-person", Presence::Onsite),
        ("in office", Presence::Onsite),
        ("in-office", Presence::Onsite),
        ("vor ort", Presence::Onsite),
    ];
    let lines = cues.low().lines().filter(|line| !line.trim().is_empty());
    for line in lines.take(LINES) {
        let cells = line
            .split(['|', '·', '•', '–', '—', '(', ')', ',', '/', ':', ';'])
            .flat_map(|cell| cell.split(" - "));
        for cell in cells {
            let bare = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '#'));
            let told = CELLS.iter().find(|(name, _)| *name == bare);
            if let Some((_, presence)) = told {
                return Some(*presence);
            }
        }
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
        assert_eq!(
            told("Hybrid with 3 days onsite, 2 at home"),
            Some(Presence::Hybrid)
        );
        assert_eq!(told("5 days in the office"), Some(Presence::Onsite));
        assert_eq!(told("Leeds - On-site"), Some(Presence::Onsite));
        assert_eq!(told("Poste en présentiel"), Some(Presence::Onsite));
        assert_eq!(told("Weld parts"), None);
        assert_eq!(told("Eventos presenciales"), None);
        assert_eq!(told("Knows hybrid clouds and hybrid vehicles"), None);
        assert_eq!(told("- On-site parking\n- an on-site gym"), None);
    }
}
