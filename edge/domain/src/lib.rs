//! Decisions of the product, free of Workers, SQL and HTTP.
//!
//! Everything here is a function from values to values: clocks, randomness and
//! storage come in as arguments, so that each decision has a table test.

pub mod accounts;
pub mod byte_range;
pub mod challenge;
pub mod content_coding;
pub mod devices;
pub mod exports;
pub mod faults;
pub mod feed;
pub mod files;
pub mod funnel;
pub mod html;
pub mod ids;
pub mod jobs;
pub mod library;
pub mod limits;
pub mod mail;
pub mod metering;
pub mod network;
pub mod oauth;
pub mod permissions;
pub mod plans;
pub mod privacy;
pub mod sealed;
pub mod secrets;
pub mod tex;
