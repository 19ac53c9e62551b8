//! What the columns of files mean is kept under names, and used again.

use encoding_rs::WINDOWS_1252;

use super::*;
use crate::exchange::incoming::Content;

#[test]
fn what_columns_mean_is_kept_under_a_name() {
    let agenda = Desk::new();
    assert_eq!(agenda.columns_named("banco").unwrap(), None);
    let columns = Columns {
        content: Some(Content::Purchases),
        map: vec![("Móvil".into(), "mobile".into()), ("Signo".into(), "ignore".into())],
        delimiter: Some(b'\t'),
        encoding: Some(WINDOWS_1252),
        date_order: Some(DateOrder::MonthDay),
    };
    agenda.save_columns(" banco ", &Columns::default()).unwrap();
    agenda.save_columns("banco", &columns).unwrap();
    agenda.save_columns("Ánfora", &Columns::default()).unwrap();
    assert_eq!(agenda.columns_named("banco").unwrap(), Some(columns));
    assert_eq!(agenda.columns_named("Ánfora").unwrap(), Some(Columns::default()));
    assert_eq!(agenda.column_names().unwrap().len(), 2);
    assert!(agenda.save_columns("  ", &Columns::default()).is_err());
    assert!(agenda.save_columns(&"x".repeat(1_000), &Columns::default()).is_err());
}
