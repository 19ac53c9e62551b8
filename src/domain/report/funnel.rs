//! How far possible sales came: how many reached each stage, and how many of those went on.

use std::collections::BTreeMap;

/// A possible sale, as far as the funnel goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// The stages that it came into.
    pub stages: Vec<String>,
    /// Whether it was won.
    pub won: bool,
}

/// How many reached a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The code or the name of the stage.
    pub stage: String,
    /// How many came into it or further.
    pub came: i64,
}

/// How many reached each of these stages, in their order: whoever is further has passed those before, even if nobody
/// said so. Stages that are not among them any more come to nothing.
#[must_use]
pub fn funnel<'p>(stages: &[String], paths: impl IntoIterator<Item = &'p Path>) -> (Vec<Reached>, i64) {
    let places: BTreeMap<&str, usize> = stages.iter().enumerate().map(|(at, stage)| (stage.as_str(), at)).collect();
    let mut furthest = vec![0_i64; stages.len()];
    let mut won = 0;
    for path in paths {
        let place = path.stages.iter().filter_map(|stage| places.get(stage.as_str())).max().copied();
        let place = if path.won { stages.len().checked_sub(1) } else { place };
        if let Some(count) = place.and_then(|place| furthest.get_mut(place)) {
            *count += 1;
        }
        won += i64::from(path.won);
    }
    // Whoever stopped at a later stage has been in this one too.
    let mut beyond = 0;
    let mut reached: Vec<Reached> = Vec::with_capacity(stages.len());
    for (stage, here) in stages.iter().zip(&furthest).rev() {
        beyond += here;
        reached.push(Reached { stage: stage.clone(), came: beyond });
    }
    reached.reverse();
    (reached, won)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stages() -> Vec<String> {
        ["lead", "qualified", "proposal"].map(str::to_owned).to_vec()
    }

    fn path(stages: &[&str], won: bool) -> Path {
        Path { stages: stages.iter().map(|stage| (*stage).to_owned()).collect(), won }
    }

    #[test]
    fn whoever_is_further_has_passed_what_lies_before() {
        let paths = [
            path(&["lead"], false),
            path(&["lead", "proposal"], false),
            path(&["proposal", "lead"], false),
            path(&["qualified", "won"], true),
            path(&["Demo"], false),
        ];
        let (reached, won) = funnel(&stages(), &paths);
        let came: Vec<_> = reached.iter().map(|reached| (reached.stage.as_str(), reached.came)).collect();
        assert_eq!(came, [("lead", 4), ("qualified", 3), ("proposal", 3)]);
        assert_eq!(won, 1);
        assert_eq!(funnel(&[], &paths), (Vec::new(), 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// A funnel never widens, and what is won has passed all of it.
        #[test]
        fn a_funnel_never_widens(paths in prop::collection::vec(
            (prop::collection::vec(0_usize..5, 0..6), any::<bool>()), 0..40,
        )) {
            let names = ["lead", "qualified", "proposal", "gone", "won"];
            let paths: Vec<Path> = paths
                .into_iter()
                .map(|(stages, won)| path(&stages.iter().map(|at| names[*at]).collect::<Vec<_>>(), won))
                .collect();
            let (reached, won) = funnel(&stages(), &paths);
            prop_assert!(reached.windows(2).all(|pair| pair[0].came >= pair[1].came));
            prop_assert!(reached.iter().all(|reached| reached.came >= won));
            prop_assert!(reached[0].came <= i64::try_from(paths.len()).unwrap());
        }
    }
}
