//! Decisions of the product, free of Workers, SQL and HTTP.
