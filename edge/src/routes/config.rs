//! `GET /api/v1/config`.

use axum::{Json, extract::State};
use compile_protocol::Engine;
use domain::{
    accounts::password::{PASSWORD_MAX, PASSWORD_MIN},
    challenge::ACTION,
    limits::COMPILE_SECONDS,
};

use crate::{
    api::{Challenge, Config, Limits, PasswordLength, SignInWays},
    app::App,
    challenge,
    compile::texlive,
    middleware::finish::Asked,
    oauth::Configured,
    resume_input, settings,
};

#[utoipa::path(
    get,
    path = "/config",
    tag = "service",
    operation_id = "config",
    responses((status = 200, description = "Version, limits, engines", body = Config)),
)]
/// Version, limits and engines
#[worker::send]
pub async fn config(State(app): State<App>, asked: Asked) -> Json<Config> {
    let project = project::Limits::CURRENT;
    Json(Config {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        limits: Limits {
            text_file_max: project.text_file_max,
            project_max: project.project_max,
            unpacked_max: project.unpacked_max,
            files_max: project.files_max,
            path_max: project.path_max,
            pdf_max: resume_input::BODY_MAX,
            pdf_pages_max: pdf_text::Limits::default().pages,
            docx_max: docx_text::DocxLimits::CURRENT.file_max,
            posting_max_chars: scoring::report::POSTING_MAX_CHARS,
            compile_seconds: COMPILE_SECONDS,
        },
        engines: vec![
            Engine::Auto,
            Engine::Pdflatex,
            Engine::Xelatex,
            Engine::Lualatex,
        ],
        texlive: texlive(&app.env, asked.clock).await,
        sign_in: SignInWays {
            providers: Configured::all(&app.env),
        },
        password: PasswordLength {
            min: PASSWORD_MIN,
            max: PASSWORD_MAX,
        },
        challenge: challenge::Configured::of(&app.env).map(|challenger| Challenge {
            provider: challenger.name().to_owned(),
            site_key: challenger.site_key().to_owned(),
            action: ACTION.to_owned(),
        }),
        experiment: settings::experiment(&app.env),
        retention_hours: settings::retention_hours(&app.env),
    })
}
