//! `kring user`: accounts and hats at the command line. Every change is recorded as the
//! operator's.

use std::io::BufRead;
use std::process::ExitCode;
use std::sync::Arc;

use app::Kring;
use app::admin::{self, Desk, NewHat};
use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::country::Language;
use domain::gate::Role;
use domain::id::PartnershipId;

use crate::config::Config;
use crate::failure::Failure;

/// The subcommand.
pub fn command() -> Command {
    let email = || Arg::new("email").required(true).value_name("EMAIL");
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let hat = |command: Command| {
        command
            .arg(option("role", "ROLE", "practitioner, data_steward, agency_admin, manager, …"))
            .arg(option("agency", "WORD", "the agency's word, for roles that belong to one"))
            .arg(option("staff-id", "ID", "practitioner: the id in the staff list; else found by e-mail"))
            .arg(option("person", "ID", "child and guardian: who the account's holder is"))
    };
    let add = Command::new("add")
        .about("Make an account; its holder gets a letter with a link to choose a password")
        .arg(email())
        .arg(option("name", "NAME", "the holder's name").required(true))
        .arg(option("language", "TAG", "sv, nb, da or en; else the partnership's"))
        .arg(password_flag());
    Command::new("user")
        .about("Make and change accounts and their hats")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("partnership")
                .long("partnership")
                .global(true)
                .value_name("WORD")
                .help("needed when there are several"),
        )
        .subcommand(hat(add))
        .subcommand(
            Command::new("list")
                .about("Print accounts, one a line: address, name, state, hats")
                .arg(Arg::new("search").value_name("PART").help("part of a name or address")),
        )
        .subcommand(Command::new("disable").about("Sign out and keep out").arg(email()))
        .subcommand(Command::new("enable").about("Let in again").arg(email()))
        .subcommand(
            Command::new("password")
                .about("Send a link to choose a password")
                .arg(email())
                .arg(password_flag()),
        )
        .subcommand(Command::new("second-factor").about("Take a lost second factor off").arg(email()))
        .subcommand(
            hat(Command::new("hat").about("Give a hat, or end one").arg(email())).arg(
                Arg::new("end").long("end").action(ArgAction::SetTrue).help("end the hats of that role"),
            ),
        )
}

fn password_flag() -> Arg {
    Arg::new("password-stdin")
        .long("password-stdin")
        .action(ArgAction::SetTrue)
        .help("read the password from the first line of the standard input instead of sending a letter")
}

/// Runs it.
pub async fn run(config: &Config, matches: &ArgMatches) -> Result<ExitCode, Failure> {
    let kring = crate::wiring::kring(config).await?;
    let (name, sub) = matches.subcommand().ok_or_else(|| Failure::new("no subcommand"))?;
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let desk = Desk::operator(&kring, &partnership(&kring, text("partnership")).await?).await?;
    let once = || app::ports::secret(&*kring.chance);
    match name {
        "list" => list(&desk, text("search").unwrap_or_default()).await?,
        "add" => add(&kring, &desk, sub).await?,
        other => {
            let email = text("email").unwrap_or_default();
            let account = admin::by_email(&desk, email).await;
            let account = account.map_err(|e| said(&e, &format!("no account of {email} here")))?;
            match other {
                "disable" | "enable" => {
                    let off = other == "disable";
                    admin::set_standing(&desk, account.id, account.version, account.cleared, off, &once())
                        .await?;
                }
                "password" => match typed_password(sub)? {
                    Some(password) => admin::set_password(&desk, account.id, &password)
                        .await
                        .map_err(|e| said(&e, "the password will not do"))?,
                    None => admin::send_link(&desk, account.id, &once()).await?,
                },
                "second-factor" => admin::reset_second_factor(&desk, account.id, &once()).await?,
                "hat" if sub.get_flag("end") => end_hats(&kring, &desk, account.id, sub).await?,
                "hat" => give_hat(&kring, &desk, account.id, sub).await?,
                _ => return Err(Failure::new(format!("unknown subcommand {other}"))),
            }
            println!("done");
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The partnership that is meant: the one named, or the only one.
pub async fn partnership(kring: &Kring, named: Option<&str>) -> Result<PartnershipId, Failure> {
    let all = kring.partnerships().await?;
    match (named, all.as_slice()) {
        (Some(word), all) => all
            .iter()
            .find(|id| id.as_str() == word)
            .cloned()
            .ok_or_else(|| Failure::new(format!("no partnership is called {word}"))),
        (None, [only]) => Ok(only.clone()),
        (None, []) => Err(Failure::new("there is no partnership yet")),
        (None, _) => Err(Failure::new("there are several partnerships: say which with --partnership")),
    }
}

/// What went wrong, with the key of the message where the form would show it.
pub fn said(error: &app::AppError, otherwise: &str) -> Failure {
    match error {
        app::AppError::Invalid(fields) => {
            let l = ui::Words::of(Language::En);
            let all: Vec<String> =
                fields.iter().map(|f| format!("{}: {}", f.field, l.message(&f.message))).collect();
            Failure::new(all.join("\n"))
        }
        app::AppError::NotFound => Failure::new(otherwise),
        other => Failure::new(other.to_string()),
    }
}

fn typed_password(sub: &ArgMatches) -> Result<Option<String>, Failure> {
    if !sub.get_flag("password-stdin") {
        return Ok(None);
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

async fn list(desk: &Desk, search: &str) -> Result<(), Failure> {
    let mut page = 1;
    loop {
        let listed = admin::list(desk, search, page).await?;
        for line in &listed.lines {
            let state = if line.account.disabled {
                "disabled"
            } else if line.account.has_password {
                "active"
            } else {
                "invited"
            };
            let hat = |(role, agency): &(Role, Option<String>)| match agency {
                Some(agency) => format!("{} ({agency})", role.code()),
                None => role.code().to_owned(),
            };
            let hats: Vec<String> = line.hats.iter().map(hat).collect();
            println!("{}\t{}\t{state}\t{}", line.account.email, line.account.name, hats.join(", "));
        }
        if listed.lines.is_empty() || u64::from(page) * u64::from(admin::PAGE) >= listed.total {
            return Ok(());
        }
        page += 1;
    }
}

async fn add(kring: &Arc<Kring>, desk: &Desk, sub: &ArgMatches) -> Result<(), Failure> {
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let language = match text("language") {
        Some(tag) => {
            Some(Language::from_tag(tag).ok_or_else(|| Failure::new(format!("{tag}: sv, nb, da or en")))?)
        }
        None => None,
    };
    let (email, name) = (text("email").unwrap_or_default(), text("name").unwrap_or_default());
    let password = typed_password(sub)?;
    let id = admin::create(desk, email, name, language, password.as_deref(), None)
        .await
        .map_err(|e| said(&e, "no such partnership"))?;
    if text("role").is_some() {
        give_hat(kring, desk, id, sub).await?;
    }
    if password.is_none() {
        println!("the account is made; a letter with a link to choose a password is on its way");
    } else {
        println!("the account is made");
    }
    Ok(())
}

fn role_of(sub: &ArgMatches) -> Result<Role, Failure> {
    let word = sub.get_one::<String>("role").ok_or_else(|| Failure::new("say which hat with --role"))?;
    let all: Vec<&str> = Role::ALL.iter().map(|r| r.code()).collect();
    Role::from_code(word)
        .ok_or_else(|| Failure::new(format!("no role is called {word}; there are {}", all.join(", "))))
}

async fn end_hats(
    kring: &Arc<Kring>,
    desk: &Desk,
    account: domain::id::AccountId,
    sub: &ArgMatches,
) -> Result<(), Failure> {
    let role = role_of(sub)?;
    let hats = admin::view(desk, account).await?.hats;
    for hat in hats.iter().filter(|hat| hat.role == role) {
        admin::end_hat(desk, account, hat.id, &app::ports::secret(&*kring.chance)).await?;
    }
    Ok(())
}

async fn give_hat(
    kring: &Arc<Kring>,
    desk: &Desk,
    account: domain::id::AccountId,
    sub: &ArgMatches,
) -> Result<(), Failure> {
    let text = |name: &str| sub.get_one::<String>(name).map(String::as_str);
    let role = role_of(sub)?;
    let agency = match text("agency") {
        Some(slug) => {
            let known = app::agency::list(desk).await?;
            let found = known.into_iter().find(|agency| agency.slug == slug);
            Some(found.ok_or_else(|| Failure::new(format!("no agency is called {slug}")))?.id)
        }
        None => None,
    };
    let person = match text("person") {
        Some(id) => Some(id.parse().map_err(|_| Failure::new(format!("{id} is no id of a person")))?),
        None => None,
    };
    let new = NewHat { role, agency, staff_id: text("staff-id").unwrap_or_default(), person };
    let once = app::ports::secret(&*kring.chance);
    admin::add_hat(desk, account, &new, &once).await.map_err(|e| said(&e, "no such account"))
}
