use crate::rules::{Context, Draft, declare_rule};

declare_rule! {
    /// ## What it checks
    ///
    /// Whether the PDF is larger than 2.5 MB.
    ///
    /// ## Why it matters
    ///
    /// That is the tightest limit that a vendor documents: a larger file is attached but not read.
    /// Others stop at 5 to 8 MB.
    ///
    /// ## Example
    ///
    /// A resume with a photo of 6 MB
    ///
    /// ## Fix
    ///
    /// Shrink the images to the size at which they are printed.
    ///
    /// ## Sources
    ///
    /// B1, B5, B7
    "FIL001", "large-file", Format, Warning, "The file is large"
}

/// Tenths of a point.
const COST: u16 = 40;
/// Bytes: 2.5 MB.
const LIMIT: u64 = 2_500_000;

fn check(context: &Context) -> Vec<Draft> {
    let Some(page) = context.page else {
        return Vec::new();
    };
    let bytes = page.reading.bytes;
    if bytes <= LIMIT {
        return Vec::new();
    }
    let tenths = (bytes + 50_000) / 100_000;
    vec![Draft::new(
        format!(
            "The PDF has {}.{} MB. At least one large system does not read files above 2.5 MB. Shrink its images.",
            tenths / 10,
            tenths % 10
        ),
        page.cost(COST),
    )]
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::page::testing::{fail, pass, reading};

    #[test]
    fn cases() {
        let mut large = reading("Jane");
        large.bytes = 2_500_000;
        pass(&RULE, &large);
        large.bytes += 1;
        fail(&RULE, &large);
    }
}
