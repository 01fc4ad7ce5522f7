//! Running one test body on both engines.

use std::future::Future;

use crate::engine::Engine;
use crate::world::World;

/// Makes two `#[test]`s of each named `async fn(World)`: `name::on_sqlite`, `name::on_postgres`.
///
/// The second needs the server that [`Engine::SERVER`] names: without a name it says so and
/// passes; with one it fails if the server does not answer.
#[macro_export]
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {
        $(mod $name {
            #[test]
            fn on_sqlite() {
                $crate::run_on($crate::Engine::Sqlite, super::$name);
            }

            #[test]
            fn on_postgres() {
                $crate::run_on($crate::Engine::Postgres, super::$name);
            }
        })+
    };
}

/// Runs `body` in a new world on this engine, on two threads.
pub fn run_on<F: Future<Output = ()>>(engine: Engine, body: impl FnOnce(World) -> F) {
    if !engine.is_here() {
        eprintln!("not run: {} names no PostgreSQL server", Engine::SERVER);
        return;
    }
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async { body(World::on(engine).await).await });
}
