//! Words by which phrases are told: where they begin and end, and which say nothing by themselves.

use crate::word_list::WordList;

/// Word pairs after which the things asked for stand.
pub(super) const LEADS: &[(&str, &str)] = &[
    ("knowledge", "of"),
    ("experience", "with"),
    ("experience", "in"),
    ("familiarity", "with"),
    ("familiar", "with"),
    ("proficiency", "in"),
    ("proficiency", "with"),
    ("proficient", "in"),
    ("proficient", "with"),
    ("expertise", "in"),
    ("understanding", "of"),
    ("background", "in"),
    ("skilled", "in"),
    ("certified", "in"),
    ("trained", "in"),
    ("training", "in"),
    ("degree", "in"),
    ("operation", "of"),
    ("experienced", "with"),
    ("experienced", "in"),
    ("passionate", "about"),
    ("passion", "for"),
    ("interest", "in"),
    ("interested", "in"),
    ("confident", "with"),
    ("exposure", "to"),
    ("skill", "in"),
    ("awareness", "of"),
    ("knowledgeable", "of"),
    ("knowledgeable", "about"),
    ("knowledgeable", "in"),
    ("command", "of"),
    ("qualified", "in"),
    ("such", "as"),
    ("candidate", "with"),
    ("individual", "with"),
    ("someone", "with"),
    ("person", "with"),
    ("should", "have"),
    ("must", "have"),
];

/// Word pairs after which a verb stands, and behind it what one must be able to do it to.
pub(super) const DOING: &[(&str, &str)] = &[("ability", "to"), ("able", "to")];

/// Words that end a thing asked for and the list that it is in.
pub(super) const ENDS: WordList = WordList::new(
    "about|across|after|among|are|as|assigned|at|based|because|before|between|both|but|by|can|could|desired|\
     during|for|from|has|have|how|if|in|include|including|into|is|like|may|must|of|on|over|per|\
     preferred|received|related|relating|relevant|required|shall|should|so|such|sufficient|\
     suitable|than|that|through|throughout|to|towards|under|until|upon|used|using|via|was|well|\
     were|when|where|wherein|whether|which|while|who|whose|will|with|within|without|would|yet",
);

/// Words that belong to the verb before them.
pub(super) const PARTICLES: WordList = WordList::new("away|back|down|off|out|up");

/// Words of times and places of work, which no thing has.
pub(super) const TIMES: WordList = WordList::new(
    "afternoon|am|evening|friday|holiday|hour|monday|morning|night|overtime|pay|paycheck|pm|\
     salary|saturday|shift|sunday|thursday|tuesday|wednesday|weekend",
);

/// Words between two things of a list.
pub(super) const JOINS: WordList = WordList::new("and|or");

/// Words before a thing asked for that say nothing.
pub(super) const FILL: WordList = WordList::new(
    "a|advanced|all|an|any|appropriate|basic|best|common|complex|current|deep|demonstrated|different|\
     each|early|every|excellent|exceptional|general|good|great|key|modern|more|multiple|new|one|other|our|outstanding|overall|\
     own|prior|proven|relevant|several|solid|some|strong|superior|the|their|these|this|those|various|working|\
     your",
);

/// Words that are verbs and hardly ever nouns: what begins with one is a sentence, “recommends other
/// routes”, or what it is done to stands behind it.
pub(super) const VERBS: WordList = WordList::new(
    "achieve|adapt|administer|advise|analyse|analyze|apply|arrange|assemble|assess|assist|attend|\
     collect|communicate|compile|conduct|contribute|coordinate|create|define|deliver|describe|\
     deserve|determine|develop|diagnose|educate|ensure|establish|evaluate|examine|execute|\
     explain|facilitate|follow|give|identify|implement|improve|inform|install|interpret|\
     investigate|keep|maintain|make|manage|meet|monitor|negotiate|obtain|operate|organise|\
     organize|oversee|participate|perform|prepare|provide|receive|recommend|represent|resolve|\
     respond|select|serve|solve|suggest|supervise|take|teach|treat|troubleshoot|understand|use|\
     verify|write",
);

/// Words that make a thing too vague to be looked for.
pub(super) const VAGUE: WordList = WordList::new(
    "ability|action|activity|additional|adult|advancement|aim|alternative|application|approach|\
     area|aspect|assignment|attitude|audience|benefit|business|businesse|capability|capacity|\
     challenge|change|child|choice|client|collaboration|combination|company|concept|condition|\
     contact|context|customer|daily|day|decision|degree|delivery|demand|department|description|\
     detail|detailed|difference|diploma|direction|discipline|door|duty|effort|employee|end|\
     environment|equivalent|evidence|example|expectation|experience|external|familiarity|family|\
     feature|federal|field|following|form|formulation|forum|function|goal|government|group|guest|\
     guideline|hour|idea|implementation|importance|improvement|individual|industry|information|\
     initiative|input|insert|insight|instruction|internal|international|issue|it|item|its|job|\
     knowledge|learner|least|level|local|location|manner|material|matter|meeting|member|method|\
     metric|midpoint|milestone|month|multiple|national|nature|need|objective|office|opportunity|\
     option|order|organization|outcome|output|part|partner|passenger|patient|people|person|\
     personnel|phase|place|plan|position|practice|principle|priority|problem|procedure|process|\
     processe|product|proficiency|program|project|prospect|provided|pupil|purpose|quality|range|\
     recent|recommendation|requirement|resident|responsibility|result|resume|review|role|routine|\
     salary|service|session|setting|shift|similar|situation|skill|solution|staff|stakeholder|\
     stand|standard|state|step|strategy|student|style|subject|success|system|talent|task|team|\
     teammate|technique|technology|term|their|them|these|thing|thinker|this|those|time|tool|\
     topic|trade|transition|trend|type|understanding|user|value|variety|vision|visitor|way|week|\
     work|world|year|you",
);

/// What is done to other things, and nothing by itself.
pub(super) const GENERIC: WordList = WordList::new(
    "analysis|awareness|communication|design|development|equipment|graduation|guidance|interest|management|model|operation|oral|passion|planning|\
     preparation|production|research|respect|spoken|support|training|usage|verbal|written",
);

/// Words behind a thing asked for in a line that is nothing but it.
pub(super) const BEHIND: WordList = WordList::new(
    "ability|advantage|asset|bonus|desired|knowledge|must|needed|plus|preferred|required|skill",
);

/// “Academic”, of “academic and scholarly publishing”.
pub(super) fn is_adjective(written: &str) -> bool {
    ["ic", "ical", "ial", "ional", "ous", "ive", "ful"]
        .iter()
        .any(|end| written.ends_with(end))
}

/// “Successfully”, but not “family”.
pub(super) fn is_manner(stem: &str) -> bool {
    stem.ends_with("ly") && !matches!(stem, "assembly" | "family" | "reply" | "supply")
}

/// Whether a word tells work that is done to things: “installation”, “maintenance”.
pub(super) fn is_work(stem: &str) -> bool {
    const LONG: usize = 7;
    stem.len() > LONG
        && ["ation", "lation", "ction", "ment", "nance", "ling"]
            .iter()
            .any(|end| stem.ends_with(end))
        && !VAGUE.contains(stem)
}

/// “Formulating”, but not “king”.
pub(in super::super) fn is_doing(stem: &str) -> bool {
    stem.len() > 5 && stem.ends_with("ing")
}
