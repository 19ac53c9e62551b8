//! Colours that the user gives to tags and segments: names, of which the theme makes what fits the terminal.

use super::code::codes;

codes! {
    /// A colour by its name.
    Hue in "hue" {
        /// Red.
        Red = "red",
        /// Orange.
        Orange = "orange",
        /// Yellow.
        Yellow = "yellow",
        /// Green.
        Green = "green",
        /// Turquoise.
        Teal = "teal",
        /// Blue.
        Blue = "blue",
        /// Violet.
        Violet = "violet",
        /// Pink.
        Pink = "pink",
        /// Grey.
        Grey = "grey",
    }
}
