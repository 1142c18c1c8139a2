//! `/healthz`: how the service is doing, for a load balancer and for people.

use std::time::{Duration, Instant};

use poem::{IntoResponse, Response, handler, http::StatusCode, web::Data};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::json;

use crate::{app::App, indexer::State};

/// A database that takes longer is taken for unreachable.
const PATIENCE: Duration = Duration::from_secs(2);

/// `200` while requests can be answered, `503` otherwise; says which part is at fault, and no insides.
#[handler]
pub(super) async fn health(app: Data<&App>) -> Response {
    let started = Instant::now();
    let database = reachable(&app.db).await;
    let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
    let index = app.search.health();
    let state = match &index.state {
        _ if index.building.is_some() => "building",
        State::Following => "following",
        State::Failing { .. } => "failing",
        // Who can ask is served, so the indexer is about to begin.
        State::Stopped => "starting",
    };
    let well = database && index.serving;
    let body = json!({
        "status": if well { "ok" } else { "unavailable" },
        "version": env!("CARGO_PKG_VERSION"),
        "database": { "reachable": database, "milliseconds": milliseconds },
        "index": {
            "serving": index.serving,
            "state": state,
            "position": index.position,
            "building": index.building.map(|(done, of)| json!({ "done": done, "of": of })),
        },
    });
    let status = if well {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    poem::web::Json(body)
        .with_header("cache-control", "no-store")
        .with_status(status)
        .into_response()
}

/// Whether the database answers in time.
async fn reachable(db: &DatabaseConnection) -> bool {
    let answer = tokio::time::timeout(PATIENCE, db.execute_unprepared("SELECT 1"));
    matches!(answer.await, Ok(Ok(_)))
}
