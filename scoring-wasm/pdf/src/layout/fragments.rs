//! Fragments: what stands on one baseline without a wide gap.

use super::cells::{LEAST_GAP, common, holds};
use super::{FRAGMENT_GAP, far_apart, is_bullet, right};
use crate::runs::Run;
use page_text::Hidden;

/// Baselines that differ by less, in parts of the size, are one.
const SAME_BASELINE: f64 = 0.12;

/// Superscripts and subscripts are at most so large, in parts of the size beside them …
const SCRIPT_SIZE: f64 = 0.85;
/// … at least so large …
const SCRIPT_LEAST: f64 = 0.45;
/// … and stand at most so far from its baseline.
const SCRIPT_RISE: f64 = 0.55;
/// Letters of any size are part of a word when they stand at most so far from its baseline, in a
/// gap of it: the E of TeX.
const DROPPED: f64 = 0.3;
/// A quotation mark that a font has not: TeX lowers another one.
const QUOTE: f64 = 0.8;
/// Part of a script's width that may be above or below a letter beside it: the A of LaTeX.
const OVERLAP: f64 = 0.75;
/// Fragments before and after, by baseline, among which their line is looked for.
const SCRIPT_REACH: usize = 12;

/// Runs next to each other.
#[derive(Clone, Debug)]
pub struct Fragment {
    /// Indices of its runs, from left to right.
    pub runs: Vec<usize>,
    /// Left edge, in points.
    pub x0: f64,
    /// Right edge.
    pub x1: f64,
    /// Baseline.
    pub y: f64,
    /// Largest size.
    pub size: f64,
    /// Place of its first run in the stream.
    pub order: usize,
    /// The run at which a range of dates goes on that stands in two lines.
    pub until: Option<usize>,
}

/// The fragments of the upright runs on a page that lie on it.
pub fn fragments(runs: &[Run]) -> Vec<Fragment> {
    let mut sorted: Vec<usize> = (0..runs.len()).filter(|n| is_laid_out(&runs[*n])).collect();
    sorted.sort_by(|a, b| runs[*a].start.y.total_cmp(&runs[*b].start.y));
    let mut out = Vec::new();
    let mut baseline: Vec<usize> = Vec::new();
    let mut last: Option<(f64, f64)> = None;
    for n in sorted {
        let (y, size) = (runs[n].start.y, runs[n].size);
        let same = last.is_some_and(|(at, of)| y - at <= SAME_BASELINE * of.min(size));
        if !same {
            split(runs, &mut baseline, &mut out);
        }
        baseline.push(n);
        last = Some((y, size));
    }
    split(runs, &mut baseline, &mut out);
    let out = at_edges(runs, out);
    with_scripts(runs, out)
}

/// Cuts fragments where a narrow gap ends at an edge at which others begin: a table with little
/// room between its columns.
fn at_edges(runs: &[Run], fragments: Vec<Fragment>) -> Vec<Fragment> {
    let edges = common(fragments.iter().map(|fragment| fragment.x0));
    let mut out = Vec::with_capacity(fragments.len());
    for fragment in fragments {
        let mut cuts = Vec::new();
        let mut end = f64::MAX;
        // Words since the last cut: a sign alone belongs to the text behind it.
        let mut since = 0;
        for (at, n) in fragment.runs.iter().enumerate() {
            let run = &runs[*n];
            if run.text.trim().is_empty() {
                continue;
            }
            let gap = run.start.x - end;
            let sign = since == 1 && at > 0 && is_bullet(&runs[fragment.runs[at - 1]]);
            if gap > LEAST_GAP * run.size && !sign && holds(&edges, run.start.x) {
                cuts.push(at);
                since = 0;
            }
            since += 1;
            end = right(run);
        }
        if cuts.is_empty() {
            out.push(fragment);
            continue;
        }
        cuts.push(fragment.runs.len());
        let mut start = 0;
        for cut in cuts {
            out.push(piece(runs, fragment.runs[start..cut].to_vec()));
            start = cut;
        }
    }
    out
}

/// A fragment of these runs.
fn piece(runs: &[Run], of: Vec<usize>) -> Fragment {
    let solid = || {
        let of = of.iter().filter_map(|n| runs.get(*n));
        of.filter(|run| !run.text.trim().is_empty())
    };
    Fragment {
        x0: solid().fold(f64::MAX, |x, run| x.min(run.start.x)),
        x1: solid().fold(f64::MIN, |x, run| x.max(right(run))),
        y: solid().next().map_or(0.0, |run| run.start.y),
        size: solid().fold(0.0, |size, run| run.size.max(size)),
        order: of.iter().copied().min().unwrap_or_default(),
        runs: of,
        until: None,
    }
}

/// Puts superscripts and subscripts into the fragments that they stand in.
fn with_scripts(runs: &[Run], mut fragments: Vec<Fragment>) -> Vec<Fragment> {
    let mut host_of: Vec<Option<usize>> = vec![None; fragments.len()];
    for (n, script) in fragments.iter().enumerate() {
        let hosts = |host: &Fragment| {
            let away = (host.y - script.y).abs();
            let small = script.size <= SCRIPT_SIZE * host.size && away <= SCRIPT_RISE * host.size;
            let lowered = if is_quote(runs, script) {
                QUOTE
            } else {
                DROPPED
            };
            let dropped =
                script.size <= host.size && away <= lowered * host.size && is_within(host, script);
            (small || dropped)
                && script.size >= SCRIPT_LEAST * host.size
                && script.x0 >= host.x0
                && script.x1 <= host.x1 + SCRIPT_RISE * host.size
                && has_room(runs, host, script)
        };
        // They are sorted by baseline, so hosts are near.
        let near = n.saturating_sub(SCRIPT_REACH)..(n + SCRIPT_REACH).min(fragments.len());
        host_of[n] = near.clone().find(|at| hosts(&fragments[*at]));
    }
    for n in 0..fragments.len() {
        let Some(host) = host_of[n].filter(|host| host_of[*host].is_none()) else {
            continue;
        };
        let script = std::mem::take(&mut fragments[n].runs);
        let x1 = fragments[n].x1;
        let into = &mut fragments[host];
        into.runs.extend(script);
        into.runs
            .sort_by(|a, b| runs[*a].start.x.total_cmp(&runs[*b].start.x).then(a.cmp(b)));
        into.x1 = into.x1.max(x1);
    }
    fragments.retain(|fragment| !fragment.runs.is_empty());
    fragments
}

/// Nothing but a quotation mark.
fn is_quote(runs: &[Run], fragment: &Fragment) -> bool {
    let text = match fragment.runs.as_slice() {
        [only] => runs.get(*only).map_or("", |run| run.text.trim()),
        _ => "",
    };
    matches!(text, "”" | "“" | "’" | "‘" | "\"" | "'" | "''" | "’’")
}

/// Whether a fragment is narrower than the one that it stands in.
fn is_within(host: &Fragment, script: &Fragment) -> bool {
    script.x0 > host.x0 && script.x1 < host.x1 && script.x1 - script.x0 <= 2.0 * host.size
}

/// Whether no run of the host stands above or below the script: else it is a line of its own.
fn has_room(runs: &[Run], host: &Fragment, script: &Fragment) -> bool {
    let width = script.x1 - script.x0;
    host.runs.iter().filter_map(|n| runs.get(*n)).all(|run| {
        let shared = right(run).min(script.x1) - run.start.x.max(script.x0);
        run.text.trim().is_empty() || shared <= OVERLAP * width
    })
}

/// Text that has a place among the lines: upright and on the page.
pub fn is_laid_out(run: &Run) -> bool {
    run.angle == 0 && run.hidden != Some(Hidden::Outside) && !run.text.is_empty()
}

fn split(runs: &[Run], baseline: &mut Vec<usize>, out: &mut Vec<Fragment>) {
    // What starts at the same place stays in the order of the stream.
    baseline.sort_by(|a, b| runs[*a].start.x.total_cmp(&runs[*b].start.x).then(a.cmp(b)));
    let mut open: Option<Fragment> = None;
    for n in baseline.drain(..) {
        let run = &runs[n];
        // A space alone neither starts a fragment nor widens one.
        let blank = run.text.trim().is_empty();
        if let Some(fragment) = &mut open {
            let gap = run.start.x - fragment.x1;
            let alike = blank || !far_apart(fragment.size, run.size);
            if alike && gap <= FRAGMENT_GAP * fragment.size.max(run.size) {
                fragment.runs.push(n);
                if !blank {
                    fragment.x1 = fragment.x1.max(right(run));
                    fragment.size = fragment.size.max(run.size);
                }
                fragment.order = fragment.order.min(n);
                continue;
            }
            out.extend(open.take());
        }
        if !blank {
            open = Some(Fragment {
                runs: vec![n],
                x0: run.start.x,
                x1: right(run),
                y: run.start.y,
                size: run.size,
                order: n,
                until: None,
            });
        }
    }
    out.extend(open);
}
