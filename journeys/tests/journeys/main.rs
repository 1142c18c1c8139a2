//! What people do in the console, in a real Chromium in front of a running service. `./test journeys` starts the service and
//! sets what these tests read: `QIAO_ADDRESS`, `QIAO_ACCOUNTS` (the demo's accounts) and `QIAO_AXE` (axe-core's script).
//! A journey that fails leaves a picture of its last page in `target/journeys`.

mod access;
mod account;
mod browser;
mod chain;
mod contract;
mod dashboard;
mod desk;
mod engagement;
mod engine;
mod everyone;
mod introduction;
mod keyboard;
mod manager;
mod manner;
mod matchmaker;
mod need;
mod page;
mod phone;
mod plain;
mod points;
mod post;
mod proposal;
mod secret;
mod session;
mod story;
mod suggestion;
mod visitor;

use browser::{Manner, journey};
