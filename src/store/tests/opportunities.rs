//! What may be sold, in the file: kept as it is given, each stage noted, gone with its client, undone and redone.

use super::super::Way;
use super::purchases::{product, purchase};
use super::*;
use crate::domain::calendar::later;
use crate::domain::opportunity::StageMove;
use crate::domain::stage::WON;
use crate::domain::{Client, CloseReason, Currency, Opportunity, OpportunityId, Qualification};

/// An opportunity of which everything is known.
pub(super) fn opportunity(client: ClientId) -> Opportunity {
    Opportunity {
        amount: Some(215_000),
        probability: Some(60),
        expect_on: Some(later(TODAY, 20)),
        terms: Some(30),
        lines: purchase(client, None).lines,
        competitor: Some("Otra casa".into()),
        qualification: Qualification { need: "abrir en mayo".into(), ..Qualification::default() },
        note: "llave en mano".into(),
        external_id: Some("OP-1".into()),
        ..Opportunity::new(client, "50 mesas", "proposal", TODAY, Currency::USD)
    }
}

fn write<T>(temp: &mut Temp, work: impl FnOnce(&mut super::super::Write) -> Result<T, StoreError>) -> T {
    temp.store.write(ENTRY, &Rules::default(), work).unwrap()
}

#[test]
fn an_opportunity_is_kept_as_it_is_given_and_each_stage_is_noted() {
    let mut temp = Temp::new();
    let (client, id) = write(&mut temp, |write| {
        let client = write.add_client(&Client::named("Ana Peña", TODAY))?;
        Ok((client, write.add_opportunity(&opportunity(client))?))
    });
    let stored = temp.store.read().opportunity(id).unwrap();
    assert_eq!(stored, Opportunity { id, ..opportunity(client) });

    let bought = write(&mut temp, |write| {
        let purchase = write.add_purchase(&purchase(client, None))?;
        write.set_opportunity(&Opportunity {
            stage: WON.into(),
            stage_since: later(TODAY, 3),
            moved_on: later(TODAY, 3),
            closed_on: Some(later(TODAY, 3)),
            why: Some(CloseReason::Delivery),
            why_note: "en dos días".into(),
            purchase: Some(purchase),
            lines: Vec::new(),
            ..stored.clone()
        })?;
        Ok(purchase)
    });
    let won = temp.store.read().opportunity(id).unwrap();
    assert_eq!((won.is_won(), won.purchase, won.lines.len()), (true, Some(bought), 0));
    let noted = |stage: &str, on| StageMove { stage: stage.into(), entered_on: on };
    let moves = [noted("proposal", TODAY), noted(WON, later(TODAY, 3))];
    assert_eq!(temp.store.read().stage_moves(id).unwrap(), moves);

    write(&mut temp, |write| write.remove_purchase(bought));
    assert_eq!(temp.store.read().opportunity(id).unwrap().purchase, None, "it stays won");
    for _ in 0..2 {
        temp.store.travel(Way::Back, None, &Rules::default()).unwrap();
    }
    assert_eq!(temp.store.read().opportunity(id).unwrap(), stored);
    assert_eq!(temp.store.read().stage_moves(id).unwrap(), moves[..1]);
}

#[test]
fn what_may_be_sold_goes_with_its_client_and_holds_its_products() {
    let mut temp = Temp::new();
    let (client, chair, id) = write(&mut temp, |write| {
        let client = write.add_client(&Client::named("Ana Peña", TODAY))?;
        let chair = write.add_product(&product("Silla"))?;
        let lines = purchase(client, Some(chair)).lines;
        Ok((client, chair, write.add_opportunity(&Opportunity { lines, ..opportunity(client) })?))
    });
    assert!(temp.store.read().product_is_used(chair).unwrap());
    assert_eq!(temp.store.read().opportunities(client).unwrap().len(), 1);
    assert_eq!(temp.store.read().opportunities_numbered("OP-1").unwrap()[0].id, id);

    write(&mut temp, |write| write.remove_client(client));
    temp.store.assert_sound();
    assert!(matches!(temp.store.read().opportunity(id), Err(StoreError::Gone)));
    assert!(!temp.store.read().product_is_used(chair).unwrap());

    temp.store.travel(Way::Back, None, &Rules::default()).unwrap();
    write(&mut temp, |write| write.remove_opportunity(id));
    temp.store.assert_sound();
    assert!(temp.store.read().opportunities(client).unwrap().is_empty());
    let missing = OpportunityId(99);
    assert!(matches!(temp.store.read().opportunity(missing), Err(StoreError::Gone)));
}
