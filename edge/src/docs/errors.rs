//! `/docs/errors`: what each problem code means.

use domain::oauth::Refusal;

use super::{escape, shell};
use crate::problem::Code;

/// Codes that come with a project or a scoring request, and what is wrong then.
const OTHERS: [(&str, &str); 41] = [
    ("empty_project", "The project has no files"),
    ("too_many_files", "The project has too many files"),
    ("text_file_too_large", "A text file is above its limit"),
    ("project_too_large", "The project is above its limit"),
    (
        "unpacked_too_large",
        "The project is above its limit once unpacked",
    ),
    (
        "invalid_path",
        "A path has characters that no file name should have",
    ),
    ("path_too_long", "A path is too long"),
    ("unsafe_path", "A path leads out of the project"),
    ("duplicate_path", "Two files have one path"),
    ("file_and_folder", "A path is a file and a folder at once"),
    ("not_text", "A file that promises text is something else"),
    ("not_a_zip", "The body is no zip archive"),
    ("zip_damaged", "The zip archive is damaged"),
    ("zip_encrypted", "The zip archive is encrypted"),
    (
        "zip_method",
        "The zip archive uses a rare compression method",
    ),
    ("zip_link", "The zip archive holds a link"),
    (
        "zip_duplicate",
        "The zip archive holds two files of one name",
    ),
    ("zip_overlap", "The zip archive's entries overlap"),
    ("not_a_pdf", "The file is no PDF"),
    ("pdf_damaged", "The PDF is damaged"),
    ("pdf_encrypted", "The PDF is protected"),
    ("pdf_too_large", "The PDF is above its limit"),
    ("pdf_too_many_pages", "The PDF has too many pages"),
    ("not_docx", "The file is no Word document"),
    ("old_word", "The file is a Word document of the old kind"),
    ("docx_encrypted", "The Word document is protected"),
    ("docx_damaged", "The Word document is damaged"),
    ("docx_too_large", "The Word document is above its limit"),
    (
        "docx_unpacked_too_large",
        "The Word document is above its limit once unpacked",
    ),
    ("docx_too_deep", "The Word document nests too deeply"),
    ("no_files", "There is nothing to score"),
    ("two_sources", "There are two resumes to score"),
    ("unknown_profile", "There is no such profile of weights"),
    ("bad_weights", "The weights to score with cannot be used"),
    ("bad_experiment", "The experiment cannot be used"),
    ("bad_date", "The date to score at is no date"),
    ("posting_too_long", "The posting is above its limit"),
    ("empty_posting", "The posting is empty"),
    ("archive", "The posting is an archive"),
    (
        "too_many_pairs",
        "There are too many pairs of resumes and postings",
    ),
    ("bad_requirement", "Your own requirements cannot be used"),
];

/// The page.
pub fn page() -> String {
    let mut rows = String::new();
    for code in Code::ALL {
        let (code, status, title) = code.entry();
        rows.push_str(&row(code, &status.as_u16().to_string(), title));
    }
    for (code, title) in OTHERS {
        rows.push_str(&row(code, "413 or 422", title));
    }
    let refusals: String = Refusal::ALL.into_iter().map(refusal_row).collect();
    let main = format!(
        "<h1>Errors</h1>
<p>Errors are problem documents after RFC 9457, <code>application/problem+json</code>: <code>code</code> is stable and for programs, <code>detail</code> says what happened and what to do, and <code>request_id</code> is what to name when you ask for help. The project's importer and the scorer have more codes of their own; their <code>detail</code> names the file and the reason.</p>
<table><thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th></tr></thead><tbody>{rows}</tbody></table>
<h2>On the way back from a provider</h2>
<p>Signing in with a provider ends on a page. When it comes to nothing, that is <code>/sign-in</code> or <code>/settings</code>, and a code stands behind <code>error</code> in the address.</p>
<table><thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Meaning</th></tr></thead><tbody>{refusals}</tbody></table>"
    );
    shell("Errors", "", &main)
}

fn row(code: &str, status: &str, title: &str) -> String {
    format!(
        "<tr id=\"{code}\"><th scope=\"row\"><code>{code}</code></th><td>{status}</td><td>{}</td></tr>",
        escape(title)
    )
}

fn refusal_row(refusal: Refusal) -> String {
    let (code, title) = (refusal.code(), escape(refusal.title()));
    // Those that the API has as well are named, and linked to, above.
    let id = if code.starts_with("oauth_") {
        format!(" id=\"{code}\"")
    } else {
        String::new()
    };
    format!("<tr{id}><th scope=\"row\"><code>{code}</code></th><td>{title}</td></tr>")
}
