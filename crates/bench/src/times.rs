//! Times of many requests at once.

use std::future::Future;
use std::time::Instant;

use crate::opened::Outcome;

/// Runs `total` requests, `at_once` at a time, and prints how many a second and how long the
/// middle one, the hundredth worst and the worst took.
pub async fn many<F, R>(what: &str, at_once: usize, total: usize, request: F) -> Outcome<()>
where
    F: Fn(usize) -> R + Clone + Send + Sync + 'static,
    R: Future<Output = Outcome<()>> + Send,
{
    let started = Instant::now();
    let tasks: Vec<_> = (0..at_once)
        .map(|task| {
            let request = request.clone();
            tokio::spawn(async move {
                let mut times = Vec::with_capacity(total / at_once);
                for n in 0..total / at_once {
                    let one = Instant::now();
                    request(n * at_once + task).await?;
                    times.push(one.elapsed());
                }
                Outcome::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::with_capacity(total);
    for task in tasks {
        times.extend(task.await??);
    }
    let wall = started.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
    println!(
        "{what}: {:.0} a second, p50 {:.1} ms, p99 {:.1} ms, worst {:.1} ms",
        times.len() as f64 / wall,
        at(50),
        at(99),
        at(100)
    );
    Ok(())
}
