//! `GET /dev/mails`, `/dev/mails/{template}` and its `/html`: what each mail looks like.

use axum::{
    extract::Path,
    http::{HeaderMap, Uri},
    response::Response,
};
use domain::{
    html::escape,
    mail::{Mail, Rendered, Site},
};

use super::{NotDeployed, mail_html, nothing, page, shown};
use crate::{middleware::origin::own_origin, problem::Result};

fn origin(uri: &Uri, headers: &HeaderMap) -> String {
    own_origin(uri, headers).unwrap_or_default()
}

fn rendered(template: &str, origin: &str) -> Result<Rendered> {
    let site = Site {
        origin,
        answered: true,
    };
    Mail::samples(origin)
        .into_iter()
        .find(|mail| mail.template() == template)
        .map(|mail| mail.render(site))
        .ok_or_else(nothing)
}

/// All of them.
pub async fn list(_: NotDeployed, uri: Uri, headers: HeaderMap) -> Response {
    let origin = origin(&uri, &headers);
    let site = Site {
        origin: &origin,
        answered: true,
    };
    let rows = Mail::samples(&origin).into_iter().fold(String::new(), |out, mail| {
        out + &format!(
            "<tr><td><a href=\"/dev/mails/{name}\">{subject}</a></td><td><code>{name}</code></td></tr>\n",
            name = mail.template(),
            subject = escape(&mail.render(site).subject),
        )
    });
    page(
        "Mails",
        &format!(
            "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Subject</th><th scope=\"col\">Template</th></tr></thead><tbody>\n{rows}</tbody></table></div>\n"
        ),
    )
}

/// One on a page.
pub async fn page_of(
    _: NotDeployed,
    uri: Uri,
    headers: HeaderMap,
    Path(template): Path<String>,
) -> Result<Response> {
    let mail = rendered(&template, &origin(&uri, &headers))?;
    let head = [("Subject".to_owned(), mail.subject.clone())];
    let frame = format!("/dev/mails/{template}/html");
    Ok(page(&mail.subject, &shown::mail(&head, &mail.text, &frame)))
}

/// One by itself.
pub async fn html(
    _: NotDeployed,
    uri: Uri,
    headers: HeaderMap,
    Path(template): Path<String>,
) -> Result<Response> {
    Ok(mail_html(
        rendered(&template, &origin(&uri, &headers))?.html,
    ))
}
