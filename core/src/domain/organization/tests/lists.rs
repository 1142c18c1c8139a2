//! Lists, counts and facets of organizations.

use qiao_entity::{
    affiliation::AffiliationMode,
    organization::{LegalNature, OrganizationKind},
    status::Status,
};

use crate::{
    auth::Requester,
    domain::{
        affiliation, manager as managers,
        organization::{Axis, Draft, Filter, Order, count, facet, list, post},
        page::Request,
        prose::Prose,
        testing::{ADMIN, TestApp, counts, done, ids, manager, organization, walk},
    },
};

#[tokio::test]
async fn lists_filter_order_and_page_both_ways() {
    let app = TestApp::start().await;
    let mut rows = Vec::new();
    for (name, kind, nature, region, field) in [
        ("丁", OrganizationKind::University, None, "110000", "material.polymer"),
        (
            "乙",
            OrganizationKind::Park,
            Some(LegalNature::Other),
            "330100",
            "energy",
        ),
        ("甲", OrganizationKind::University, None, "330100", "material"),
        ("丙", OrganizationKind::Media, None, "DE", "energy.battery"),
        ("戊", OrganizationKind::University, None, "330000", "quantum"),
    ] {
        let draft = Draft {
            kind,
            legal_nature: nature,
            region: Some(region.to_owned()),
            fields: vec![field.to_owned()],
            tags: vec!["标签".to_owned(), name.to_owned()],
            ..organization(name)
        };
        rows.push(done(post(&app, ADMIN, draft, None).await).record.id);
        app.tick();
    }
    let [one, two, three, four, five] = rows[..] else {
        panic!("five rows")
    };
    let everything = Filter::default();
    for (order, expected) in [
        (Order::Newest, [five, four, three, two, one]),
        (Order::Updated, [five, four, three, two, one]),
        // By code point.
        (Order::Name, [one, four, two, five, three]),
    ] {
        let walked = walk(async |page| {
            list(&app, &Requester::Anonymous, &everything, order, &page)
                .await
                .expect("a page")
        })
        .await;
        assert_eq!(walked, expected, "{order:?}");
    }
    let only = async |filter: Filter| {
        let page = list(&app, &Requester::Anonymous, &filter, Order::Newest, &Request::default()).await;
        let found = ids(&page.expect("a page"));
        let counted = count(&app, &Requester::Anonymous, &filter).await.expect("a count");
        assert_eq!(i64::try_from(found.len()), Ok(counted));
        found
    };
    let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let zhejiang = Filter {
        regions: text(&["330000"]),
        ..Filter::default()
    };
    assert_eq!(only(zhejiang.clone()).await, [five, three, two]);
    let fields = Filter {
        fields: text(&["energy", "material"]),
        ..Filter::default()
    };
    assert_eq!(only(fields).await, [four, three, two, one]);
    let kinds = Filter {
        kinds: vec![OrganizationKind::Park, OrganizationKind::Media],
        ..Filter::default()
    };
    assert_eq!(only(kinds).await, [four, two]);
    let natures = Filter {
        legal_natures: vec![LegalNature::Other],
        tags: text(&["乙", "丁"]),
        ..Filter::default()
    };
    assert_eq!(only(natures).await, [two]);

    let by = async |axis| {
        facet(&app, &Requester::Anonymous, &zhejiang, axis)
            .await
            .expect("a facet")
    };
    assert_eq!(counts(&by(Axis::Kind).await), [("UNIVERSITY", 2), ("PARK", 1)]);
    assert_eq!(counts(&by(Axis::Region).await), [("330100", 2), ("330000", 1)]);
    assert_eq!(counts(&by(Axis::LegalNature).await), [("OTHER", 1)]);
    assert_eq!(
        counts(&by(Axis::Field).await),
        [("energy", 1), ("material", 1), ("quantum", 1)]
    );
    assert_eq!(counts(&by(Axis::Tag).await)[0], ("标签", 3));
}

#[tokio::test]
async fn the_employers_of_a_manager_are_listed_to_who_may_know_of_the_manager() {
    let app = TestApp::start().await;
    let here = done(post(&app, ADMIN, organization("甲"), None).await).record.id;
    done(post(&app, ADMIN, organization("乙"), None).await);
    let hidden = managers::Draft {
        status: Status::Draft,
        ..manager("张")
    };
    let known = done(managers::post(&app, ADMIN, manager("李"), None).await).record.id;
    let hidden = done(managers::post(&app, ADMIN, hidden, None).await).record.id;
    for manager in [known, hidden] {
        let draft = affiliation::Draft {
            manager,
            organization: here,
            post: Prose::default(),
            mode: AffiliationMode::FullTime,
            from: None,
            to: None,
        };
        done(affiliation::post(&app, ADMIN, &draft).await);
    }
    for (requester, manager, expected) in [
        (&Requester::Anonymous, known, vec![here]),
        (&Requester::Anonymous, hidden, vec![]),
        (ADMIN, hidden, vec![here]),
    ] {
        let filter = Filter {
            manager: Some(manager),
            ..Filter::default()
        };
        let page = list(&app, requester, &filter, Order::Name, &Request::default()).await;
        assert_eq!(ids(&page.expect("a page")), expected);
    }
}
