//! `/docs`: the API reference, made from the OpenAPI document.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::{escape, inline, prose, shell};

/// The page.
pub fn page(document: &Value) -> String {
    let empty = Map::new();
    let paths = document["paths"].as_object().unwrap_or(&empty);
    let (mut nav, mut main) = (String::new(), String::new());
    let info = &document["info"];
    let _ = write!(
        main,
        "<h1>API <small>{}</small></h1>{}{}",
        escape(text(&info["version"])),
        prose(text(&info["description"])),
        START
    );
    for tag in array(&document["tags"]) {
        let name = text(&tag["name"]);
        let _ = write!(
            main,
            "<section><h2 id=\"tag-{name}\">{}</h2>{}",
            escape(&capital(name)),
            prose(text(&tag["description"]))
        );
        let _ = write!(nav, "<h2>{}</h2><ul>", escape(&capital(name)));
        for (path, methods) in paths {
            for (method, operation) in methods.as_object().unwrap_or(&empty) {
                if array(&operation["tags"]).any(|tag| text(tag) == name) {
                    let id = text(&operation["operationId"]);
                    let _ = write!(
                        nav,
                        "<li><a href=\"#{id}\">{}</a></li>",
                        escape(text(&operation["summary"]))
                    );
                    main.push_str(&operation_html(path, method, operation));
                }
            }
        }
        nav.push_str("</ul>");
        main.push_str("</section>");
    }
    main.push_str("<section><h2 id=\"schemas\">Schemas</h2>");
    nav.push_str("<h2><a href=\"#schemas\">Schemas</a></h2><ul>");
    for (name, schema) in document["components"]["schemas"]
        .as_object()
        .unwrap_or(&empty)
    {
        let _ = write!(nav, "<li><a href=\"#schema-{name}\">{name}</a></li>");
        let _ = write!(
            main,
            "<article id=\"schema-{name}\"><h3>{name}</h3>{}{}</article>",
            prose(text(&schema["description"])),
            schema_html(schema)
        );
    }
    nav.push_str("</ul>");
    main.push_str("</section>");
    shell("API", &nav, &main)
}

/// How to begin, before any reference.
const START: &str = r#"<h2 id="start">Start</h2>
<p>Scoring needs no token. For compiles, become a device, then queue, follow and fetch:</p>
<pre tabindex="0" aria-label="Example with curl"><code>curl -s https://HOST/api/v1/scores -H 'Content-Type: text/x-tex' --data-binary @resume.tex

TOKEN=$(curl -s -X POST https://HOST/api/v1/devices | jq -r .token)
JOB=$(curl -s https://HOST/api/v1/compiles -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: text/x-tex' --data-binary @resume.tex | jq -r .id)
curl -s https://HOST/api/v1/jobs/$JOB -H "Authorization: Bearer $TOKEN" | jq .state
curl -s https://HOST/api/v1/jobs/$JOB/pdf -H "Authorization: Bearer $TOKEN" -o resume.pdf</code></pre>"#;

fn operation_html(path: &str, method: &str, operation: &Value) -> String {
    let id = text(&operation["operationId"]);
    let mut out = format!(
        "<article id=\"{id}\"><h3>{}</h3><p class=\"address\"><span class=\"method {method}\">{}</span> <code>{}</code></p>{}",
        escape(text(&operation["summary"])),
        method.to_uppercase(),
        escape(path),
        prose(text(&operation["description"]))
    );
    if array(&operation["security"]).next().is_some() {
        out.push_str("<p class=\"note\">Needs a device: token or cookie.</p>");
    }
    let _ = write!(
        out,
        "<pre tabindex=\"0\" aria-label=\"{} with curl\"><code>{}</code></pre>",
        escape(text(&operation["summary"])),
        escape(&curl(path, method, operation))
    );
    let parameters: String = array(&operation["parameters"])
        .map(|parameter| {
            row(
                text(&parameter["name"]),
                &format!(
                    "{}, {}",
                    escape(text(&parameter["in"])),
                    type_html(&parameter["schema"])
                ),
                &inline(text(&parameter["description"])),
            )
        })
        .collect();
    out.push_str(&table("Parameters", ["Name", "Type", ""], &parameters));
    let body = &operation["requestBody"];
    let contents: String = content_rows(&body["content"], &inline(text(&body["description"])));
    out.push_str(&table("Body", ["Media type", "Type", ""], &contents));
    let mut responses = String::new();
    if let Some(answers) = operation["responses"].as_object() {
        for (status, answer) in answers {
            let types = answer["content"]
                .as_object()
                .into_iter()
                .flat_map(Map::values)
                .map(|content| type_html(&content["schema"]))
                .collect::<Vec<_>>()
                .join(", ");
            responses.push_str(&row(status, &types, &inline(text(&answer["description"]))));
        }
    }
    out.push_str(&table("Answers", ["Status", "Type", ""], &responses));
    out.push_str("</article>");
    out
}

/// The operation as a line for a shell; its variables are those of the start of the page.
fn curl(path: &str, method: &str, operation: &Value) -> String {
    let address = path.replace("{id}", "$JOB").replace("{sha256}", "$HASH");
    let url = format!("https://HOST{address}");
    if operation["responses"]["101"].is_object() {
        return format!("npx wscat -c wss://HOST{address} -H \"Authorization: Bearer $TOKEN\"");
    }
    let mut line = String::from("curl -s");
    let content = operation["requestBody"]["content"].as_object();
    if method != "get" && !(method == "post" && content.is_some()) {
        let _ = write!(line, " -X {}", method.to_uppercase());
    }
    let _ = write!(line, " {url}");
    if array(&operation["security"]).next().is_some() {
        line.push_str(" -H \"Authorization: Bearer $TOKEN\"");
    }
    if let Some(content) = content {
        let (media_type, body) = if content.contains_key("text/x-tex") {
            ("text/x-tex", "--data-binary @resume.tex")
        } else if content.contains_key("application/octet-stream") {
            ("application/octet-stream", "--data-binary @photo.png")
        } else {
            ("application/json", "-d @body.json")
        };
        let _ = write!(line, " -H 'Content-Type: {media_type}' {body}");
    }
    if operation["responses"]["200"]["content"]["application/pdf"].is_object() {
        line.push_str(" -o resume.pdf");
    }
    line
}

fn content_rows(content: &Value, description: &str) -> String {
    content
        .as_object()
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(at, (media_type, content))| {
            let description = if at == 0 { description } else { "" };
            row(media_type, &type_html(&content["schema"]), description)
        })
        .collect()
}

fn schema_html(schema: &Value) -> String {
    let mut out = String::new();
    for variant in array(&schema["oneOf"]) {
        if variant["properties"].is_object() {
            out.push_str(&prose(text(&variant["description"])));
            out.push_str(&fields(variant));
        } else {
            let _ = write!(
                out,
                "<p>{} {}</p>",
                type_html(variant),
                inline(text(&variant["description"]))
            );
        }
    }
    if schema["properties"].is_object() {
        out.push_str(&fields(schema));
    } else if schema["enum"].is_array() {
        let _ = write!(out, "<p>One of {}.</p>", type_html(schema));
    }
    out
}

fn fields(schema: &Value) -> String {
    let required: Vec<&str> = array(&schema["required"]).map(text).collect();
    let rows: String = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, field)| {
            let mut kind = type_html(field);
            if !required.contains(&name.as_str()) {
                kind.push_str(" <i>may be absent</i>");
            }
            row(name, &kind, &inline(text(&field["description"])))
        })
        .collect();
    table("", ["Field", "Type", ""], &rows)
}

/// A schema in a few words, with a link where it has a name.
fn type_html(schema: &Value) -> String {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next())
    {
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    let joined = |values: &Value, each: &dyn Fn(&Value) -> String| {
        array(values).map(each).collect::<Vec<_>>().join(" or ")
    };
    for key in ["oneOf", "anyOf", "allOf"] {
        if schema[key].is_array() {
            return joined(&schema[key], &type_html);
        }
    }
    if schema["enum"].is_array() {
        return joined(&schema["enum"], &|value| {
            format!("<code>{}</code>", escape(text(value)))
        });
    }
    match &schema["type"] {
        Value::Array(kinds) => kinds
            .iter()
            .map(text)
            .map(escape)
            .collect::<Vec<_>>()
            .join(" or "),
        Value::String(kind) if kind == "array" => {
            format!("list of {}", type_html(&schema["items"]))
        }
        Value::String(kind) if kind == "object" && schema["additionalProperties"].is_object() => {
            format!("map to {}", type_html(&schema["additionalProperties"]))
        }
        Value::String(kind) => escape(kind),
        _ => "any".to_owned(),
    }
}

/// A table, or nothing without rows. The last column says what the row means.
fn table(title: &str, heads: [&str; 3], rows: &str) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let [first, second, _] = heads;
    let title = if title.is_empty() {
        String::new()
    } else {
        format!("<h4>{title}</h4>")
    };
    format!(
        "{title}<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{first}</th><th scope=\"col\">{second}</th><th scope=\"col\">Meaning</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

fn row(name: &str, kind: &str, meaning: &str) -> String {
    format!(
        "<tr><th scope=\"row\"><code>{}</code></th><td>{kind}</td><td>{meaning}</td></tr>",
        escape(name)
    )
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn array(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
