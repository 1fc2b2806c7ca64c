//! The routes: one file each, and this table.

mod account;
mod admin_accounts;
mod admin_audit;
mod admin_blocks;
mod admin_dead_letter;
mod admin_dead_letters;
mod admin_funnel;
mod admin_jobs;
mod admin_queues;
mod auth;
mod challenge;
mod compiles;
mod conditional;
mod config;
mod devices;
mod docs;
mod faults;
mod files;
mod funnel;
mod health;
mod job;
mod job_cancel;
mod job_list;
mod job_log;
mod job_pdf;
mod job_report;
mod job_retry;
mod job_synctex;
mod library;
mod live;
mod live_events;
mod live_poll;
mod mail_notices;
mod matches;
mod openapi;
mod own_job;
mod page;
mod scores;
mod stored;
mod tex;
mod tex_current;
mod usage;

use axum::{Router, routing::get};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::app::App;

/// Everything under `/api/v1`.
pub fn v1() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(health::health))
        .routes(routes!(config::config))
        .routes(routes!(devices::create_device))
        .routes(routes!(scores::create_score))
        .routes(routes!(matches::create_matches))
        .routes(routes!(files::put_file))
        .routes(routes!(challenge::pass))
        .routes(routes!(compiles::create_compile))
        .routes(routes!(job_list::list_jobs))
        .routes(routes!(job::get_job))
        .routes(routes!(job_cancel::cancel_job))
        .routes(routes!(job_retry::retry_job))
        .routes(routes!(job_pdf::get_pdf))
        .routes(routes!(job_synctex::get_synctex))
        .routes(routes!(job_report::get_report))
        .routes(routes!(job_log::get_log))
        .routes(routes!(live::live))
        .routes(routes!(live_events::live_events))
        .routes(routes!(live_poll::live_poll))
        .routes(routes!(faults::report_fault))
        .routes(routes!(funnel::report))
        .routes(routes!(mail_notices::take))
        .routes(routes!(usage::usage))
        .merge(auth_routes())
        .merge(account_routes())
        .merge(library_routes())
        .routes(routes!(admin_queues::admin_queues))
        .routes(routes!(admin_jobs::admin_jobs))
        .routes(routes!(admin_dead_letter::replay))
        .routes(routes!(admin_dead_letter::purge))
        .routes(routes!(admin_dead_letters::replay_all))
        .routes(routes!(admin_dead_letters::purge_all))
        .routes(routes!(admin_accounts::search))
        .routes(routes!(admin_accounts::set_role))
        .routes(routes!(admin_accounts::block))
        .routes(routes!(admin_accounts::unblock))
        .routes(routes!(admin_accounts::resume_mail))
        .routes(routes!(admin_audit::list))
        .routes(routes!(admin_blocks::list))
        .routes(routes!(admin_blocks::add))
        .routes(routes!(admin_blocks::remove))
        .routes(routes!(admin_funnel::list))
}

fn auth_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(auth::register::register))
        .routes(routes!(auth::verify::verify))
        .routes(routes!(auth::sign_in::sign_in))
        .routes(routes!(auth::second_factor::second_factor))
        .routes(routes!(auth::sign_out::sign_out))
        .routes(routes!(auth::reset::reset))
        .routes(routes!(auth::reset_confirm::reset_confirm))
        .routes(routes!(auth::confirm_email::confirm_email))
        .routes(routes!(auth::step_up::step_up))
        .routes(routes!(auth::oauth_start::start))
        .routes(routes!(auth::oauth_callback::callback))
}

fn account_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(account::profile::get))
        .routes(routes!(account::profile::patch))
        .routes(routes!(account::email::post))
        .routes(routes!(account::email::delete))
        .routes(routes!(account::password::post))
        .routes(routes!(account::identities::delete))
        .routes(routes!(account::second_factor::post))
        .routes(routes!(account::second_factor::confirm))
        .routes(routes!(account::second_factor::delete))
        .routes(routes!(account::recovery_codes::post))
        .routes(routes!(account::sessions::get))
        .routes(routes!(account::sessions::delete))
        .routes(routes!(account::sessions::delete_others))
        .routes(routes!(account::tokens::get))
        .routes(routes!(account::tokens::post))
        .routes(routes!(account::tokens::delete))
        .routes(routes!(account::tokens::delete_all))
        .routes(routes!(account::audit::get))
        .routes(routes!(account::experiments::get))
        .routes(routes!(account::experiments::put))
        .routes(routes!(account::export::get))
        .routes(routes!(account::export::post))
        .routes(routes!(account::export::link))
        .routes(routes!(account::export::download))
        .routes(routes!(account::deletion::post))
        .routes(routes!(account::deletion::delete))
}

fn library_routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(library::file::get))
        .routes(routes!(library::list::list))
        .routes(routes!(library::resume::get))
        .routes(routes!(library::resume::put))
        .routes(routes!(library::resume::delete))
        .routes(routes!(library::undelete::post))
        .routes(routes!(library::deleted::remove))
        .routes(routes!(library::deleted::empty))
        .routes(routes!(library::versions::get))
        .routes(routes!(library::versions::post))
        .routes(routes!(library::version::get))
        .routes(routes!(library::restore::post))
        .routes(routes!(library::scores::get))
        .routes(routes!(library::scores::post))
}

/// Everything under `/tex`: the browser's TeX engine.
pub fn tex() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(tex_current::get_tex_current))
        .routes(routes!(tex::get_tex_file))
}

/// What is not in the OpenAPI document: the document itself, and pages.
pub fn pages() -> Router<App> {
    let pages = Router::new()
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .route("/docs", get(docs::reference))
        .route("/docs/", get(docs::reference))
        .route("/docs/errors", get(docs::errors))
        .route("/docs/style.css", get(docs::style));
    #[cfg(feature = "dev")]
    let pages = pages.merge(crate::dev::routes());
    pages
}
