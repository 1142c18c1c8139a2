//! Who reads a contract: its parties, each all of it; nobody else learns that there is one.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use qiao::database::STATEMENTS;
use qiao_entity::account_role::Role;
use serde_json::{Value, json};

use super::scene::{ENTRY, SAYS, scene};
use crate::support::{ADMIN, ANYONE};

#[tokio::test(flavor = "multi_thread")]
async fn parties_read_it_and_for_others_there_is_none() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let query = "query ($id: ID!) { contract(id: $id) { title amount { minorUnits } } viewer { contracts { totalCount nodes { id } } } }";
    for session in [&scene.buyer, &scene.seller, &scene.manager, &scene.reader] {
        let told = scene.service.data_as(session, query, json!({ "id": id })).await;
        assert_eq!(told["contract"]["amount"]["minorUnits"], "100000000", "{told}");
        assert_eq!(told["viewer"]["contracts"]["nodes"], json!([{ "id": id }]));
    }
    let matchmaker = scene.service.logged_in("matchmaker").await;
    scene
        .service
        .give_role(&matchmaker, Role::Matchmaker, Some("330000"))
        .await;
    for session in [&scene.outsider, &matchmaker] {
        let told = scene.service.data_as(session, query, json!({ "id": id })).await;
        assert_eq!(
            told,
            json!({ "contract": null, "viewer": { "contracts": { "totalCount": 0, "nodes": [] } } })
        );
        let hidden = scene
            .act(session, "signContract", json!({ "id": id, "version": version }), SAYS)
            .await;
        assert_eq!(hidden["__typename"], "NotFound", "{hidden}");
        let input = json!({ "engagement": scene.engagement, "contract": scene.whole() });
        let hidden = scene.act(session, "draftContract", input, SAYS).await;
        assert_eq!(hidden["__typename"], "NotFound", "{hidden}");
    }
    let anyone = scene.service.data(ANYONE, query, json!({ "id": id })).await;
    assert_eq!(anyone["contract"], Value::Null);
    let administrator = scene.service.data(ADMIN, query, json!({ "id": id })).await;
    assert_eq!(administrator["viewer"]["contracts"]["totalCount"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_only_reads_writes_nothing_and_a_manager_keeps_no_ledger() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let end = json!({ "id": id, "version": version, "reason": "PRICE", "sentence": "贵" });
    assert_eq!(scene.act(&scene.reader, "endContract", end, SAYS).await, "FORBIDDEN");
    let settle = json!({ "contract": id, "version": version, "income": { "rule": "AGREED", "gross": "100" } });
    assert_eq!(
        scene.act(&scene.reader, "settle", settle.clone(), ENTRY).await,
        "FORBIDDEN"
    );
    assert_eq!(
        scene.act(&scene.manager, "settle", settle.clone(), ENTRY).await,
        "FORBIDDEN"
    );
    assert_eq!(
        scene.act(&scene.outsider, "settle", settle, ENTRY).await["__typename"],
        "NotFound"
    );
    let may = "query ($id: ID!) { contract(id: $id) { may } }";
    for (session, acts) in [
        (&scene.reader, json!([])),
        (&scene.manager, json!(["REGISTER", "END"])),
        (&scene.seller, json!(["REGISTER", "SETTLE", "PAY", "REVERSE", "END"])),
    ] {
        let told = scene.service.data_as(session, may, json!({ "id": id })).await;
        assert_eq!(told["contract"]["may"], acts);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_documents_come_in_their_formats() {
    let scene = scene().await;
    let (id, _) = scene.signed().await;
    let query = "query ($id: ID!, $kind: ContractFileKind!, $format: FileFormat!) {
        contract(id: $id) { download(kind: $kind, format: $format) { name mediaType content } } }";
    for (kind, format, starts) in [
        ("DRAFT", "DOCX", Some(&b"PK"[..])),
        ("DRAFT", "CSV", None),
        ("REGISTRATION", "DOCX", Some(b"PK")),
        ("REGISTRATION", "CSV", Some("\u{feff}".as_bytes())),
        ("LEDGER", "CSV", Some("\u{feff}".as_bytes())),
        ("LEDGER", "XLSX", Some(b"PK")),
        ("STATEMENTS", "XLSX", Some(b"PK")),
        ("STATEMENTS", "DOCX", None),
    ] {
        let asked = json!({ "id": id, "kind": kind, "format": format });
        let told = scene.service.data_as(&scene.manager, query, asked).await;
        let file = &told["contract"]["download"];
        match starts {
            None => assert_eq!(*file, Value::Null, "{kind} {format}"),
            Some(starts) => {
                let bytes = STANDARD
                    .decode(file["content"].as_str().expect("content"))
                    .expect("Base64");
                assert!(bytes.starts_with(starts), "{kind} {format}");
                assert!(file["name"].as_str().is_some_and(|name| name.starts_with("contract_")));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_contracts_takes_as_many_statements_as_one() {
    let scene = scene().await;
    // One by one: in one query, parts that are ready at different moments are read apart or together as it happens.
    let parts = [
        "id",
        "need { id }",
        "organization { id }",
        "parties { organization { id } }",
        "clauses { code }",
        "checklist { missing }",
        "signatures { person { name } }",
        "hadSlip slip { number }",
        "settled { minorUnits }",
        "steps { text }",
        "may",
        "statements { holder lines { balance { minorUnits } } }",
        "settlements { id reversedBy postings { holder } }",
    ];
    let mut taken = Vec::new();
    for listed in [2, 4] {
        for _ in 0..2 {
            let (id, version) = scene.signed().await;
            let income = json!({ "contract": id, "version": version, "income": { "rule": "AGREED", "gross": "100" } });
            let done = scene.act(&scene.seller, "settle", income, ENTRY).await;
            assert_eq!(done["__typename"], "SettlementPosted", "{done}");
        }
        let mut counts = Vec::new();
        for part in parts {
            let query = format!("{{ viewer {{ contracts(first: 20) {{ totalCount nodes {{ {part} }} }} }} }}");
            // What was never asked for is read anew: the second reading tells.
            let mut count = Arc::new(AtomicU64::new(0));
            for _ in 0..2 {
                count = Arc::new(AtomicU64::new(0));
                let asked = scene.service.data(ADMIN, &query, json!({}));
                let told = STATEMENTS.scope(count.clone(), asked).await;
                assert_eq!(told["viewer"]["contracts"]["totalCount"], listed, "{part}");
            }
            counts.push((part, count.load(Ordering::SeqCst)));
        }
        taken.push(counts);
    }
    assert_eq!(taken[0], taken[1]);
}
