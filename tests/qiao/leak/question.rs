//! What outsiders can ask.

use serde_json::{Value, json};

/// What a matchmaker alone can ask: loads and conflicts of interest count in it.
pub(super) const ASSIGNMENT: &str = "{ assignment(input: { needs: [{ need: \"need_1\", managers: 2 }, { need: \"need_2\", managers: 2 }], mostPerManager: 2 }) {
    fit bestFit isOptimal needs { lack loss managers { role score manager { id } } firstChoice { score outcome takenBy { id } manager { id } } } } }";

/// What a party of one introduction can ask, and everyone else.
const INTRODUCTIONS: &str = "{ introductions(first: 5) { totalCount facets { statuses { value count } reasons { value count } } nodes { id status words reason sentence
        introducedBy introducer { id name } need { id organization { id } author source withheld } manager { id contact } supplier { id } achievement { id }
        slips { number note kind amount { minorUnits } written enterpriseSignature { at person { id } } } steps { act side person { id name } sentence } mySides may } }
    need(id: \"need_1\") { status introductions { id } candidateManagers(first: 5) { edges { priorNo { reason sentence } } } candidateAchievements(first: 5) { edges { priorNo { reason sentence } } } }
    one: introduction(id: \"introduction_1\") { id words } other: introduction(id: \"introduction_3\") { id words }
    statistics { introductions { totalCount facets { reasons { value count } } } } }";

/// The fields of a ranking that could tell something.
const RANKING: &str = "totalCount edges { score cursor reasons { kind term part points most sentence } highlights { path text marks { start end } } node { id } }";

/// Everything that an outsider can ask about these words.
pub(super) fn questions(words: &str) -> Vec<(String, Value)> {
    let text = json!({ "text": words });
    let ranked = |name: &str| {
        format!(
            "{name}(first: 10) {{ {} }}",
            RANKING.replace("highlights { path text marks { start end } } ", "")
        )
    };
    let candidates = ["candidateManagers", "candidateAchievements", "candidateOrganizations"]
        .map(ranked)
        .join(" ");
    let need = "id externalKey withheld author source organization { id } description { zh en } translations { title } indicators { value name { zh } }
        budgetMin { minorUnits } budgetMax { minorUnits } decisionOwner moves { actor person { id name } reason sentence to } nearDuplicates { similarity need { id } } version updatedAt";
    let mut questions = vec![
        (format!("query ($text: String!) {{ search(text: $text, first: 50) {{ corrections {{ typed used }} {RANKING} facets {{ nouns {{ value count }} fields {{ value count }} regions {{ value count }} }} }} }}"), text.clone()),
        ("query ($text: String!) { suggest(text: $text) { records { noun text matched node { id } } fields { code } } }".to_owned(), text.clone()),
        (format!("query ($text: String!) {{ match(input: {{ text: $text }}) {{ {} }} }}", ["managers", "achievements", "organizations"].map(ranked).join(" ")), text),
        (format!("{{ needs(first: 5) {{ totalCount facets {{ kinds {{ value count }} statuses {{ value count }} regions {{ value count }} fields {{ value count }} }} nodes {{ {need} {candidates} }} }} }}"), json!({})),
        ("{ managers(first: 50) { totalCount facets { kinds { value count } regions { value count } } nodes { id name { zh } withheld externalKey credentials { kind issuer number isValid } network { colleagueCount colleagues { manager { id } } partnerCount } contact biography { zh en } works { title { zh } } capacity load hasFreeCapacity accessLog(first: 5) { totalCount } agreements(first: 5) { totalCount } } }
            free: managers(first: 50, filter: { freeCapacity: true }, orderBy: NAME) { totalCount nodes { id } }
            organizations(first: 50) { totalCount nodes { id name { zh } needs { totalCount nodes { id } } managers { totalCount } achievements { totalCount } } }
            achievements(first: 50) { totalCount nodes { id withheld description { zh } indicators { value } organization { id } } } }".to_owned(), json!({})),
        ("{ contract(id: \"contract_1\") { id title version } settlement(id: \"settlement_1\") { id note } viewer { contracts(first: 5) { totalCount nodes { id title } } }
            settlementPlan(income: { rule: \"AGREED\", gross: \"1\" }, contract: \"contract_1\") { lines { holder } } }".to_owned(), json!({})),
        ("{ engagement(id: \"engagement_1\") { id version nextStep team { duty } } engagements(first: 5) { totalCount nodes { id nextStep timeline(first: 5) { totalCount nodes { about } } } }
            running: engagements(filter: { need: \"need_1\", isRunning: true }) { totalCount } need(id: \"need_1\") { engagements { id version } translationActs
                translationComparison { isMarked fields { before { fate text } after { text } } } } manager(id: \"manager_1\") { load loadParts { running outside } } }".to_owned(), json!({})),
        ("{ evaluation(id: \"evaluation_1\") { id status criteria { name { zh } weight } } needs(first: 5) { nodes { evaluations { id criteria { name { zh } } } } }
            viewer { reviews(first: 5) { totalCount nodes { id } } } }".to_owned(), json!({})),
        ("{ nodes(ids: [\"need_1\", \"need_2\", \"need_3\", \"achievement_1\", \"achievement_2\", \"manager_3\", \"organization_4\"]) { id } }".to_owned(), json!({})),
    ];
    // Of what some of them may fill themselves.
    let complete = "completeness { share needsExamined parts { part isFilled isPublic askedBy points sentence } }";
    for record in [
        "manager_2",
        "manager_3",
        "manager_4",
        "organization_3",
        "organization_4",
        "achievement_1",
        "achievement_2",
    ] {
        let noun = record.split('_').next().unwrap_or_default();
        questions.push((format!("{{ {noun}(id: \"{record}\") {{ {complete} }} }}"), json!({})));
    }
    questions.push((INTRODUCTIONS.to_owned(), json!({})));
    questions.extend(explained(words));
    questions.extend(counted());
    questions.extend(said());
    for organization in 1..=4 {
        let filter = format!("filter: {{ organization: \"organization_{organization}\" }}");
        questions.push((format!("{{ needs({filter}) {{ totalCount nodes {{ id }} }} achievements({filter}) {{ totalCount nodes {{ id }} }} }}"), json!({})));
    }
    for region in ["330000", "110000"] {
        questions.push((
            format!("{{ needs(filter: {{ regions: [\"{region}\"] }}) {{ totalCount nodes {{ id }} }} }}"),
            json!({}),
        ));
    }
    for (name, field) in [("manager_1", "openNeeds"), ("achievement_1", "openNeeds")] {
        let noun = name.split('_').next().unwrap_or_default();
        questions.push((
            format!("{{ {noun}(id: \"{name}\") {{ {} }} }}", ranked(field)),
            json!({}),
        ));
    }
    questions
}

/// What a dashboard asks, and the lists that its figures open.
fn counted() -> Vec<(String, Value)> {
    const COUNTS: &str = "needs { totalCount fields { value count } regions { value count } statuses { value count } kinds { value count } months { month count } }
        managers { totalCount fields { value count } regions { value count } kinds { value count } loads { value count } }
        achievements { totalCount fields { value count } regions { value count } forms { value count } trls { value count } }
        matching { quality { openNeeds strong weak strongManagers strongAchievements share } unansweredFields { value count } }";
    let filters = [
        "",
        "(filter: { regions: [\"330000\"] })",
        "(filter: { regions: [\"110000\"], fields: [\"material\"], needKinds: [PROBLEM] })",
        "(filter: { fromMonth: \"2027-01\", toMonth: \"2027-01\" })",
    ];
    let mut questions: Vec<(String, Value)> = filters
        .map(|filter| (format!("{{ statistics{filter} {{ {COUNTS} }} }}"), json!({})))
        .into();
    let needs = [
        "mine: true",
        "hasStrongCandidate: true",
        "hasStrongManager: false",
        "publishedFrom: \"2027-01-01\"",
    ]
    .map(|filter| {
        format!("needs(filter: {{ {filter} }}) {{ totalCount facets {{ months {{ month count }} }} nodes {{ id }} }}")
    });
    let managers = ["FREE", "PARTLY", "FULL"].map(|load| {
        format!("managers(filter: {{ loads: [{load}] }}) {{ totalCount facets {{ loads {{ value count }} }} nodes {{ id }} }}")
    });
    let ordered = [
        "needs(orderBy: WAITING) { nodes { id } edges { cursor } }".to_owned(),
        "managers(orderBy: CAPACITY) { nodes { id } edges { cursor } }".to_owned(),
    ];
    let lists = needs.into_iter().chain(managers).chain(ordered);
    questions.extend(lists.map(|list| (format!("{{ {list} }}"), json!({}))));
    questions
}

/// Why records are not among the first, and advice on a draft with these words, as if anyone posted it.
fn explained(words: &str) -> Vec<(String, Value)> {
    const WHY_NOT: &str =
        "{ rank totalCount cause excludedBy score lastScore gap sentence reasons { kind term part points }
        missing { kind term points having sentence } change { kind term condition points rank sentence } }";
    let records = (1..=4).flat_map(|number| {
        ["manager", "achievement", "organization"]
            .map(|noun| format!("{noun}_{number}: whyNot(id: \"{noun}_{number}\") {WHY_NOT}"))
    });
    // Beside each other, and what a matchmaker keeps for the need.
    let compared = ["manager", "achievement", "organization"].map(|noun| {
        format!(
            "compared_{noun}: compare(ids: [\"{noun}_1\", \"{noun}_2\", \"{noun}_3\", \"{noun}_4\"]) {{ rank totalCount cause score
            node {{ id }} reasons {{ kind term points sentence }} highlights {{ text }} }}"
        )
    });
    let kept =
        "notes { totalCount nodes { text } } shortlist { totalCount hiddenCount mayChange entries { node { id } } }"
            .to_owned();
    let records: Vec<String> = records.chain(compared).chain([kept]).collect();
    let free = format!("free: whyNot(id: \"manager_4\", filter: {{ managers: {{ freeCapacity: true }} }}) {WHY_NOT}");
    let all = format!("{} {free} advice {{ hints {{ code }} }}", records.join(" "));
    let mut questions: Vec<(String, Value)> = (1..=3)
        .map(|need| (format!("{{ need(id: \"need_{need}\") {{ {all} }} }}"), json!({})))
        .collect();
    let advice = "query ($input: NeedInput!) { needAdvice(input: $input) { hints { code path effect isTried fields { code } modes words sentence }
        understood { term points share isCommon } nearDuplicates { similarity need { id } } answers { score node { id } } landedCases { score node { id } }
        matches { managers(first: 5) { totalCount edges { score reasons { sentence points } node { id } } }
            organizations(first: 5) { totalCount edges { score reasons { sentence points } node { id } } } } } }";
    for organization in 1..=5 {
        let organization = format!("organization_{organization}");
        let input = json!({ "organization": organization, "kind": "PROBLEM", "title": { "zh": words }, "description": { "en": words } });
        questions.push((advice.to_owned(), json!({ "input": input })));
    }
    questions
}

/// What can be asked about what is said. Digests of entries are left out: they hold words with a long random salt, which tell nothing.
fn said() -> Vec<(String, Value)> {
    const POINTS: &str =
        "{ balance byRule { code points entryCount } entries { totalCount nodes { id number kind points pointsNow
        words reason evidence person { id name } file { id name size digest address } } } }";
    let files = "files { id name mediaType size digest address side person { id name } }";
    vec![
        (format!("{{ thread(id: \"introduction_2\") {{ id subject sides mayWrite level readsLevel unreadCount need {{ id organization {{ id }} }}
            messages {{ totalCount edges {{ cursor }} nodes {{ id text isWithheld level side person {{ id name }} isMine at {files} }} }} }}
            viewer {{ threads {{ id messageCount unreadCount lastAt need {{ id }} }} }} }}"), json!({})),
        (format!("{{ manager(id: \"manager_1\") {{ contribution: points(ledger: CONTRIBUTION) {POINTS} credit: points(ledger: CREDIT) {POINTS} }}
            one: point(id: \"point_1\") {{ id words evidence file {{ name }} }} two: point(id: \"point_2\") {{ id words evidence file {{ name }} }} }}"), json!({})),
    ]
}
