//! My children, as a list.

use domain::agency::Sector;
use domain::country::{Country, Language};
use domain::involvement::Exposure;
use testkit::{Browser, Town, on_both};

#[tokio::test]
async fn names_stand_in_the_order_of_the_readers_language() {
    on_both(|app| async move {
        let town = Town::new(&app, "bjorkdal", Country::Se).await;
        let school = town.agency("school", Sector::School).await;
        let anna = town.staff(&school, "Anna Lind").await;
        for surname in ["Öberg", "Åkesson", "Olsson", "Zetterlund", "Ärlig"] {
            let child = town.child("Bo", surname).await;
            town.tie(child, &school, anna.practitioner.as_ref(), Exposure::Open).await;
            town.share(child).await;
        }
        let order = async |language: Language| {
            let page =
                Browser::new(&app).as_(&anna).get(&format!("/children?language={}", language.tag())).await;
            let mut found: Vec<(usize, &str)> = ["Öberg", "Åkesson", "Olsson", "Zetterlund", "Ärlig"]
                .into_iter()
                .map(|name| (page.body.find(&format!("Bo {name}")).unwrap(), name))
                .collect();
            found.sort_unstable();
            found.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(order(Language::Sv).await, ["Olsson", "Zetterlund", "Åkesson", "Ärlig", "Öberg"]);
        assert_eq!(order(Language::En).await, ["Åkesson", "Ärlig", "Öberg", "Olsson", "Zetterlund"]);
    })
    .await;
}
