//! A mail on a page: headers, text, and the HTML in frames of their own.

use domain::html::escape;

/// HTML of a mail's parts; `frame` is the address of its HTML.
pub fn mail(headers: &[(String, String)], text: &str, frame: &str) -> String {
    let rows = headers.iter().fold(String::new(), |out, (name, value)| {
        out + "<tr><th scope=\"row\">"
            + &escape(name)
            + "</th><td>"
            + &escape(value)
            + "</td></tr>\n"
    });
    let (text, frame) = (escape(text), escape(frame));
    format!(
        r#"<div class="scroll"><table><tbody>
{rows}</tbody></table></div>
<h2>Text</h2>
<pre>{text}</pre>
<h2>HTML</h2>
<p><a href="{frame}">By itself</a></p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="{frame}" title="The mail as HTML"></iframe>
<h2>HTML on a phone</h2>
<iframe class="narrow" sandbox="allow-popups allow-popups-to-escape-sandbox" src="{frame}" title="The mail as HTML, narrow"></iframe>
"#
    )
}
