//! Every pack reads and holds together.

use domain::country::Country;
use policy::Policy;

#[test]
fn every_pack_validates() {
    for country in Country::ALL {
        if let Err(error) = Policy::load(country) {
            panic!("{error}");
        }
    }
}
