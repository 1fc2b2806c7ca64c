//! What a link leads to.

use crate::report::LinkKind;

/// Hosts and what stands there; a host counts with its subdomains.
const HOSTS: [(&str, LinkKind); 40] = [
    ("linkedin.com", LinkKind::LinkedIn),
    ("lnkd.in", LinkKind::LinkedIn),
    ("github.com", LinkKind::GitHub),
    ("gist.github.com", LinkKind::GitHub),
    ("gitlab.com", LinkKind::GitLab),
    ("bitbucket.org", LinkKind::Code),
    ("codeberg.org", LinkKind::Code),
    ("sourceforge.net", LinkKind::Code),
    ("sr.ht", LinkKind::Code),
    ("npmjs.com", LinkKind::Code),
    ("pypi.org", LinkKind::Code),
    ("crates.io", LinkKind::Code),
    ("huggingface.co", LinkKind::Code),
    ("leetcode.com", LinkKind::Code),
    ("codeforces.com", LinkKind::Code),
    ("hackerrank.com", LinkKind::Code),
    ("kaggle.com", LinkKind::Code),
    ("orcid.org", LinkKind::Orcid),
    ("scholar.google.com", LinkKind::Scholar),
    ("researchgate.net", LinkKind::Research),
    ("arxiv.org", LinkKind::Research),
    ("doi.org", LinkKind::Research),
    ("semanticscholar.org", LinkKind::Research),
    ("academia.edu", LinkKind::Research),
    ("dblp.org", LinkKind::Research),
    ("stackoverflow.com", LinkKind::StackOverflow),
    ("stackexchange.com", LinkKind::StackOverflow),
    ("twitter.com", LinkKind::Social),
    ("x.com", LinkKind::Social),
    ("facebook.com", LinkKind::Social),
    ("instagram.com", LinkKind::Social),
    ("xing.com", LinkKind::Social),
    ("youtube.com", LinkKind::Social),
    ("t.me", LinkKind::Social),
    ("medium.com", LinkKind::Social),
    ("behance.net", LinkKind::Portfolio),
    ("dribbble.com", LinkKind::Portfolio),
    ("about.me", LinkKind::Portfolio),
    ("linktr.ee", LinkKind::Portfolio),
    ("credly.com", LinkKind::Certificate),
];

/// An address without what stands before the name of its host.
pub fn without_scheme(url: &str) -> &str {
    let starts = ["https://", "http://", "www."];
    let bare = |url, start| str::strip_prefix(url, start).unwrap_or(url);
    starts.into_iter().fold(url, bare)
}

/// The kind of a link by its target.
pub fn kind(target: &str) -> LinkKind {
    let target = target.trim().to_ascii_lowercase();
    if target.starts_with("mailto:") {
        return LinkKind::Email;
    }
    if target.starts_with("tel:") {
        return LinkKind::Phone;
    }
    let bare = without_scheme(&target);
    let host = bare
        .split(&['/', '?', '#', ':'][..])
        .next()
        .unwrap_or_default();
    if host.starts_with("scholar.google.") {
        return LinkKind::Scholar;
    }
    HOSTS
        .iter()
        .find(|(known, _)| {
            host.strip_suffix(known)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
        .map_or(LinkKind::Website, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::kind;
    use crate::report::LinkKind;

    #[test]
    fn hosts_decide_with_their_subdomains() {
        for (target, expected) in [
            ("https://www.linkedin.com/in/roe", LinkKind::LinkedIn),
            ("de.linkedin.com/in/roe", LinkKind::LinkedIn),
            ("github.com/roe", LinkKind::GitHub),
            (
                "https://scholar.google.co.in/citations?user=x",
                LinkKind::Scholar,
            ),
            ("notgithub.com", LinkKind::Website),
            ("mailto:a@b.io", LinkKind::Email),
            ("tel:+4930", LinkKind::Phone),
            ("https://roe.dev", LinkKind::Website),
        ] {
            assert_eq!(kind(target), expected, "{target}");
        }
    }
}
