//! The lines of a posting and what each stands under: requirements, wishes, duties, or noise.

mod cues;
mod heading_cues;
mod headings;
mod importance;
mod importance_cues;
mod inline;
mod notices;
mod segments;
mod sentences;
mod table;

use std::ops::Range;

use self::notices::{
    begins_duties, begins_house, is_fact, is_field, is_notice, is_pay, tells_benefits,
    tells_duties, tells_licence, tells_of_house, tells_requirement, tells_test, tells_work,
};

pub(crate) use cues::{Cues, Low};
pub(crate) use importance::{Strengths, demands};
pub(crate) use notices::tells_house;

/// What a part of a posting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// What one must bring.
    Required,
    /// What is preferred.
    Preferred,
    /// What would be nice.
    Nice,
    /// What the job is about.
    Duties,
    /// Before the first heading, or under one that says nothing.
    Plain,
    /// Benefits, the company, how to apply, legal notices.
    Noise,
}

/// A line of a posting, or a sentence of a long one, with what it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Byte range in the posting, trimmed.
    pub(crate) range: Range<usize>,
    /// What it is about.
    pub(crate) part: Part,
}

/// Splits a posting into lines and says what each stands under. Headings themselves are left out.
pub(crate) fn lines(text: &str, cues: &Cues) -> Vec<Line> {
    let mut found = Vec::new();
    let mut part = Part::Plain;
    // Under “Work schedule” stands one line.
    let mut brief = false;
    let mut first = true;
    let mut columns: Vec<Option<Part>> = Vec::new();
    // Items under no heading: where they begin, and how many there are.
    let mut items: Vec<usize> = Vec::new();
    for segment in all_segments(text) {
        let raw = text.get(segment.clone()).unwrap_or_default();
        if raw.contains('\t') {
            if let Some(head) = table::head(raw, cues) {
                columns = head;
                first = false;
                continue;
            }
            if !columns.is_empty() {
                for (cell, part) in table::cells(raw, &columns) {
                    let cell = segment.start + cell.start..segment.start + cell.end;
                    push(text, cell, part, cues, &mut found);
                }
                continue;
            }
        }
        let trimmed = raw.trim();
        let offset = segment.start + (raw.len() - raw.trim_start().len());
        if trimmed.is_empty() {
            continue;
        }
        columns.clear();
        let is_item = trimmed.starts_with(['-', '•', '·', '▪', '*']) && !trimmed.starts_with("**");
        if !is_item {
            settle(text, &mut items, cues, &mut found);
        }
        let low = Low::of(trimmed);
        // “Welder, licence needed”: the first line is the title, unless it is a heading and nothing else.
        let title = first && !trimmed.contains(':') && trimmed.split_whitespace().count() > 2;
        first = false;
        if let Some(heading) = headings::read(trimmed, cues).filter(|_| !title) {
            // “Salary: 50,000” says nothing about the lines below it.
            if heading.rest.is_some() && heading.part == Part::Noise {
                // “ABOUT THE COMPANY: We bake bread since” says it of them too.
                if tells_of_house(&low) {
                    part = Part::Noise;
                    brief = false;
                }
                continue;
            }
            // “Education: a degree” under what is preferred is preferred too.
            let wished = matches!(part, Part::Preferred | Part::Nice);
            let below = heading.rest.is_some() && heading.part == Part::Required && wished;
            brief = heading.part == Part::Noise && is_fact(&low);
            if !below {
                part = heading.part;
            }
            // “Requirements: Python, SQL” is a heading and a line at once.
            let rest = heading.rest.or(heading.tells.then_some(0));
            if let Some(rest) = rest {
                push(
                    text,
                    offset + rest..offset + trimmed.len(),
                    part,
                    cues,
                    &mut found,
                );
            }
            continue;
        }
        // A heading that says nothing ends what is no part of the job.
        let words = trimmed.split_whitespace().count();
        let labels = words <= 5 && trimmed.ends_with(':') && !trimmed.starts_with('-');
        let titles = trimmed.starts_with('#') && trimmed.contains(char::is_alphanumeric);
        if part == Part::Noise && (labels || titles) {
            part = Part::Plain;
            brief = false;
            continue;
        }
        // “## Professional growth”: a heading that is not known names nothing itself.
        if titles && words <= TITLE && !title && !found.is_empty() {
            continue;
        }
        // Sentences before the one that says so tell something else.
        let before = part;
        if part == Part::Plain && tells_duties(&low, cues)
            || part == Part::Noise && begins_duties(&low, cues)
        {
            part = Part::Duties;
        }
        // Items before the first heading are what one does, unless they say what one has to have.
        let item = part == Part::Plain && is_item;
        let here = match part {
            Part::Plain | Part::Duties if tells_requirement(&low) => Part::Required,
            Part::Noise if tells_test(&low) => Part::Required,
            _ if is_field(&low) || is_pay(&low) => Part::Noise,
            _ if item => Part::Duties,
            Part::Duties if before == Part::Plain => before,
            _ => part,
        };
        if item {
            items.push(found.len());
        }
        push(text, offset..offset + trimmed.len(), here, cues, &mut found);
        if brief {
            part = Part::Plain;
            brief = false;
        }
    }
    settle(text, &mut items, cues, &mut found);
    found
}

/// Items under no heading ask, all of them, where most of them say so.
fn settle(text: &str, items: &mut Vec<usize>, cues: &Cues, found: &mut [Line]) {
    const FEW: usize = 3;
    let all = items.len();
    let first = items.first().copied().unwrap_or(found.len());
    items.clear();
    let Some(lines) = found.get_mut(first..).filter(|_| all >= FEW) else {
        return;
    };
    let asks = |line: &&Line| {
        let said = text.get(line.range.clone()).unwrap_or_default();
        line.part == Part::Required || importance::demanded(&Low::of(said), cues)
    };
    if lines.iter().filter(asks).count() * 2 >= all {
        let duties = lines.iter_mut().filter(|line| line.part == Part::Duties);
        duties.for_each(|line| line.part = Part::Required);
    }
}

/// Whether a line is a heading of a part that is known.
pub(crate) fn is_heading(line: &str, cues: &Cues) -> bool {
    headings::read(line, cues).is_some_and(|heading| heading.rest.is_none())
}

/// The lines of a text, those apart too whose breaks were lost.
fn all_segments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        for segment in segments::split(raw) {
            let (from, to) = (start + segment.start, start + segment.end);
            // “… in our bakery. Our bakers have the following skills:” before a list
            let text = raw.get(segment).unwrap_or_default();
            let colon = text.trim_end().ends_with(':');
            let last = colon.then(|| sentences::split(text)).and_then(|mut all| {
                let last = all.pop()?;
                (!all.is_empty()).then_some(from + last.start)
            });
            found.extend(last.map(|last| from..last));
            found.push(last.unwrap_or(from)..to);
        }
        start += raw.len();
    }
    found
}

/// Words of a heading that is marked as one.
const TITLE: usize = 4;

/// Words with which a sentence asks again behind what a house tells of itself.
const WANTS: &[&str] = &[
    "must ",
    "candidate",
    "applicant",
    "looking for",
    "seeking",
    "you will ",
    "you have",
    "requires ",
    "requirement",
];

/// Adds the sentences of a line.
fn push(text: &str, line: Range<usize>, mut part: Part, cues: &Cues, found: &mut Vec<Line>) {
    let Some(words) = text.get(line.clone()) else {
        return;
    };
    // What a house tells of itself at the end of a paragraph goes on to its end.
    let mut house = false;
    for sentence in sentences::split(words) {
        let said = words.get(sentence.clone()).unwrap_or_default();
        let low = Low::of(said);
        if part == Part::Plain && tells_duties(&low, cues) {
            part = Part::Duties;
        }
        let begins = part != Part::Noise && begins_house(said);
        let gives = part != Part::Noise && tells_benefits(&low, cues);
        house = begins || gives || house && !low.has_any(WANTS);
        let part = if part == Part::Noise && tells_licence(&low) {
            Part::Required
        } else if house || part == Part::Noise || is_notice(&low, cues) {
            Part::Noise
        } else if part == Part::Plain && tells_work(&low) {
            Part::Duties
        } else {
            part
        };
        found.push(Line {
            range: line.start + sentence.start..line.start + sentence.end,
            part,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_what_lines_stand_under() {
        let text = "Data Engineer\n\nWhat you'll do\n- Build pipelines\n\n**Requirements**\n- Python\n\
                    Preferred qualifications:\n- Kubernetes\nBenefits\n- Gym\n";
        let parts: Vec<_> = lines(text, &Cues::of(text))
            .iter()
            .map(|line| (&text[line.range.clone()], line.part))
            .collect();
        assert_eq!(
            parts,
            [
                ("Data Engineer", Part::Plain),
                ("- Build pipelines", Part::Duties),
                ("- Python", Part::Required),
                ("- Kubernetes", Part::Preferred),
                ("- Gym", Part::Noise),
            ]
        );
    }

    #[test]
    fn sentences_under_no_heading_say_who_does_what() {
        let cues = Cues::of("");
        let part = |text: &str| lines(text, &cues).first().map(|line| line.part);
        for work in [
            "The baker will manage ovens.",
            "You will prepare cakes.",
            "You’ll act as a baker.",
            "Vous pétrirez la pâte.",
        ] {
            assert_eq!(part(work), Some(Part::Duties), "{work}");
        }
        for other in ["The bakery will be large.", "Bread will prepare cakes."] {
            assert_eq!(part(other), Some(Part::Plain), "{other}");
        }
        for house in ["We love bread.", "The team has experience with cakes."] {
            assert!(tells_house(&Low::of(house)), "{house}");
        }
        for wanted in [
            "We are looking for a baker.",
            "Our client needs bread.",
            "Bread is what we love.",
        ] {
            assert!(!tells_house(&Low::of(wanted)), "{wanted}");
        }
    }

    #[test]
    fn duties_begin_at_the_sentence_that_says_so() {
        let text =
            "Acme bakes bread. Cooks love it. In this role, you bake. And you clean.\nAnd mill.";
        let parts: Vec<Part> = lines(text, &Cues::of(text))
            .iter()
            .map(|line| line.part)
            .collect();
        assert_eq!(
            parts,
            [
                Part::Plain,
                Part::Plain,
                Part::Duties,
                Part::Duties,
                Part::Duties
            ]
        );
    }

    #[test]
    fn what_is_no_part_of_the_job_ends_where_another_part_begins() {
        let parts = |text: &str| -> Vec<Part> {
            let found = lines(text, &Cues::of(text));
            found.iter().map(|line| line.part).collect()
        };
        for (text, last) in [
            // A title of its own, whatever it says.
            (
                "Cook\n\n# Pay and benefits\nGood pay\n\n# A day with us\nYou bake",
                Part::Plain,
            ),
            (
                "Cook\n\nBenefits\nGood pay\nA day with us\nYou bake",
                Part::Noise,
            ),
            // Duties begin with their words, not in passing.
            (
                "Cook\n\nHow to apply\nIn this role you will bake all our bread and cakes.",
                Part::Duties,
            ),
            (
                "Cook\n\nHow to apply\nBased on our rules, before you start in this position, you wash",
                Part::Noise,
            ),
            // The last sentence of a paragraph announces a list.
            (
                "Cook\n\nWe bake bread. Our cooks should have the following skills:\n- Ovens",
                Part::Required,
            ),
            (
                "Cook\n\nWe bake bread. With us you’ll get all this:\n- Ovens",
                Part::Noise,
            ),
            (
                "Cook\n\nBenefits\nAt our bakery you will have access to the following:\n- Ovens",
                Part::Noise,
            ),
            // Items under no heading ask where most of them do.
            (
                "Cook\n\n- Experience with ovens\n- Knowledge of cakes\n- Brick ovens",
                Part::Required,
            ),
            (
                "Cook\n\n- Experience with ovens\n- Clean floors\n- Bake bread",
                Part::Duties,
            ),
            ("Cook\n\nRequirements\n- AED 4,000 – 5,000/mo", Part::Noise),
            ("Cook\n\nRequirements\nGute Ofen-Kenntnisse", Part::Required),
            // What a test is about is asked for.
            (
                "Cook\n\nHow to apply\nCooks may be examined for knowledge of: ovens; cakes",
                Part::Required,
            ),
            ("Cook\n\nEssential duties\nOvens", Part::Duties),
            ("Cook\n\nVos missions :\nOvens", Part::Duties),
            ("Cook\n\nOur mission\nOvens", Part::Noise),
            // How to apply, what one gets, and facts of one line.
            (
                "Cook\n\nRequirements\nOvens\n\n# Application\nCopies of certificates",
                Part::Noise,
            ),
            (
                "Cook\n\nTo join us your application should contain the following things:\n- Photo",
                Part::Noise,
            ),
            ("Cook\n\nWe can offer:\n- Ovens", Part::Noise),
            (
                "Cook\n\nRequirements\nOvens\n\nWe are a bakery with:\nFriendly cooks",
                Part::Noise,
            ),
            (
                "Cook\n\nOnly send your resume if one of the following applies:\n- Ovens",
                Part::Required,
            ),
            (
                "Cook\n\nBenefits\nEducation reimbursements\nGood pay",
                Part::Noise,
            ),
            (
                "Cook\n\nBenefits\nGood pay with experience Essential duties include the following.\nBakes cakes",
                Part::Duties,
            ),
            ("Cook\n\nJob Type\nFull-time\nOvens", Part::Plain),
            (
                "Cook\n\nDuties\nOvens\nGUEST EXPERIENCE\nBread",
                Part::Duties,
            ),
            ("Cook\n\nRequirements\nOvens\n\nPay\nBread", Part::Noise),
            // A marked heading that nobody knows is no line.
            (
                "Cook\n\n# Duties\nOvens\n\n# Requirements\n# Sourdough growth",
                Part::Duties,
            ),
            ("Cook\n\nPrefered qualifications\nOvens", Part::Preferred),
            (
                "Cook\n\nRequirements\nThe bakery is committed to safeguarding its bread.",
                Part::Noise,
            ),
            // A field of a board is no line of its list.
            (
                "Cook\n\nRequirements\nIndustry TypeBread & Cakes",
                Part::Noise,
            ),
            (
                "Cook\n\nRequirements\nOvens of any industry type",
                Part::Required,
            ),
            // What the house tells of itself goes on to the end of its paragraph.
            (
                "Cook\n\nRequirements: Ovens. Acme Bread Group is one of the oldest bakeries. It bakes cakes.",
                Part::Noise,
            ),
            // So do benefits, but for what is asked for behind them.
            (
                "Cook\n\nRequirements: Ovens. Benefit options include dental insurance; leave with a match.",
                Part::Noise,
            ),
            (
                "Cook\n\nRequirements: Ovens. We offer free bread. Candidates must bake.",
                Part::Required,
            ),
            (
                "Cook\n\nRequirements: Ovens. This is one of our needs. Cakes.",
                Part::Required,
            ),
            (
                "Cook\n\nABOUT COMPANY: Acme has baked bread and cakes for three hundred years,\nand rolls",
                Part::Noise,
            ),
            ("Cook\n\nSalary: good\nOvens", Part::Plain),
            // A licence is asked for wherever it is.
            (
                "Cook\n\nNotes\nA baker's license is required.",
                Part::Required,
            ),
            ("Cook\n\nRequirements\nAble to apply glaze", Part::Required),
            (
                "Cook\n\nRequirements\nBakers are encouraged to apply.",
                Part::Noise,
            ),
            (
                "Cook\n\nHow to apply\nAfter meeting all of the requirements, our cooks bake the following:\n- Cakes",
                Part::Noise,
            ),
        ] {
            assert_eq!(parts(text).last(), Some(&last), "{text}");
        }
    }

    #[test]
    fn columns_of_a_table_ask_as_their_heads_say() {
        let text = "Cook\n\n\tEssential\tDesirable\nSkills\tBaking; frying\tGrilling\nOther\tPunctual\t\n\nBenefits\n";
        let parts: Vec<_> = lines(text, &Cues::of(text))
            .iter()
            .map(|line| (&text[line.range.clone()], line.part))
            .collect();
        assert_eq!(
            parts,
            [
                ("Cook", Part::Plain),
                ("Baking;", Part::Required),
                ("frying", Part::Required),
                ("Grilling", Part::Preferred),
                ("Punctual", Part::Required),
            ]
        );
    }

    #[test]
    fn a_heading_may_carry_its_list() {
        let text = "Must have: Python, SQL";
        let found = lines(text, &Cues::of(text));
        assert_eq!(text[found[0].range.clone()].trim(), "Python, SQL");
        assert_eq!(found[0].part, Part::Required);
    }

    #[test]
    fn headings_are_told_from_what_one_has_to_have() {
        let part = |line: &str| headings::read(line, &Cues::of(line)).map(|heading| heading.part);
        for (line, wanted) in [
            ("About Acme", Some(Part::Noise)),
            ("About baking bread", None),
            ("Why should I bake bread?", Some(Part::Noise)),
            ("Driver's License (Required)", None),
            ("Bachelor's (Required)", None),
            ("Skills (Required)", Some(Part::Required)),
            ("First Aid Certificate", None),
            ("Licenses and Certificates", Some(Part::Required)),
            (
                "VOS ATOUTS (des plus, pas des obligations!)",
                Some(Part::Nice),
            ),
            ("CE QU'ON CHERCHE", Some(Part::Required)),
            ("TON QUOTIDIEN", Some(Part::Duties)),
            ("Lo que ofrecemos", Some(Part::Noise)),
            (
                "We value people that have the following traits:",
                Some(Part::Required),
            ),
            ("Additional pay:", Some(Part::Noise)),
            ("The ideal baker will have:", Some(Part::Required)),
            ("Ideal:", Some(Part::Preferred)),
            ("You need:", Some(Part::Required)),
            ("What we do for you", Some(Part::Noise)),
            ("Quel est le profil idéal ?", Some(Part::Required)),
            ("Do you have experience with ovens and cakes?", None),
            ("Sourdough baking experience", None),
            ("Professional experience", Some(Part::Required)),
            ("Formation requise", Some(Part::Required)),
            ("Formation des équipes de cuisine :", None),
            ("¿Cuáles son los requisitos?", Some(Part::Required)),
            ("Strong baking skills", None),
            ("Oven certificate a plus", None),
            ("Basic oven knowledge", None),
            ("Work experience", Some(Part::Required)),
            ("Reporting relationships", Some(Part::Noise)),
            ("Responsible to: Head Baker", Some(Part::Noise)),
            ("Additional characteristics:", Some(Part::Required)),
        ] {
            assert_eq!(part(line), wanted, "{line}");
        }
    }

    #[test]
    fn notices_and_benefits_are_noise_wherever_they_stand() {
        for (line, noise) in [
            (
                "- $30 an hour, benefits after 3 months, RRSP matching, dental",
                true,
            ),
            ("- We offer free bread", true),
            ("- Administer pension and dental plans", false),
            ("- Dental x-rays", false),
            ("- VEVRAA Federal Contractor", true),
            ("- Baking experience is not required", true),
            ("- Baking a plus, but not required", false),
        ] {
            let text = format!("Cook\n\nRequirements\n{line}\n");
            let found = lines(&text, &Cues::of(&text));
            let last = found.last().map(|line| line.part == Part::Noise);
            assert_eq!(last, Some(noise), "{line}");
        }
    }

    #[test]
    fn a_sentence_is_no_heading() {
        assert_eq!(
            headings::read(
                "We have great experience in building things for people.",
                &Cues::of("We have great experience in building things for people.")
            ),
            None
        );
        assert_eq!(
            headings::read(
                "- 5+ years of experience",
                &Cues::of("- 5+ years of experience")
            ),
            None
        );
    }
}
