//! What TeX runs out of, and what it may not do.

use crate::diagnostics::table::{Row, row};

pub(super) const ROWS: &[Row] = &[
    row(
        r"^TeX capacity exceeded, sorry \[([^=\]]+)=",
        "capacity_exceeded",
        "TeX ran out of $1.",
        "Usually a command calls itself endlessly. Look at the last definition you changed.",
    ),
    row(
        r"^Interruption|^Emergency stop",
        "emergency_stop",
        "TeX gave up here.",
        r"The cause is the error before this one, a missing \end{document}, or a missing file.",
    ),
    row(
        r"^I can't write on file",
        "write_refused",
        "The document tries to write a file outside its folder.",
        "Only files in the project's own folder can be written.",
    ),
    row(
        r"^Lua error: (.+)$",
        "lua_error",
        "A piece of Lua code fails: $1.",
        r"Check the code in \directlua or luacode.",
    ),
];
