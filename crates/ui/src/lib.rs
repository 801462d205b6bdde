//! Pages, components, drawings and the words in four languages. Pure: values in, HTML out.
//!
//! # A new page in ten lines
//!
//! 1. `src/thing.rs`: `#[derive(askama::Template)] #[template(path = "thing/page.html")] pub struct Page { pub shell:
//!    Shell, … }` with plain values, and `impl ui::Page for Page { const NAME: &'static str = "thing"; fn sample(l) -> Vec<Self> … }`.
//! 2. `templates/thing/page.html`: `{% extends "shell.html" %}`, `{% import "parts/form.html" as form %}` if it has a form, then
//!    `{% block main %}{% let l = shell.l %} <h1>{{ l.t("thing-title") }}</h1> … {% endblock %}`.
//! 3. `locales/{sv,nb,da,en}/thing.ftl`: all four, the same keys with the same variables, every key begins with `thing-`
//!    (`words.ftl` holds the common ones and the words for codes). The build fails when one is missing.
//! 4. Add the page to the list in `src/pages.rs`: it is then rendered from its samples in four languages and checked.
//!
//! In a template: `l.t("key")`, `l.arg("name", x).t("key")`, `l.code("sector", s.code())`, `l.date(d)`, `l.date_short(d)`,
//! `l.weekday_date(d)`, `shell.when(at)`, `l.number(n)`, `l.decimal(x, 1)`, `l.phone(e164)`, `l.age(years)`.
//! A form: `<form class="k-form" method="post" action="…">{% call form::once(shell) %}{% endcall %}
//! {% call form::text(l, fields, "email", l.t("thing-email"), l.t("thing-email-hint"), "email", true) %}{% endcall %}`,
//! where `fields: Fields` holds what was written and what was wrong. Every answer goes by POST; no name or number in a URL.
//!
//! Not allowed, and tested: inline script or style, `on…=` attributes, an input without label, two equal ids,
//! more or less than one `h1`, text outside the catalogues, more than 60 kB. Classes of ours begin with `k-`
//! (`assets/src/*.css`), those of Designsystemet with `ds-`. Look at it: `cargo run -p kring-ui --example look`
//! writes every sample to `target/look/`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod account;
pub mod admin;
pub mod alert;
pub mod api_key;
pub mod assets;
pub mod attention;
pub mod audit;
mod because;
pub mod break_glass;
pub mod calendar;
pub mod case;
pub mod children;
pub mod circle;
pub mod concern;
pub mod confirm;
pub mod consent;
pub mod coordinator;
pub mod counts;
pub mod disclosure;
pub mod drawing;
pub mod error;
pub mod family;
pub mod feed;
pub mod form;
pub mod hat;
pub mod invitation;
pub mod involvement;
pub mod law;
pub mod linking;
pub mod local_law;
pub mod mail;
pub mod my_day;
pub mod notice;
pub mod operations;
mod page;
pub mod pages;
pub mod password;
mod plain;
pub mod review;
pub mod search;
pub mod second_factor;
pub mod sharing;
pub mod shell;
pub mod sign_in;
pub mod signal;
pub mod task;
pub mod who_looked;
pub mod words;

pub use form::Fields;
pub use page::Page;
pub use plain::Plain;
pub use shell::Shell;
pub use words::Words;
