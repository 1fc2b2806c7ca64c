//! Accents: a letter and a combining mark to one character.

use super::interp::{Interp, OnEnd};
use super::token::{Kind, Src};

/// For each mark, its letters and the composed characters, in pairs.
static COMPOSED: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳ"),
    (
        '\u{301}',
        "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzź",
    ),
    (
        '\u{302}',
        "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ",
    ),
    ('\u{303}', "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ"),
    ('\u{304}', "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳ"),
    ('\u{306}', "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ"),
    (
        '\u{307}',
        "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż",
    ),
    ('\u{308}', "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿ"),
    ('\u{30a}', "AÅUŮaåuůwẘyẙ"),
    ('\u{30b}', "OŐUŰoőuű"),
    (
        '\u{30c}',
        "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž",
    ),
    (
        '\u{323}',
        "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓ",
    ),
    ('\u{327}', "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ('\u{328}', "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
    ('\u{331}', "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
];

/// The composed character, where Unicode has one.
pub fn compose(base: char, mark: char) -> Option<char> {
    let (_, pairs) = COMPOSED.iter().find(|(known, _)| *known == mark)?;
    let mut chars = pairs.chars();
    while let (Some(letter), Some(composed)) = (chars.next(), chars.next()) {
        if letter == base {
            return Some(composed);
        }
    }
    None
}

/// The letter under an accent.
pub fn base(c: char) -> char {
    let under = |pairs: &str| {
        let mut chars = pairs.chars();
        while let (Some(letter), Some(composed)) = (chars.next(), chars.next()) {
            if composed == c {
                return Some(letter);
            }
        }
        None
    };
    if c.is_ascii() {
        return c;
    }
    COMPOSED
        .iter()
        .find_map(|(_, pairs)| under(pairs))
        .unwrap_or(c)
}

impl Interp<'_> {
    /// An accent command: composes with the letter that follows, braced or not.
    pub(super) fn accent(&mut self, mark: char, src: Src) {
        let Some(next) = self.next_solid() else {
            return;
        };
        let (base, place, closes) = match next.kind {
            Kind::Char(c) => (Some(c), next.src, false),
            Kind::Begin => {
                let inner = self.next();
                match inner.map(|token| token.kind) {
                    Some(Kind::Char(c)) => (Some(c), inner.map_or(src, |t| t.src), true),
                    Some(Kind::Cs(sym)) if matches!(self.names.name(sym), "i" | "j") => {
                        let c = if self.names.name(sym) == "i" {
                            'i'
                        } else {
                            'j'
                        };
                        (Some(c), inner.map_or(src, |t| t.src), true)
                    }
                    Some(Kind::End) | None => (None, src, false),
                    Some(_) => {
                        if let Some(inner) = inner {
                            self.unread.push(inner);
                        }
                        self.begin_group(OnEnd::Brace);
                        return;
                    }
                }
            }
            Kind::Cs(sym) if matches!(self.names.name(sym), "i" | "j") => {
                let c = if self.names.name(sym) == "i" {
                    'i'
                } else {
                    'j'
                };
                (Some(c), next.src, false)
            }
            _ => {
                self.unread.push(next);
                return;
            }
        };
        let mut whole = src.join(place);
        if closes && let Some(next) = self.next() {
            if next.kind == Kind::End {
                whole = whole.join(next.src);
            } else {
                self.begin_group(OnEnd::Brace);
                self.unread.push(next);
            }
        }
        if let Some(base) = base {
            if let Some(c) = compose(base, mark) {
                self.char(c, whole);
            } else {
                self.char(base, whole);
                self.char(mark, whole);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::compose;

    #[test]
    fn letters_and_marks_compose() {
        assert_eq!(compose('e', '\u{301}'), Some('é'));
        assert_eq!(compose('U', '\u{308}'), Some('Ü'));
        assert_eq!(compose('c', '\u{327}'), Some('ç'));
        assert_eq!(compose('q', '\u{301}'), None);
    }
}
