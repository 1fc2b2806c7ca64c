//! The routes: one file each, and this table.

mod admin_dead_letter;
mod admin_dead_letters;
mod admin_jobs;
mod admin_queues;
mod compiles;
mod conditional;
mod config;
mod devices;
mod docs;
mod faults;
mod files;
mod health;
mod job;
mod job_cancel;
mod job_list;
mod job_log;
mod job_pdf;
mod job_report;
mod job_retry;
mod job_synctex;
mod live;
mod live_events;
mod live_poll;
mod matches;
mod openapi;
mod own_job;
mod scores;
mod stored;
mod tex;
mod tex_current;

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
        .routes(routes!(admin_queues::admin_queues))
        .routes(routes!(admin_jobs::admin_jobs))
        .routes(routes!(admin_dead_letter::replay))
        .routes(routes!(admin_dead_letter::purge))
        .routes(routes!(admin_dead_letters::replay_all))
        .routes(routes!(admin_dead_letters::purge_all))
}

/// Everything under `/tex`: the browser's TeX engine.
pub fn tex() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(tex_current::get_tex_current))
        .routes(routes!(tex::get_tex_file))
}

/// What is not in the OpenAPI document: the document itself, and pages.
pub fn pages() -> Router<App> {
    Router::new()
        .route("/api/v1/openapi.json", get(openapi::openapi))
        .route("/docs", get(docs::reference))
        .route("/docs/", get(docs::reference))
        .route("/docs/errors", get(docs::errors))
        .route("/docs/style.css", get(docs::style))
}
