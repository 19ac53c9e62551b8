//! The search for the lowest point of a function by Nelder and Mead's simplex: it needs no derivatives.

/// Where a search ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lowest<const N: usize> {
    /// The point.
    pub(super) at: [f64; N],
    /// The value there.
    pub(super) value: f64,
}

/// How far apart the values at the corners may be at the end, as a part of the value.
const FLAT: f64 = 1e-10;
/// How far apart the corners themselves may be.
const NEAR: f64 = 1e-5;
/// After so many steps there is no hope.
const MOST: u32 = 1_500;

/// A corner: a value, and where.
type Corner<const N: usize> = (f64, [f64; N]);

/// The lowest point of `f` near `start`; `None` when the search does not come to rest, or ends where there is no value.
///
/// A simplex can shrink before it has arrived, so the search is begun again where it ended until that changes nothing.
pub(super) fn lowest<const N: usize>(start: [f64; N], f: impl Fn(&[f64; N]) -> f64) -> Option<Lowest<N>> {
    const AGAIN: usize = 6;
    // What is no number is a place to avoid.
    let f = |at: &[f64; N]| Some(f(at)).filter(|value| !value.is_nan()).unwrap_or(f64::INFINITY);
    let mut best = descend(start, &f)?;
    for _ in 0..AGAIN {
        let next = descend(best.at, &f)?;
        let settled = best.value - next.value <= FLAT.sqrt() * 0.01 * best.value.abs().max(1.0);
        if next.value <= best.value {
            best = next;
        }
        if settled {
            return best.value.is_finite().then_some(best);
        }
    }
    None
}

/// One descent from one starting point.
fn descend<const N: usize>(start: [f64; N], f: &impl Fn(&[f64; N]) -> f64) -> Option<Lowest<N>> {
    let corner = |at: [f64; N]| (f(&at), at);
    let mut corners: Vec<Corner<N>> = (0..N)
        .map(|n| {
            let mut at = start;
            at[n] += 0.25;
            corner(at)
        })
        .collect();
    corners.push(corner(start));
    for _ in 0..MOST {
        corners.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (best, second, worst) = (corners[0], corners[N - 1], corners[N]);
        if is_small(&corners) {
            return Some(Lowest { at: best.1, value: best.0 });
        }
        // The centre of all but the worst; the step goes from the worst through it.
        let centre: [f64; N] =
            std::array::from_fn(|n| corners[..N].iter().map(|(_, at)| at[n]).sum::<f64>() / count::<N>());
        let along = |step: f64| corner(std::array::from_fn(|n| centre[n] + step * (centre[n] - worst.1[n])));
        let mirrored = along(1.0);
        let next = if mirrored.0 < best.0 {
            let further = along(2.0);
            if further.0 < mirrored.0 { further } else { mirrored }
        } else if mirrored.0 < second.0 {
            mirrored
        } else {
            let nearer = along(if mirrored.0 < worst.0 { 0.5 } else { -0.5 });
            if nearer.0 >= mirrored.0.min(worst.0) {
                for other in &mut corners[1..] {
                    *other = corner(std::array::from_fn(|n| f64::midpoint(best.1[n], other.1[n])));
                }
                continue;
            }
            nearer
        };
        corners[N] = next;
    }
    None
}

fn is_small<const N: usize>(corners: &[Corner<N>]) -> bool {
    let (lowest, at) = corners[0];
    let highest = corners[N].0;
    let wide = corners.iter().flat_map(|(_, other)| other.iter().zip(&at)).any(|(a, b)| (a - b).abs() > NEAR);
    highest.is_finite() && highest - lowest <= FLAT * lowest.abs().max(1.0) && !wide
}

/// How many corners but one there are.
fn count<const N: usize>() -> f64 {
    u32::try_from(N).map_or(1.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bottom_of_a_valley_is_found() {
        let valley = |at: &[f64; 2]| (1.0 - at[0]).powi(2) + 100.0 * (at[1] - at[0] * at[0]).powi(2);
        let found = lowest([-1.2, 1.0], valley).expect("comes to rest");
        assert!((found.at[0] - 1.0).abs() < 1e-4 && (found.at[1] - 1.0).abs() < 1e-4, "{found:?}");
        let bowl = |at: &[f64; 4]| at.iter().zip([1.0, -2.0, 3.0, 0.5]).map(|(a, b)| (a - b).powi(2)).sum::<f64>();
        let found = lowest([0.0; 4], bowl).expect("comes to rest");
        assert!(found.value < 1e-8, "{found:?}");
    }

    #[test]
    fn where_there_is_no_bottom_nothing_is_claimed() {
        assert_eq!(lowest([0.0], |at| at[0]), None, "falls for ever");
        assert_eq!(lowest([0.0], |_| f64::NAN), None, "no number anywhere");
        assert!(lowest([1.0], |at| if at[0] > 0.5 { (at[0] - 0.7).powi(2) } else { f64::NAN }).is_some());
    }
}
