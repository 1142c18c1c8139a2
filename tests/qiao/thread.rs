//! Threads: what the parties of a part of the chain write each other, at the need's level of secrecy.

use base64::{Engine, engine::general_purpose::STANDARD};
use poem::http::{Method, header};
use qiao_entity::{file_content, introduction, membership::MemberRole, message};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::{
    session::{Session, number},
    support::{Service, a_need, id},
};

const WRITE: &str = "mutation ($input: WriteMessageInput!) { writeMessage(input: $input) { __typename
    ... on MessageChanged { message { id text level side isMine files { id name mediaType size digest address } } }
    ... on InvalidMessage { problems { path code } } } }";
const THREAD: &str =
    "query ($id: ID!) { thread(id: $id) { id subject sides mayWrite level readsLevel unreadCount need { id }
    messages { totalCount nodes { id text isWithheld level side person { id } isMine withdrawnAt
        files { id name size digest address } } } } }";

/// Introduces a manager to a need, behind the API's back; `actor` is who did.
pub(crate) async fn introduced(service: &Service, need: &str, manager: &str, actor: &str, revealed: bool) -> String {
    let now = service.app.clock.now();
    let row = introduction::ActiveModel {
        need_id: Set(number(need)),
        manager_id: Set(Some(number(manager))),
        status: Set(introduction::IntroductionStatus::Proposed),
        actor: Set(actor.to_owned()),
        side: Set(qiao_entity::step::Side::Matchmaker),
        words: Set("引荐".to_owned()),
        introduced_at: Set(now),
        revealed_at: Set(revealed.then_some(now)),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(&service.app.db).await.expect("an introduction");
    format!("introduction_{}", row.id)
}

struct Scene {
    service: Service,
    need: String,
    introduction: String,
    owner: Session,
    expert: Session,
    matchmaker: Session,
    stranger: Session,
}

/// An enterprise's owner, a manager and a matchmaker; the need's description stands at a level.
async fn scene(level: &str) -> Scene {
    let service = Service::start().await;
    let enterprise = service
        .organization(json!({ "kind": "ENTERPRISE", "name": { "zh": "无名企业" }, "region": "110000" }))
        .await;
    let levels = json!({ "levels": { "description": level, "organization": "AGREEMENT" } });
    let need = service.need(a_need(&enterprise, "轴承", levels)).await;
    let manager = service
        .manager(json!({ "kind": "DISCOVERER", "name": { "zh": "王工" } }), &[])
        .await;
    let expert = service.account("expert", json!({ "manager": manager })).await;
    let matchmaker = service
        .account("matchmaker", json!({ "roles": ["MATCHMAKER:110000"] }))
        .await;
    let actor = format!("account_{}", matchmaker.account);
    Scene {
        introduction: introduced(&service, &need, &manager, &actor, false).await,
        owner: service.member("owner", &enterprise, MemberRole::Owner).await,
        stranger: service.logged_in("stranger").await,
        service,
        need,
        expert,
        matchmaker,
    }
}

impl Scene {
    async fn write(&self, session: &Session, more: Value) -> Value {
        let mut input = json!({ "subject": self.introduction, "text": "您好" });
        if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
            input.extend(more);
        }
        let mut data = self.service.data_as(session, WRITE, json!({ "input": input })).await;
        data["writeMessage"].take()
    }

    async fn thread(&self, session: &Session) -> Value {
        let mut data = self
            .service
            .data_as(session, THREAD, json!({ "id": self.introduction }))
            .await;
        data["thread"].take()
    }

    async fn download(&self, session: Option<&Session>, file: &str) -> (poem::Response, String) {
        let mut request = poem::Request::builder()
            .method(Method::GET)
            .uri_str(format!("/files/{file}"));
        if let Some(session) = session {
            request = request.header(header::COOKIE, &session.cookie);
        }
        self.service.send(request.finish()).await
    }

    async fn log(&self) -> Vec<Value> {
        let query = "query ($id: ID!) { need(id: $id) { accessLog { nodes { parts account { name } } } } }";
        let data = self
            .service
            .data_as(&self.owner, query, json!({ "id": self.need }))
            .await;
        data["need"]["accessLog"]["nodes"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    }
}

fn pdf(name: &str, content: &[u8]) -> Value {
    json!({ "name": name, "mediaType": "application/pdf", "content": STANDARD.encode(content) })
}

#[tokio::test]
async fn parties_write_to_each_other_and_nobody_else_knows() {
    let scene = scene("REGISTERED").await;
    let written = scene
        .write(
            &scene.owner,
            json!({ "text": " 请看说明 ", "files": [pdf("说明.pdf", b"%PDF")] }),
        )
        .await;
    assert_eq!(written["message"]["text"], "请看说明", "{written}");
    assert_eq!(
        (&written["message"]["side"], &written["message"]["level"]),
        (&json!("ENTERPRISE"), &json!("REGISTERED"))
    );
    let file = &written["message"]["files"][0];
    assert_eq!((&file["name"], &file["size"]), (&json!("说明.pdf"), &json!(4)));
    assert_eq!(file["digest"], json!(blake3::hash(b"%PDF").to_hex().to_string()));
    scene.write(&scene.expert, json!({ "text": "已看" })).await;
    for session in [&scene.owner, &scene.expert, &scene.matchmaker] {
        let thread = scene.thread(session).await;
        let texts: Vec<&str> = thread["messages"]["nodes"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|message| message["text"].as_str())
            .collect();
        assert_eq!(texts, ["已看", "请看说明"], "{thread}");
    }
    assert_eq!(scene.thread(&scene.stranger).await, Value::Null);
    let refused = scene.write(&scene.stranger, json!({})).await;
    assert_eq!(refused["__typename"], "NotFound");
    let nobody = scene
        .service
        .refused(
            crate::support::ANYONE,
            WRITE,
            json!({ "input": { "subject": scene.introduction, "text": "?" } }),
        )
        .await;
    assert_eq!(nobody.0, "FORBIDDEN");
}

#[tokio::test]
async fn who_stays_unnamed_in_the_need_stays_unnamed_in_its_thread() {
    let scene = scene("REGISTERED").await;
    scene.write(&scene.owner, json!({})).await;
    scene.write(&scene.expert, json!({})).await;
    let names = |thread: &Value| -> Vec<bool> {
        let nodes = thread["messages"]["nodes"].as_array().cloned().unwrap_or_default();
        nodes.iter().map(|message| !message["person"].is_null()).collect()
    };
    assert_eq!(
        names(&scene.thread(&scene.expert).await),
        [true, false],
        "its own side alone"
    );
    assert_eq!(names(&scene.thread(&scene.owner).await), [false, true]);
    assert_eq!(names(&scene.thread(&scene.matchmaker).await), [false, false]);
    let row = introduction::ActiveModel {
        id: Set(number(&scene.introduction)),
        revealed_at: Set(Some(scene.service.app.clock.now())),
        ..Default::default()
    };
    row.update(&scene.service.app.db).await.expect("revealed");
    assert_eq!(names(&scene.thread(&scene.expert).await), [true, true]);
    assert_eq!(
        names(&scene.thread(&scene.matchmaker).await),
        [false, false],
        "names are told to the two sides"
    );
}

#[tokio::test]
async fn messages_stand_at_the_needs_level_and_their_reads_are_noted() {
    let scene = scene("AGREEMENT").await;
    let written = scene
        .write(
            &scene.owner,
            json!({ "text": "配方在此", "files": [pdf("配方.pdf", b"secret")] }),
        )
        .await;
    let file = id(&written["message"]["files"][0]);
    assert_eq!(written["message"]["level"], "AGREEMENT");
    let thread = scene.thread(&scene.expert).await;
    let message = &thread["messages"]["nodes"][0];
    assert_eq!(
        (&message["text"], &message["isWithheld"], &thread["readsLevel"]),
        (&Value::Null, &json!(true), &json!(false))
    );
    assert_eq!(
        message["files"][0],
        json!({ "id": file, "name": null, "size": null, "digest": null, "address": null })
    );
    assert_eq!(scene.download(Some(&scene.expert), &file).await.0.status(), 404);
    assert_eq!(scene.log().await, Vec::<Value>::new());
    // Whose need it is may say something openly; who was introduced may not say it more openly than the need.
    let open = scene
        .write(&scene.owner, json!({ "text": "请先签保密协议", "level": "REGISTERED" }))
        .await;
    assert_eq!(open["message"]["level"], "REGISTERED");
    let lower = scene.write(&scene.expert, json!({ "level": "REGISTERED" })).await;
    assert_eq!(
        lower["problems"],
        json!([{ "path": ["level"], "code": "OUT_OF_RANGE" }])
    );
    assert_eq!(
        scene.thread(&scene.expert).await["messages"]["nodes"][0]["text"],
        "请先签保密协议"
    );
    // With an agreement it reads, and that is noted.
    scene.agree(&scene.expert).await;
    let thread = scene.thread(&scene.expert).await;
    assert_eq!(thread["messages"]["nodes"][1]["text"], "配方在此");
    let (_, content) = scene.download(Some(&scene.expert), &file).await;
    assert_eq!(content, "secret");
    let log = scene.log().await;
    let parts: Vec<&Value> = log.iter().map(|read| &read["parts"]).collect();
    assert_eq!(parts, [&json!(["FILES"]), &json!(["MESSAGES"])]);
    assert_eq!(log[0]["account"]["name"], "expert");
}

impl Scene {
    /// Lets an account read what stands under agreement.
    async fn agree(&self, session: &Session) {
        let now = self.service.app.clock.now();
        let row = qiao_entity::agreement::ActiveModel {
            noun: Set(qiao_entity::noun::Noun::Need),
            row_id: Set(number(&self.need)),
            account_id: Set(session.account),
            status: Set(qiao_entity::agreement::AgreementStatus::Granted),
            purpose: Set("看".to_owned()),
            text_version: Set("1".to_owned()),
            text_digest: Set("1".to_owned()),
            requested_at: Set(now),
            expires_at: Set(Some((*now + chrono::TimeDelta::days(1)).into())),
            version: Set(1),
            ..Default::default()
        };
        row.insert(&self.service.app.db).await.expect("an agreement");
        self.service.app.known.forget();
    }
}

#[tokio::test]
async fn a_file_is_given_out_for_download_alone() {
    let scene = scene("REGISTERED").await;
    let page = json!({ "name": "../a\"\r\n页.html", "mediaType": "text/html", "content": STANDARD.encode("<script>") });
    let written = scene.write(&scene.expert, json!({ "files": [page] })).await;
    let file = id(&written["message"]["files"][0]);
    assert_eq!(
        written["message"]["files"][0]["address"],
        json!(format!("/files/{file}"))
    );
    let (response, body) = scene.download(Some(&scene.owner), &file).await;
    assert_eq!((response.status().as_u16(), body.as_str()), (200, "<script>"));
    let said = |name: &str| {
        response
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    };
    assert_eq!(said("content-type"), "application/octet-stream");
    assert_eq!(
        said("content-disposition"),
        "attachment; filename=\"a__.html\"; filename*=UTF-8''a_%E9%A1%B5.html"
    );
    assert_eq!(said("x-content-type-options"), "nosniff");
    assert_eq!(
        said("content-security-policy"),
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    );
    assert_eq!(said("cache-control"), "no-store");
    for (session, status) in [(Some(&scene.stranger), 404), (None, 404)] {
        assert_eq!(scene.download(session, &file).await.0.status().as_u16(), status);
    }
    assert_eq!(scene.download(Some(&scene.owner), "file_99").await.0.status(), 404);
    assert_eq!(scene.download(Some(&scene.owner), "passwd").await.0.status(), 404);
}

#[tokio::test]
async fn what_is_withdrawn_keeps_its_place_without_its_words() {
    let scene = scene("REGISTERED").await;
    let written = scene
        .write(
            &scene.expert,
            json!({ "text": "说错了", "files": [pdf("错.pdf", b"x")] }),
        )
        .await;
    let (message, file) = (id(&written["message"]), id(&written["message"]["files"][0]));
    let query = "mutation ($input: WithdrawMessageInput!) { withdrawMessage(input: $input) { __typename
        ... on MessageChanged { message { text withdrawnAt } } ... on InvalidMessage { problems { code } } } }";
    let input = json!({ "input": { "message": message } });
    for other in [&scene.owner, &scene.stranger] {
        let other = scene.service.data_as(other, query, input.clone()).await;
        assert_eq!(other["withdrawMessage"]["__typename"], "NotFound");
    }
    let done = scene.service.data_as(&scene.expert, query, input.clone()).await;
    assert!(done["withdrawMessage"]["message"]["withdrawnAt"].is_string(), "{done}");
    let again = scene.service.data_as(&scene.expert, query, input).await;
    assert_eq!(again["withdrawMessage"]["problems"][0]["code"], "WRONG_STATUS");
    for session in [&scene.owner, &scene.expert] {
        let thread = scene.thread(session).await;
        let shown = &thread["messages"]["nodes"][0];
        assert_eq!((&shown["id"], &shown["text"]), (&json!(message), &Value::Null));
        assert_eq!(
            (&shown["files"][0]["name"], &shown["files"][0]["address"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(scene.download(Some(session), &file).await.0.status(), 404);
    }
    let rows = message::Entity::find()
        .count(&scene.service.app.db)
        .await
        .expect("counted");
    assert_eq!(rows, 1, "nothing is removed");
}

#[tokio::test]
async fn what_was_not_shown_yet_is_counted() {
    const INBOX: &str = "{ viewer { threads { id subject messageCount unreadCount need { id } } } }";
    const READ: &str = "mutation ($input: MarkReadInput!) { markThreadRead(input: $input) { __typename } }";
    let scene = scene("REGISTERED").await;
    let inbox =
        async |session: &Session| scene.service.data_as(session, INBOX, json!({})).await["viewer"]["threads"].take();
    assert_eq!(inbox(&scene.expert).await, json!([]), "nothing was written yet");
    let first = id(&scene.write(&scene.owner, json!({})).await["message"]);
    scene.write(&scene.matchmaker, json!({})).await;
    let told = |unread: i32| {
        json!([{ "id": scene.introduction, "subject": "INTRODUCTION", "messageCount": 2, "unreadCount": unread,
            "need": { "id": scene.need } }])
    };
    assert_eq!(inbox(&scene.expert).await, told(2));
    assert_eq!(inbox(&scene.owner).await, told(1), "its own is no news");
    assert_eq!(inbox(&scene.stranger).await, json!([]));
    let read = async |session: &Session, message: &str| {
        let input = json!({ "input": { "subject": scene.introduction, "message": message } });
        scene.service.data_as(session, READ, input).await["markThreadRead"]["__typename"].take()
    };
    assert_eq!(read(&scene.expert, &first).await, "MarkedRead");
    assert_eq!(inbox(&scene.expert).await, told(1));
    assert_eq!(read(&scene.stranger, &first).await, "NotFound");
    assert_eq!(read(&scene.expert, "message_99").await, "NotFound");
    let last = scene.thread(&scene.expert).await["messages"]["nodes"][0]["id"].take();
    assert_eq!(
        read(&scene.expert, last.as_str().unwrap_or_default()).await,
        "MarkedRead"
    );
    assert_eq!(read(&scene.expert, &first).await, "MarkedRead");
    assert_eq!(inbox(&scene.expert).await, told(0), "it never goes back");
    assert_eq!(scene.thread(&scene.owner).await["unreadCount"], 1);
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_at_its_place() {
    let scene = scene("REGISTERED").await;
    let problems = async |more: Value| scene.write(&scene.owner, more).await["problems"].take();
    let one = |path: &[&str], code: &str| json!([{ "path": path, "code": code }]);
    assert_eq!(problems(json!({ "text": " " })).await, one(&["text"], "REQUIRED"));
    assert_eq!(
        problems(json!({ "text": "长".repeat(4_001) })).await,
        one(&["text"], "TOO_LONG")
    );
    assert_eq!(
        problems(json!({ "files": [pdf("a.pdf", b"x"), pdf("..", b"x")] })).await,
        one(&["files", "1", "name"], "REQUIRED")
    );
    assert_eq!(
        problems(json!({ "files": [pdf("a.pdf", b"")] })).await,
        one(&["files", "0", "content"], "REQUIRED")
    );
    assert_eq!(
        problems(json!({ "files": (0..6).map(|_| pdf("a.pdf", b"x")).collect::<Vec<_>>() })).await,
        one(&["files"], "TOO_MANY")
    );
    let row = introduction::ActiveModel {
        id: Set(number(&scene.introduction)),
        status: Set(introduction::IntroductionStatus::Declined),
        ..Default::default()
    };
    row.update(&scene.service.app.db).await.expect("declined");
    assert_eq!(problems(json!({})).await, one(&["subject"], "WRONG_STATUS"));
    let thread = scene.thread(&scene.owner).await;
    assert_eq!(
        (&thread["mayWrite"], &thread["messages"]["totalCount"]),
        (&json!(false), &json!(0))
    );
    let contents = file_content::Entity::find()
        .count(&scene.service.app.db)
        .await
        .expect("counted");
    assert_eq!(contents, 0, "what was refused left nothing");
}
