//! What was ticked off on a phone asks how it went, until it is said or there is nothing to say.

use super::*;
use crate::domain::FollowUpState;

impl Desk {
    /// A follow-up that was ticked off elsewhere today.
    fn ticked(&mut self, client: ClientId) -> FollowUpId {
        let plan = Plan::once(self.today(), None, Kind::Call, "precios");
        let id = self.plan(client, plan).unwrap();
        let today = self.today();
        self.operate(Action::Sync, |write| {
            let follow_up = write.read().follow_up(id)?;
            write.close_follow_up(&follow_up, FollowUpState::Done, today, None)?;
            Ok(write.tick_off(id)?)
        })
        .unwrap();
        id
    }

    fn asking(&self) -> Vec<FollowUpId> {
        self.unsaid().unwrap().into_iter().map(|asked| asked.follow_up.id).collect()
    }
}

#[test]
fn it_asks_until_contact_is_logged_and_undo_has_it_ask_again() {
    let mut desk = Desk::new();
    let client = desk.client_called("Ana Peña");
    let id = desk.ticked(client);
    let asked = desk.unsaid().unwrap();
    assert_eq!((asked[0].name.as_str(), asked[0].on), ("Ana Peña", desk.today()));
    let now = desk.clock().wall();
    // A remark of our own says nothing of the call.
    desk.log(&Log { text: "cumple en mayo".into(), ..Log::new(client, Kind::Note, now) }).unwrap();
    assert_eq!(desk.asking(), [id]);
    desk.log(&Log { outcome: Some(Outcome::Spoke), ..Log::new(client, Kind::Call, now) }).unwrap();
    assert_eq!(desk.asking(), []);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.asking(), [id]);
}

#[test]
fn whatever_is_logged_from_it_says_how_it_went() {
    let mut desk = Desk::new();
    let client = desk.client_called("Ana Peña");
    let (one, other) = (desk.ticked(client), desk.ticked(client));
    let now = desk.clock().wall();
    let note = Log { text: "no vino".into(), fulfils: Some(one), ..Log::new(client, Kind::Note, now) };
    desk.log(&note).unwrap();
    assert_eq!(desk.asking(), [other]);
}

#[test]
fn there_may_be_nothing_to_say() {
    let mut desk = Desk::new();
    let client = desk.client_called("Ana Peña");
    let id = desk.ticked(client);
    desk.say_done(id).unwrap();
    assert_eq!(desk.asking(), []);
    assert!(matches!(desk.say_done(id), Err(AgendaError::Store(StoreError::Gone))));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.asking(), [id]);
    desk.set_standing(&[client], crate::domain::Standing::Trashed).unwrap();
    assert_eq!(desk.asking(), []);
}
