//! Sets of clients, against those of the standard library.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::ClientSet;
use crate::domain::ClientId;

fn set(clients: &BTreeSet<i64>) -> ClientSet {
    let mut set = ClientSet::default();
    for client in clients {
        set.insert(ClientId(*client));
    }
    set
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_set_of_clients_is_a_set(
        a in prop::collection::btree_set(0_i64..300, 0..40),
        b in prop::collection::btree_set(0_i64..300, 0..40),
    ) {
        let (mut both, other) = (set(&a), set(&b));
        prop_assert_eq!(both.len(), a.len());
        prop_assert_eq!(both.is_empty(), a.is_empty());
        prop_assert!((0..400).all(|id| both.contains(ClientId(id)) == a.contains(&id)));
        let mut either = both.clone();
        either.unite(&other);
        let expected: Vec<_> = a.union(&b).map(|id| ClientId(*id)).collect();
        prop_assert_eq!(either.iter().collect::<Vec<_>>(), expected);
        let mut below = either.clone();
        below.keep_below(ClientId(150));
        let expected: Vec<_> = a.union(&b).filter(|id| **id < 150).map(|id| ClientId(*id)).collect();
        prop_assert_eq!(below.iter().collect::<Vec<_>>(), expected);
        both.intersect(&other);
        let expected: Vec<_> = a.intersection(&b).map(|id| ClientId(*id)).collect();
        prop_assert_eq!(both.iter().collect::<Vec<_>>(), expected);
    }
}
