use crate::resume::At;
use crate::rules::{Context, Draft, declare_rule};
use crate::text_search::Search as _;

declare_rule! {
    /// ## What it checks
    ///
    /// Well-known technology names in an unusual spelling or case.
    ///
    /// ## Why it matters
    ///
    /// Spelling is the best-evidenced content rule: errors cost as many points of
    /// interview probability as missing experience in experiments with recruiters.
    /// Names of tools are the words experts look at.
    ///
    /// ## Example
    ///
    /// “Javascript”, “Github”, “Postgres SQL”
    ///
    /// ## Fix
    ///
    /// “JavaScript”, “GitHub”, “PostgreSQL”
    ///
    /// ## Sources
    ///
    /// G7, G8
    "REA001", "technology-names", Wording, Warning, "A technology's name is misspelt"
}

/// Tenths of a point for each name, and at most for all.
const COST: (u16, u16) = (6, 24);

/// What is written and what it should be. Only spellings that are never right.
const NAMES: &[(&str, &str)] = &[
    ("Javascript", "JavaScript"),
    ("javascript", "JavaScript"),
    ("JavaSript", "JavaScript"),
    ("Java Script", "JavaScript"),
    ("Typescript", "TypeScript"),
    ("typescript", "TypeScript"),
    ("Github", "GitHub"),
    ("GitHUB", "GitHub"),
    ("Gitlab", "GitLab"),
    ("BitBucket", "Bitbucket"),
    ("Postgresql", "PostgreSQL"),
    ("PostgreSql", "PostgreSQL"),
    ("Postgres SQL", "PostgreSQL"),
    ("PostGreSQL", "PostgreSQL"),
    ("PostGRESQL", "PostgreSQL"),
    ("MySql", "MySQL"),
    ("Mysql", "MySQL"),
    ("mySQL", "MySQL"),
    ("MySQl", "MySQL"),
    ("MongoDb", "MongoDB"),
    ("Mongodb", "MongoDB"),
    ("Mongo DB", "MongoDB"),
    ("Sqlite", "SQLite"),
    ("SQLLite", "SQLite"),
    ("Nodejs", "Node.js"),
    ("NodeJs", "Node.js"),
    ("NodeJS", "Node.js"),
    ("Node JS", "Node.js"),
    ("node.JS", "Node.js"),
    ("Node.JS", "Node.js"),
    ("Reactjs", "React"),
    ("Nextjs", "Next.js"),
    ("NextJs", "Next.js"),
    ("Vuejs", "Vue.js"),
    ("VueJs", "Vue.js"),
    ("Angularjs", "AngularJS"),
    ("Jquery", "jQuery"),
    ("JQuery", "jQuery"),
    ("jquery", "jQuery"),
    ("Graphql", "GraphQL"),
    ("GraphQl", "GraphQL"),
    ("Fastapi", "FastAPI"),
    ("Wordpress", "WordPress"),
    ("Linkedin", "LinkedIn"),
    ("Youtube", "YouTube"),
    ("Paypal", "PayPal"),
    ("Openstack", "OpenStack"),
    ("RaspberryPi", "Raspberry Pi"),
    ("Stackoverflow", "Stack Overflow"),
    ("StackOverflow", "Stack Overflow"),
    ("Tensorflow", "TensorFlow"),
    ("TensorFLow", "TensorFlow"),
    ("Pytorch", "PyTorch"),
    ("pytorch", "PyTorch"),
    ("Numpy", "NumPy"),
    ("numpy", "NumPy"),
    ("Scipy", "SciPy"),
    ("scipy", "SciPy"),
    ("Scikit-Learn", "scikit-learn"),
    ("OpenCv", "OpenCV"),
    ("Opencv", "OpenCV"),
    ("Powerpoint", "PowerPoint"),
    ("Power Point", "PowerPoint"),
    ("PowerBI", "Power BI"),
    ("PowerBi", "Power BI"),
    ("Power Bi", "Power BI"),
    ("Kubernets", "Kubernetes"),
    ("Kubernates", "Kubernetes"),
    ("kubernetes", "Kubernetes"),
    ("Dockers", "Docker"),
    ("DockerHub", "Docker Hub"),
    ("DynamoDb", "DynamoDB"),
    ("Dynamodb", "DynamoDB"),
    ("ElasticSearch", "Elasticsearch"),
    ("Elastic Search", "Elasticsearch"),
    ("RabbitMq", "RabbitMQ"),
    ("Rabbitmq", "RabbitMQ"),
    ("Cloudformation", "CloudFormation"),
    ("Devops", "DevOps"),
    ("XCode", "Xcode"),
    ("Intellij", "IntelliJ"),
    ("IntelliJ Idea", "IntelliJ IDEA"),
    ("Pycharm", "PyCharm"),
    ("Webstorm", "WebStorm"),
    ("VSCode", "VS Code"),
    ("VScode", "VS Code"),
    ("Macos", "macOS"),
    ("MacOS", "macOS"),
    ("IOS", "iOS"),
    ("Ios", "iOS"),
    ("Latex", "LaTeX"),
    ("latex", "LaTeX"),
    ("Pyspark", "PySpark"),
    ("Bigquery", "BigQuery"),
    ("Oauth", "OAuth"),
    ("OAUTH", "OAuth"),
    ("Restful", "RESTful"),
    ("Sql", "SQL"),
    ("Html", "HTML"),
    ("Css", "CSS"),
    ("Php", "PHP"),
    ("Aws", "AWS"),
    ("Saas", "SaaS"),
    ("SAAS", "SaaS"),
    ("SalesForce", "Salesforce"),
    ("Quickbooks", "QuickBooks"),
    ("Autocad", "AutoCAD"),
    ("AutoCad", "AutoCAD"),
    ("Hubspot", "HubSpot"),
    ("Indesign", "InDesign"),
];

fn check(context: &Context) -> Vec<Draft> {
    let text = context.text();
    let mut out: Vec<(usize, Draft)> = Vec::new();
    let mut spent = 0;
    let may_stand: Vec<_> = NAMES
        .iter()
        .filter(|(wrong, _)| context.may_say(wrong))
        .collect();
    let mut all: Vec<(usize, At)> = Vec::new();
    let two = |text: &str| {
        let bytes = text.as_bytes().first_chunk::<2>();
        bytes.map_or(0, |bytes| u16::from_le_bytes(*bytes))
    };
    let beginnings: Vec<_> = may_stand.iter().map(|(wrong, _)| two(wrong)).collect();
    for start in word_starts(text, &may_stand) {
        let rest = text.get(start..).unwrap_or_default();
        let here = two(rest);
        for (n, _) in beginnings
            .iter()
            .enumerate()
            .filter(|(_, two)| **two == here)
        {
            let wrong = may_stand.get(n).map_or("", |(wrong, _)| wrong);
            let at = At {
                start,
                end: start + wrong.len(),
            };
            if rest.starts_with(wrong) && stands_alone(context, at) {
                all.push((n, at));
            }
        }
    }
    for (n, (wrong, right)) in may_stand.into_iter().enumerate() {
        let of_this = all.iter().filter(|(of, _)| *of == n);
        let found: Vec<At> = of_this.map(|(_, at)| *at).collect();
        let Some(first) = found.first() else { continue };
        let edits: Vec<_> = found
            .iter()
            .filter_map(|at| context.replace(*at, &escaped(right)))
            .collect();
        let cost = COST.0.min(COST.1 - spent);
        spent += cost;
        let fix = Context::fix(format!("Write “{right}”"), edits);
        out.push((
            first.start,
            Draft::new(
                format!("It is usually written “{right}”. Spelling is what recruiters are known to mind most."),
                cost,
            )
            .titled(format!("“{wrong}” is written “{right}”"))
            .at(found.iter().filter_map(|at| context.place(*at)))
            .fix(fix),
        ));
    }
    crate::sort::by_key(&mut out, |(start, _)| *start);
    out.into_iter().map(|(_, draft)| draft).collect()
}

/// Places where a word begins with a letter that one of these names begins with.
fn word_starts(text: &str, names: &[&(&str, &str)]) -> Vec<usize> {
    let mut firsts = [false; 256];
    for (wrong, _) in names {
        if let Some(first) = wrong.bytes().next() {
            firsts[usize::from(first)] = true;
        }
    }
    let mut out = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        if !firsts[usize::from(byte)] {
            continue;
        }
        let front = || text.get(..at).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        let inside = match before {
            Some(before) if before.is_ascii() => before.is_ascii_alphanumeric(),
            Some(_) => front().ends_with(char::is_alphanumeric),
            None => false,
        };
        if !inside {
            out.push(at);
        }
    }
    out
}

/// A word of its own, not part of a link, an address or a longer name.
fn stands_alone(context: &Context, at: At) -> bool {
    let text = context.text();
    let before = text.get(..at.start).and_then(|t| t.chars().next_back());
    let after = text.get(at.end..).unwrap_or_default();
    let next = after.chars().next();
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '@' | '_' | '/' | '-' | '\\');
    let dotted = next == Some('.') && after.chars().nth(1).is_some_and(char::is_alphanumeric);
    let linked = before.is_some_and(|c| matches!(c, '@' | '_' | '.' | '\\'))
        || before == Some('/')
            && text
                .get(..at.start - 1)
                .is_some_and(|t| t.has_sign('.') && t.rsplit('.').next() == Some("com"));
    // Letters as they are typed mean code in LaTeX; in Markdown and plain text all are.
    let all = &context.document.text;
    let plain = all.run_at(at.start).is_some_and(|run| run.style.plain)
        && all.runs.iter().any(|run| !run.style.plain);
    !linked && !dotted && !plain && !next.is_some_and(|c| joined(c) && c != '/')
}

fn escaped(text: &str) -> String {
    if text == "LaTeX" {
        "\\LaTeX{}".to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::testing;

    #[test]
    fn cases() {
        testing::pass(
            &RULE,
            &[
                "JavaScript, GitHub, Node.js",
                "github.com/javascript-x and \\url{https://a.com/Javascript}",
                "\\texttt{javascript}",
                "latex-free gloves",
            ],
        );
        testing::fail(
            &RULE,
            &["Javascript", "C, Github/Gitlab", "\\textbf{Postgresql}"],
        );
        let request = crate::ScoreRequest {
            files: [(
                "jane.txt".to_owned(),
                "Jane Sample\n\nSKILLS\nExcel, Powerpoint\n".to_owned(),
            )]
            .into(),
            as_of: "2026-05-01".to_owned(),
            ..crate::ScoreRequest::default()
        };
        let report = crate::score(&request).expect("valid");
        assert!(
            report
                .findings
                .iter()
                .any(|finding| finding.code == RULE.code)
        );
        testing::fix(
            &RULE,
            &[
                ("Knows Javascript well", "Knows JavaScript well"),
                ("Javascript and Javascript", "JavaScript and JavaScript"),
                ("Reactjs.", "React."),
            ],
        );
    }
}
