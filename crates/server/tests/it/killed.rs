//! The server is killed again and again while concern reports come in: not one that was acknowledged is
//! lost, and not one is there twice, however often its sender tries again.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::kring::Kring;

/// How often it is killed.
const KILLS: usize = 100;

/// A server under way, and where it listens.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(kring: &Kring) -> Self {
        let mut command = kring.command(&["serve"]);
        command.env("KRING_LISTEN", "127.0.0.1:0").env("KRING_SECURE_COOKIES", "false");
        // Each report comes from an address of its own, as a proxy would say.
        command.env("KRING_BEHIND_PROXY", "true").env("KRING_LOG", "info");
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let listening = lines.find_map(|line| {
            let line = line.unwrap();
            let rest = line.split_once("\"address\":\"")?.1;
            rest.split_once('"').map(|(address, _)| address.to_owned())
        });
        // Its pipe is read on, so that it never waits for its log.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: listening.unwrap() }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Sends a report; the answer as far as it came, or nothing when the server went.
fn send(address: &str, secret: &str, origin: usize, kill: impl FnOnce()) -> Option<String> {
    let body = format!(
        "once={secret}&reporter=private&anonymous=yes&child_name=Alva&words=Hon+ropar+om+natten+{origin}"
    );
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST /report/default?language=en HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: same-origin\r\n\
         X-Forwarded-For: 198.51.{}.{}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        origin / 250,
        origin % 250 + 1,
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()?;
    kill();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let reference = answer.split_once("k-reference\">")?.1.split_once('<')?.0.to_owned();
    Some(reference)
}

/// How long the kill waits: from nothing to well after the answer, each time another point between.
fn spin(round: usize) -> u64 {
    let mixed = (round as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let longest = 1_u64 << (4 + round % 22);
    longest / 2 + mixed % (longest / 2)
}

#[test]
fn not_one_report_is_lost_or_doubled_when_the_server_is_killed() {
    let kring = Kring::new();
    let list = kring.file("clients.csv", b"record_id;given_name;surname\n1;Alva;Berg\n");
    let made =
        kring.run(&["import", "--agency", "social", "--sector", "social_services", list.to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(0), "{}", crate::kring::said(&made));
    let secret = |round: usize| format!("{round:0>43}");
    let mut acknowledged = Vec::new();
    for round in 0..KILLS {
        let mut server = Server::start(&kring);
        let address = server.address.clone();
        // The kill falls before, while or after the report is written.
        let kill = || {
            for _ in 0..spin(round) {
                std::hint::spin_loop();
            }
            server.child.kill().unwrap();
        };
        acknowledged.push(send(&address, &secret(round), round, kill));
        server.child.wait().unwrap();
    }
    let heard = acknowledged.iter().flatten().count();
    assert!(0 < heard && heard < KILLS, "{heard} of {KILLS} heard an answer: the kills all fall on one side");
    let server = Server::start(&kring);
    for (round, before) in acknowledged.iter().enumerate() {
        // Whoever got no answer sends the same form again, from the same place.
        let again = send(&server.address, &secret(round), round, || {}).unwrap();
        assert!(
            before.as_ref().is_none_or(|before| *before == again),
            "report {round} has another reference"
        );
    }
    server.kill();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let rows = runtime.block_on(async {
        let config = store::Config::Sqlite { file: kring.data().join("kring.db"), readers: 1 };
        let db = store::Db::open(&config, domain::protection::ProtectionTable::default()).await.unwrap();
        let scope = db.scope(&"default".parse().unwrap());
        let count = "SELECT COUNT(*), COUNT(DISTINCT words), COUNT(DISTINCT law_case) FROM concern
             WHERE partnership = ?1 AND opened IS NULL AND escalate_at IS NOT NULL";
        let row = scope.peek(store::Sql::new(count)).await.unwrap().remove(0);
        [row.int(0).unwrap(), row.int(1).unwrap(), row.int(2).unwrap()]
    });
    let all = i64::try_from(KILLS).unwrap();
    assert_eq!(rows, [all, all, all], "each once, each with its case, each with somebody to be told");
}
