//! Rules of the partnership's own.

use testkit::{SignedIn, Town};

/// Two rules of the partnership's own: a draft and one that is on.
pub async fn local_rules(town: &Town<'_>, admin: &SignedIn) {
    let desk = app::local_law::desk(&town.op(admin)).await.unwrap();
    let day = jiff::civil::date(2026, 2, 1);
    let wish = law::local::Wish {
        id: String::new(),
        title: "Hålla planmötet".to_owned(),
        area: "SIP".to_owned(),
        process: "SE-SIP".to_owned(),
        starts: "kallelse".to_owned(),
        trigger: "Kallelse".to_owned(),
        leaves: true,
        n: 3,
        unit: law::rule::Unit::Weeks,
        counting: law::rule::Counting::DayAfter,
        moved: false,
        responsible: "samordnaren".to_owned(),
        decision: "Styrgruppen".to_owned(),
        decided: day,
        from: day,
        to: None,
    };
    for once in ["l1", "l2"] {
        app::local_law::wish(&desk, wish.clone(), once).await.unwrap();
    }
    app::local_law::switch(&desk, "LOCAL-2", 1, true, "l3").await.unwrap();
}
