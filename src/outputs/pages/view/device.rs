//! How to leave no trace of a visit: for pages that somebody else must not see. Its
//! address says nothing of that, since an address stays in a browser's history.

use super::maker::Maker;
use super::{Body, Page};

impl Maker<'_> {
    pub(super) fn device(&self) -> Page {
        let title = self.say.word("device.title");
        let mut page = self.page(
            "your-device/",
            "device.html",
            title,
            String::new(),
            Body::Device,
        );
        page.head.hidden = true;
        page
    }

    /// Whether the site has pages that somebody else must not see.
    pub(super) fn has_private(&self) -> bool {
        let mut offers = self.site.offers.iter();
        let mut venues = self.site.venues.iter();
        offers.any(|offer| offer.record.sensitive) || venues.any(|venue| venue.record.hide_address)
    }
}
