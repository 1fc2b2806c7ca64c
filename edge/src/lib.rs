//! The Cloudflare Worker: routes, Durable Objects and bindings.
