//! What codes in an address are called, and how fields and regions lie in each other.

use cynic::QueryBuilder;

use crate::{
    address::Address,
    fault::Fault,
    piece::{Named, Place, Prose},
    schema,
    visit::Visit,
};

/// An industry, or a field of the lower level.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TechnologyField")]
pub(crate) struct LowerField {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: Prose,
}

/// A field of the upper level with those below it.
#[derive(cynic::QueryFragment, Clone, Debug)]
#[cynic(graphql_type = "TechnologyField")]
pub(crate) struct UpperField {
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: Prose,
    /// Those below it.
    pub(crate) children: Vec<LowerField>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Region")]
struct Country {
    children: Vec<Place>,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Industry")]
struct Industry {
    code: String,
    name: Prose,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Manager")]
struct NamedManager {
    name: Prose,
}

#[derive(cynic::QueryVariables)]
struct Asked {
    regions: Option<Vec<String>>,
    industries: Option<Vec<String>>,
    organization: cynic::Id,
    of_organization: bool,
    manager: cynic::Id,
    of_manager: bool,
}

#[derive(cynic::QueryFragment, Debug)]
#[cynic(graphql_type = "Query", variables = "Asked")]
struct Answered {
    technology_fields: Vec<UpperField>,
    #[arguments(codes: ["CN"])]
    #[cynic(rename = "regions", alias)]
    country: Vec<Country>,
    #[arguments(codes: $regions)]
    regions: Vec<Place>,
    #[arguments(codes: $industries)]
    industries: Vec<Industry>,
    #[arguments(id: $organization)]
    #[directives(include(if: $of_organization))]
    organization: Option<Named>,
    #[arguments(id: $manager)]
    #[directives(include(if: $of_manager))]
    manager: Option<NamedManager>,
}

/// Names for codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The fields of the upper level.
    pub(crate) fields: Vec<UpperField>,
    /// The provinces: code and name.
    pub(crate) provinces: Vec<(String, String)>,
    /// Names of values of the address: parameter, value, name.
    pub(super) chosen: Vec<(&'static str, String, String)>,
}

impl Names {
    /// Those that a list needs whose address is given.
    pub(crate) async fn of(visit: &Visit, address: &Address) -> Result<Self, Fault> {
        let all = |name| address.all(name).map(str::to_owned).collect::<Vec<_>>();
        let id = |name| cynic::Id::new(address.get(name).unwrap_or_default());
        let asked = Asked {
            regions: Some(all("region")),
            industries: Some(all("industry")),
            organization: id("organization"),
            of_organization: address.get("organization").is_some(),
            manager: id("manager"),
            of_manager: address.get("manager").is_some(),
        };
        let answered: Answered = visit.ask(Answered::build(asked)).await?;
        let place = |place: Place| (place.code, place.name.show().to_owned());
        let regions = answered.regions.into_iter().map(place);
        let mut chosen: Vec<_> = regions.map(|(code, name)| ("region", code, name)).collect();
        let industries = answered.industries.into_iter();
        chosen.extend(industries.map(|each| ("industry", each.code, each.name.show().to_owned())));
        let organization = answered.organization.map(|organization| organization.name);
        let manager = answered.manager.map(|manager| manager.name);
        for (what, name) in [("organization", organization), ("manager", manager)] {
            let id = address.get(what).unwrap_or_default().to_owned();
            chosen.extend(name.map(|name| (what, id, name.show().to_owned())));
        }
        let provinces = answered.country.into_iter().flat_map(|country| country.children);
        Ok(Self {
            fields: answered.technology_fields,
            provinces: provinces.map(place).collect(),
            chosen,
        })
    }

    /// The name of a field.
    pub(crate) fn field(&self, code: &str) -> Option<&str> {
        let upper = self.fields.iter().find(|field| field.code == code);
        let lower = || {
            let mut lower = self.fields.iter().flat_map(|field| &field.children);
            lower.find(|field| field.code == code).map(|field| field.name.show())
        };
        upper.map(|field| field.name.show()).or_else(lower)
    }

    /// The name of a value of the address, of a parameter that names an entry of a list or a record.
    pub(crate) fn chosen(&self, parameter: &str, value: &str) -> Option<&str> {
        if parameter == "field" {
            return self.field(value);
        }
        let mut chosen = self.chosen.iter();
        chosen
            .find(|(of, code, _)| *of == parameter && code == value)
            .map(|(.., name)| name.as_str())
    }
}

/// The province in which a region lies, by GB/T 2260: its first two digits; none for provinces and countries.
pub(crate) fn province(code: &str) -> Option<String> {
    let is_lower = code.len() == 6 && code.is_ascii() && !code.ends_with("0000");
    is_lower.then(|| format!("{}0000", &code[..2]))
}
