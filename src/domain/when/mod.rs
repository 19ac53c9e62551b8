//! placeholder
/// w
pub trait WorkDays {
    /// d
    fn is_working_day(&self, date: jiff::civil::Date) -> bool;
}
