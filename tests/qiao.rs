//! The service as its clients see it, one file per operation. The same suite runs on SQLite and, where
//! `QIAO_TEST_POSTGRES` names a server, on PostgreSQL.

#[path = "qiao/process.rs"]
mod process;
#[path = "qiao/program.rs"]
mod program;
#[path = "qiao/session.rs"]
mod session;
#[path = "qiao/support.rs"]
mod support;

#[path = "qiao/access.rs"]
mod access;
#[path = "qiao/account.rs"]
mod account;
#[path = "qiao/admin.rs"]
mod admin;
#[path = "qiao/advice.rs"]
mod advice;
#[path = "qiao/agreement.rs"]
mod agreement;
#[path = "qiao/assignment.rs"]
mod assignment;
#[path = "qiao/audit.rs"]
mod audit;
#[path = "qiao/bad_input.rs"]
mod bad_input;
#[path = "qiao/chain.rs"]
mod chain;
#[path = "qiao/cli.rs"]
mod cli;
#[path = "qiao/compare.rs"]
mod compare;
#[path = "qiao/completeness.rs"]
mod completeness;
#[path = "qiao/connection.rs"]
mod connection;
#[path = "qiao/console.rs"]
mod console;
#[path = "qiao/contract.rs"]
mod contract;
#[path = "qiao/crash.rs"]
mod crash;
#[path = "qiao/credential.rs"]
mod credential;
#[path = "qiao/desk.rs"]
mod desk;
#[path = "qiao/disclosure.rs"]
mod disclosure;
#[path = "qiao/door.rs"]
mod door;
#[path = "qiao/engagement.rs"]
mod engagement;
#[path = "qiao/evaluation.rs"]
mod evaluation;
#[path = "qiao/explorer.rs"]
mod explorer;
#[path = "qiao/file.rs"]
mod file;
#[path = "qiao/fit.rs"]
mod fit;
#[path = "qiao/harm.rs"]
mod harm;
#[path = "qiao/http.rs"]
mod http;
#[path = "qiao/index_state.rs"]
mod index_state;
#[path = "qiao/introduction.rs"]
mod introduction;
#[path = "qiao/leak.rs"]
mod leak;
#[path = "qiao/leave.rs"]
mod leave;
#[path = "qiao/ledger.rs"]
mod ledger;
#[path = "qiao/life.rs"]
mod life;
#[path = "qiao/list.rs"]
mod list;
#[path = "qiao/matching.rs"]
mod matching;
#[path = "qiao/member.rs"]
mod member;
#[path = "qiao/migration.rs"]
mod migration;
#[path = "qiao/nested.rs"]
mod nested;
#[path = "qiao/network.rs"]
mod network;
#[path = "qiao/node.rs"]
mod node;
#[path = "qiao/note.rs"]
mod note;
#[path = "qiao/oidc.rs"]
mod oidc;
#[path = "qiao/permission.rs"]
mod permission;
#[path = "qiao/person.rs"]
mod person;
#[path = "qiao/post_need.rs"]
mod post_need;
#[path = "qiao/profile.rs"]
mod profile;
#[path = "qiao/proposal.rs"]
mod proposal;
#[path = "qiao/readme.rs"]
mod readme;
#[path = "qiao/registry.rs"]
mod registry;
#[path = "qiao/service.rs"]
mod service;
#[path = "qiao/shortlist.rs"]
mod shortlist;
#[path = "qiao/socket.rs"]
mod socket;
#[path = "qiao/statistics.rs"]
mod statistics;
#[path = "qiao/story.rs"]
mod story;
#[path = "qiao/suggest.rs"]
mod suggest;
#[path = "qiao/thread.rs"]
mod thread;
#[path = "qiao/token.rs"]
mod token;
#[path = "qiao/update_need.rs"]
mod update_need;
#[path = "qiao/user.rs"]
mod user;
#[path = "qiao/why_not.rs"]
mod why_not;
