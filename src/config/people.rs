//! Who stands behind the site: `helpline`, `report_to`, `publisher`, `neighbours`. Must not
//! know where pages show them.

use crate::model::{self, Email, Fields, Link, Located, Phone};

/// Whom to ring.
#[derive(Debug, Clone)]
pub struct Helpline {
    /// The number.
    pub phone: Phone,
    /// When it is answered.
    pub hours: Option<String>,
    /// What it is called.
    pub label: Option<String>,
}

/// Where mistakes are reported.
#[derive(Debug, Clone)]
pub enum ReportTo {
    /// By e-mail.
    Email(Email),
    /// On a page.
    Url(Link),
}

/// Who publishes the site.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// Website.
    pub website: Option<String>,
}

/// A directory over the border.
#[derive(Debug, Clone)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its outward codes, as typed.
    pub outward: Vec<Located<String>>,
}

pub(super) fn helpline(fields: &mut Fields) -> Option<Helpline> {
    let phone = fields.required("phone");
    let hours = fields.text("hours").map(|t| t.value);
    let label = fields.text("label").map(|t| t.value);
    Some(Helpline {
        phone: Phone::decode(fields, &phone?, None)?,
        hours,
        label,
    })
}

pub(super) fn report_to(fields: &mut Fields) -> Option<ReportTo> {
    let typed = fields.text("report_to")?;
    if let Some(address) = model::email(&typed.value) {
        return Some(ReportTo::Email(Email {
            address: address.to_owned(),
            label: None,
        }));
    }
    match model::url(&typed.value) {
        Ok(url) => Some(ReportTo::Url(Link { url, label: None })),
        Err(_) => {
            fields.error(
                "report-to",
                &typed.at,
                format!(
                    "`report_to` is neither an e-mail address nor a web address: `{}`",
                    typed.value
                ),
                "like directory@example.org",
            );
            None
        }
    }
}

pub(super) fn publisher(fields: &mut Fields) -> Option<Publisher> {
    let name = fields.required("name");
    let address = fields.text("address").map(|t| t.value);
    let website = fields
        .text("website")
        .and_then(|typed| checked_url(fields, &typed));
    Some(Publisher {
        name: name?.value,
        address,
        website,
    })
}

pub(super) fn neighbour(fields: &mut Fields) -> Option<Neighbour> {
    let name = fields.required("name");
    let url = fields
        .required("url")
        .and_then(|typed| checked_url(fields, &typed));
    let outward = fields.names("outward");
    Some(Neighbour {
        name: name?.value,
        url: url?,
        outward,
    })
}

fn checked_url(fields: &mut Fields, typed: &Located<String>) -> Option<String> {
    model::url(&typed.value)
        .map_err(|bad| {
            fields.error(
                "not-a-link",
                &typed.at,
                format!(
                    "this is not a web address that can be published: `{}`",
                    typed.value
                ),
                bad.help(),
            )
        })
        .ok()
}
