//! Drafting, signing, registering, ending.

use serde_json::json;

use super::scene::{SAYS, scene};

#[tokio::test(flavor = "multi_thread")]
async fn both_sides_sign_the_same_words_and_it_is_concluded() {
    let scene = scene().await;
    let id = scene.drafted(scene.whole()).await;
    let sign = |version: i64| json!({ "id": id, "version": version });
    let first = scene.act(&scene.buyer, "signContract", sign(1), SAYS).await;
    assert_eq!(first["contract"]["status"], "DRAFT", "{first}");
    assert_eq!(
        first["contract"]["signatures"],
        json!([{ "side": "ENTERPRISE", "holds": true }])
    );
    let again = scene.act(&scene.buyer, "signContract", sign(2), SAYS).await;
    assert_eq!(again["problems"][0]["code"], "NOT_NEEDED", "{again}");
    let both = scene.act(&scene.seller, "signContract", sign(2), SAYS).await;
    assert_eq!(both["contract"]["status"], "SIGNED", "{both}");
    assert_eq!(both["contract"]["signedOn"], "2027-01-15");
    let holding = json!([{ "side": "ENTERPRISE", "holds": true }, { "side": "SUPPLIER", "holds": true }]);
    assert_eq!(
        both["contract"]["signatures"], holding,
        "the day that concluding fills in voids none"
    );
    let told = scene
        .service
        .data_as(
            &scene.buyer,
            "query ($need: ID!, $id: ID!) { need(id: $need) { status } contract(id: $id) { hadSlip slip { id } engagementId steps { act from to side text person { name } } } }",
            json!({ "need": scene.need, "id": id }),
        )
        .await;
    assert_eq!(told["need"]["status"], "CONTRACTED", "{told}");
    let steps = told["contract"]["steps"].as_array().expect("steps");
    let acts: Vec<&str> = steps.iter().filter_map(|step| step["act"].as_str()).collect();
    assert_eq!(acts, ["DRAFT", "SIGN", "SIGN", "CONCLUDE"]);
    assert_eq!(steps[3]["to"], "SIGNED");
    assert_eq!(steps[2]["side"], "SUPPLIER");
    assert_eq!(told["contract"]["hadSlip"], false);
    // The engagement comes after by itself, though the supply side, who may not move it, signed last.
    let engagement = scene
        .service
        .data_as(
            &scene.buyer,
            "query ($id: ID!) { engagement(id: $id) { stage timeline(first: 50) { nodes { step { act to side } } } } }",
            json!({ "id": told["contract"]["engagementId"] }),
        )
        .await;
    assert_eq!(engagement["engagement"]["stage"], "CONTRACTED", "{engagement}");
    let all = engagement["engagement"]["timeline"]["nodes"].as_array().expect("steps");
    let by_itself = all.iter().filter(|entry| entry["step"]["side"] == "SERVICE");
    let came: Vec<&str> = by_itself.filter_map(|entry| entry["step"]["to"].as_str()).collect();
    assert_eq!(came, ["CONTRACTED"], "{engagement}");
    // What is concluded never changes.
    let input = json!({ "id": id, "version": 3, "contract": scene.whole() });
    let late = scene.act(&scene.buyer, "changeContract", input, SAYS).await;
    assert_eq!(late["problems"][0]["code"], "WRONG_STATUS", "{late}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_words_voids_signatures() {
    let scene = scene().await;
    let id = scene.drafted(scene.whole()).await;
    scene
        .act(&scene.buyer, "signContract", json!({ "id": id, "version": 1 }), SAYS)
        .await;
    let mut other = scene.whole();
    other["amount"] = json!("99999999");
    let input = json!({ "id": id, "version": 2, "contract": other });
    let changed = scene.act(&scene.manager, "changeContract", input, SAYS).await;
    assert_eq!(
        changed["contract"]["signatures"],
        json!([{ "side": "ENTERPRISE", "holds": false }]),
        "{changed}"
    );
    // The lead signs for the supply side; the enterprise must sign the new words too.
    let lead = scene
        .act(&scene.manager, "signContract", json!({ "id": id, "version": 3 }), SAYS)
        .await;
    assert_eq!(lead["contract"]["status"], "DRAFT", "{lead}");
    let both = scene
        .act(&scene.buyer, "signContract", json!({ "id": id, "version": 4 }), SAYS)
        .await;
    assert_eq!(both["contract"]["status"], "SIGNED", "{both}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_checklist_says_what_is_missing_and_patents_must_be_named() {
    let scene = scene().await;
    let mut said = scene.whole();
    said["involvesPatents"] = json!(true);
    said["payment"] = json!("ROYALTY");
    let id = scene.drafted(said.clone()).await;
    let signed = scene
        .act(&scene.buyer, "signContract", json!({ "id": id, "version": 1 }), SAYS)
        .await;
    assert_eq!(
        signed["problems"],
        json!([{ "path": ["clauses"], "code": "REQUIRED" }]),
        "{signed}"
    );
    said["clauses"] = json!([{ "code": "PATENTS", "text": "ZL2023100000000" }, { "code": "ACCEPTANCE", "text": " " }]);
    let input = json!({ "id": id, "version": 1, "contract": said });
    let changed = scene.act(&scene.buyer, "changeContract", input, SAYS).await;
    let items = changed["contract"]["checklist"]["items"].as_array().expect("items");
    let of = |state: &str| -> Vec<&str> {
        let rows = items.iter().filter(|item| item["state"] == state);
        rows.filter_map(|item| item["clause"]["code"].as_str()).collect()
    };
    assert_eq!(of("FILLED"), ["PROJECT_NAME", "SUBJECT", "PATENTS", "PAYMENT"]);
    assert_eq!(
        of("MISSING"),
        [
            "PERFORMANCE",
            "CONFIDENTIALITY",
            "OWNERSHIP",
            "ACCEPTANCE",
            "TERMS",
            "ROYALTY"
        ]
    );
    assert_eq!(of("NOT_NEEDED"), ["ATTACHMENTS", "ACCOUNTS"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_at_once_get_one_winner_and_one_clear_answer() {
    let scene = scene().await;
    let id = scene.drafted(scene.whole()).await;
    let sign = json!({ "id": id, "version": 1 });
    let mut other = scene.whole();
    other["title"] = json!("另一个题目");
    let change = json!({ "id": id, "version": 1, "contract": other });
    let (one, two) = tokio::join!(
        scene.act(&scene.buyer, "signContract", sign, SAYS),
        scene.act(&scene.seller, "changeContract", change, SAYS),
    );
    let mut kinds = [one["__typename"].clone(), two["__typename"].clone()];
    kinds.sort_by_key(ToString::to_string);
    assert_eq!(kinds, [json!("ContractChanged"), json!("StaleContract")], "{one} {two}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_registered_once_and_ends_with_a_reason() {
    let scene = scene().await;
    let (id, version) = scene.signed().await;
    let register = |number: &str, version: i64| json!({ "id": id, "version": version, "number": number, "registry": "杭州市技术合同登记处" });
    let blank = scene
        .act(&scene.seller, "registerContract", register(" ", version), SAYS)
        .await;
    assert_eq!(blank["problems"][0]["path"], json!(["number"]), "{blank}");
    let done = scene
        .act(
            &scene.seller,
            "registerContract",
            register("2027330100000001", version),
            SAYS,
        )
        .await;
    assert_eq!(done["contract"]["status"], "REGISTERED", "{done}");
    let twice = scene
        .act(&scene.seller, "registerContract", register("2", version + 1), SAYS)
        .await;
    assert_eq!(twice["problems"][0]["code"], "WRONG_STATUS");
    let (other, _) = scene.signed().await;
    let taken = json!({ "id": other, "version": 3, "number": "2027330100000001", "registry": "同上" });
    let taken = scene.act(&scene.seller, "registerContract", taken, SAYS).await;
    assert_eq!(taken["problems"][0]["code"], "TAKEN", "{taken}");
    let end = json!({ "id": id, "version": version + 1, "reason": "TIMING", "sentence": "" });
    let silent = scene.act(&scene.buyer, "endContract", end, SAYS).await;
    assert_eq!(silent["problems"][0]["path"], json!(["sentence"]), "{silent}");
    let end = json!({ "id": id, "version": version + 1, "reason": "TIMING", "sentence": "双方协商解除。" });
    let ended = scene.act(&scene.buyer, "endContract", end, SAYS).await;
    assert_eq!(ended["contract"]["status"], "ENDED", "{ended}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_stored_is_told_at_once() {
    let scene = scene().await;
    let wrong = json!({
        "kind": "TRANSFER", "mode": "EQUITY", "title": " ", "currency": "XXX", "amount": "5", "technologyAmount": "6",
        "validFrom": "2027-02-01", "validUntil": "2027-01-01",
        "parties": [{ "role": "BUYER", "name": "", "regionCode": "999999", "creditCode": "1", "organization": "organization_999" }],
        "clauses": [{ "code": "NOTHING", "text": "x" }, { "code": "TERMS", "text": "a" }, { "code": "TERMS", "text": "b" }],
    });
    let input = json!({ "engagement": scene.engagement, "contract": wrong });
    let done = scene.act(&scene.buyer, "draftContract", input, SAYS).await;
    let problems = done["problems"].as_array().expect("problems");
    let mut told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let path: Vec<&str> = problem["path"]
                .as_array()
                .expect("a path")
                .iter()
                .filter_map(|part| part.as_str())
                .collect();
            format!("{} {}", path.join("."), problem["code"].as_str().expect("a code"))
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "contract.clauses.0.code UNKNOWN",
            "contract.clauses.2.code REPEATED",
            "contract.currency UNKNOWN",
            "contract.parties.0.creditCode MALFORMED",
            "contract.parties.0.name REQUIRED",
            "contract.parties.0.organization NO_RECORD",
            "contract.parties.0.regionCode UNKNOWN",
            "contract.technologyAmount OUT_OF_RANGE",
            "contract.title REQUIRED",
            "contract.validUntil REVERSED",
        ]
    );
}
