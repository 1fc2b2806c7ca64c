//! Whose customs count: what a resume shows about the person, and how long it is.
//!
//! Sources: facts H1–H8 and G15, G16. Customs differ within a country and change; a finding
//! about them is never more than advice.

use serde::{Deserialize, Serialize};

/// A labour market with customs of its own.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Market {
    /// No country in particular.
    #[default]
    International,
    /// United States: no photo, no protected data (H1).
    Us,
    /// United Kingdom: as the United States; two pages (H2).
    Uk,
    /// Germany: photo common, protected data optional (H3).
    De,
    /// France: photo frequent, sensitive data not asked for (H4).
    Fr,
    /// Bodies of the European Union and others that use Europass (H8).
    Eu,
    /// India: guides disagree (H5).
    In,
    /// Japan: photo and birth date usual, family not (H6, H7).
    Jp,
}

/// What a market thinks of a piece of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Custom {
    /// Better left out: readers there are told not to want it.
    Unwanted,
    /// Some show it, some do not.
    Optional,
    /// Most show it.
    Usual,
}

impl Market {
    /// All, in the order of the type.
    pub const ALL: [Self; 8] = [
        Self::International,
        Self::Us,
        Self::Uk,
        Self::De,
        Self::Fr,
        Self::Eu,
        Self::In,
        Self::Jp,
    ];

    /// Its name for programs, as in requests.
    pub const fn id(self) -> &'static str {
        match self {
            Self::International => "international",
            Self::Us => "us",
            Self::Uk => "uk",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Eu => "eu",
            Self::In => "in",
            Self::Jp => "jp",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> &'static str {
        match self {
            Self::International => "International",
            Self::Us => "United States",
            Self::Uk => "United Kingdom",
            Self::De => "Germany",
            Self::Fr => "France",
            Self::Eu => "European Union",
            Self::In => "India",
            Self::Jp => "Japan",
        }
    }

    /// The market of this name for programs.
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|market| market.id() == id)
    }

    /// A photo: H1–H5, H7.
    pub const fn photo(self) -> Custom {
        match self {
            Self::International | Self::Us | Self::Uk => Custom::Unwanted,
            Self::De | Self::Fr | Self::Eu | Self::In => Custom::Optional,
            Self::Jp => Custom::Usual,
        }
    }

    /// Birth date or age: H1–H3, H5–H7; a French text fixes nothing (H4).
    pub const fn birth_date(self) -> Custom {
        match self {
            Self::International | Self::Us | Self::Uk => Custom::Unwanted,
            Self::De | Self::Fr | Self::Eu | Self::In => Custom::Optional,
            Self::Jp => Custom::Usual,
        }
    }

    /// Marital status, spouse, children: H1–H3, H5; Japan's form has dropped them (H6). No
    /// source says that they are unwanted in France or with bodies of the Union.
    pub const fn family(self) -> Custom {
        match self {
            Self::International | Self::Us | Self::Uk | Self::Jp => Custom::Unwanted,
            Self::De | Self::Fr | Self::Eu | Self::In => Custom::Optional,
        }
    }

    /// Sex or gender: H1, H2; Japan's form makes it a free field (H6).
    pub const fn gender(self) -> Custom {
        match self {
            Self::International | Self::Us | Self::Uk => Custom::Unwanted,
            _ => Custom::Optional,
        }
    }

    /// Religion, health, pregnancy, union: H1, H2; in France they need not be given (H4), in
    /// Germany they are optional (H3).
    pub const fn belief(self) -> Custom {
        match self {
            Self::International | Self::Us | Self::Uk | Self::Fr => Custom::Unwanted,
            Self::De | Self::Eu | Self::In | Self::Jp => Custom::Optional,
        }
    }

    /// Nationality: H1, H2. It may stand for the right to work, and no source says that it is
    /// unwanted in Europe or Asia.
    pub const fn nationality(self) -> Custom {
        match self {
            Self::Us | Self::Uk => Custom::Unwanted,
            _ => Custom::Optional,
        }
    }

    /// The most pages that are usual; none where no source names a number (H2; against
    /// a limit elsewhere: G5).
    pub const fn pages(self) -> Option<u16> {
        match self {
            Self::Uk => Some(2),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Market;

    #[test]
    fn names_for_programs_are_those_of_the_json() {
        for market in Market::ALL {
            assert_eq!(
                serde_json::to_string(&market).expect("a name"),
                format!("\"{}\"", market.id())
            );
            assert_eq!(Market::named(market.id()), Some(market));
        }
        assert_eq!(Market::named("US"), None);
    }
}
