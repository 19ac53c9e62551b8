//! Colours, as meanings: the only place where a colour is named.
//!
//! Every light is a glyph and a word as well, so that no meaning hangs on colour alone. The mono theme sets no colour
//! whatsoever: with `NO_COLOR`, crossterm turns a colour into a bare reset that would erase reverse video and bold.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::capture::Part;
use crate::domain::filter::Part as Asked;
use crate::domain::{Hue, Light};

/// Which theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// For dark terminals.
    Dark,
    /// For light terminals.
    Light,
    /// Blue, orange and yellow instead of red and green.
    ColourBlind,
    /// No colours.
    Mono,
}

impl ThemeName {
    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::ColourBlind,
            Self::ColourBlind => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Dark => "theme-dark",
            Self::Light => "theme-light",
            Self::ColourBlind => "theme-colour-blind",
            Self::Mono => "theme-mono",
        }
    }
}

/// Styles by meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which theme this is.
    pub name: ThemeName,
    /// Plain text.
    pub text: Style,
    /// What is secondary.
    pub muted: Style,
    /// Headings, and the one accent.
    pub accent: Style,
    /// What matters most in its line.
    pub strong: Style,
    /// The selected row.
    pub selection: Style,
    /// Lines between parts.
    pub rule: Style,
    /// A key in a hint.
    pub key: Style,
    /// Something went wrong.
    pub failure: Style,
    /// Something was done.
    pub success: Style,
    /// The field that has the focus.
    pub focus: Style,
    /// The cursor in a text.
    pub cursor: Style,
    truecolor: bool,
    red: Style,
    yellow: Style,
    green: Style,
    unplanned: Style,
}

impl Theme {
    /// The styles of a theme; `truecolor` says whether the terminal shows more than its sixteen colours.
    #[must_use]
    pub fn of(name: ThemeName, truecolor: bool) -> Self {
        Self { truecolor, ..Self::usual(name, truecolor) }
    }

    fn usual(name: ThemeName, truecolor: bool) -> Self {
        match name {
            ThemeName::Mono => Self::mono(),
            ThemeName::Dark if truecolor => Self::colours(
                name,
                Palette {
                    muted: Color::Rgb(138, 143, 152),
                    accent: Color::Rgb(122, 178, 244),
                    selection: Color::Rgb(44, 52, 66),
                    selected: None,
                    rule: Color::Rgb(66, 72, 84),
                    lights: [
                        Color::Rgb(240, 98, 98),
                        Color::Rgb(232, 192, 84),
                        Color::Rgb(112, 196, 126),
                        Color::Rgb(160, 166, 176),
                    ],
                },
            ),
            ThemeName::Light if truecolor => Self::colours(
                name,
                Palette {
                    muted: Color::Rgb(104, 110, 120),
                    accent: Color::Rgb(20, 92, 170),
                    selection: Color::Rgb(216, 228, 244),
                    selected: Some(Color::Rgb(24, 28, 36)),
                    rule: Color::Rgb(190, 196, 206),
                    lights: [
                        Color::Rgb(190, 30, 40),
                        Color::Rgb(150, 104, 0),
                        Color::Rgb(24, 120, 56),
                        Color::Rgb(96, 102, 112),
                    ],
                },
            ),
            // Okabe and Ito's palette, told apart with any kind of colour vision.
            ThemeName::ColourBlind if truecolor => Self::colours(
                name,
                Palette {
                    muted: Color::Rgb(146, 150, 158),
                    accent: Color::Rgb(86, 180, 233),
                    selection: Color::Rgb(44, 52, 66),
                    selected: None,
                    rule: Color::Rgb(72, 78, 90),
                    lights: [
                        Color::Rgb(240, 120, 40),
                        Color::Rgb(240, 228, 66),
                        Color::Rgb(86, 180, 233),
                        Color::Rgb(180, 184, 192),
                    ],
                },
            ),
            ThemeName::Dark => {
                Self::colours(name, Palette::sixteen([Color::Red, Color::Yellow, Color::Green, Color::Gray]))
            }
            ThemeName::Light => Self::colours(
                name,
                Palette {
                    selection: Color::Gray,
                    selected: Some(Color::Black),
                    rule: Color::Gray,
                    accent: Color::Blue,
                    ..Palette::sixteen([Color::Red, Color::Magenta, Color::Green, Color::DarkGray])
                },
            ),
            ThemeName::ColourBlind => {
                Self::colours(name, Palette::sixteen([Color::Magenta, Color::Yellow, Color::Cyan, Color::Gray]))
            }
        }
    }

    fn colours(name: ThemeName, palette: Palette) -> Self {
        let plain = Style::new();
        let [red, yellow, green, unplanned] = palette.lights.map(|colour| plain.fg(colour));
        Self {
            name,
            truecolor: false,
            text: plain,
            muted: plain.fg(palette.muted),
            accent: plain.fg(palette.accent),
            strong: plain.add_modifier(Modifier::BOLD),
            selection: match palette.selected {
                Some(text) => plain.bg(palette.selection).fg(text),
                None => plain.bg(palette.selection),
            },
            rule: plain.fg(palette.rule),
            key: plain.fg(palette.accent),
            failure: red.add_modifier(Modifier::BOLD),
            success: green,
            focus: plain.fg(palette.accent).add_modifier(Modifier::BOLD),
            cursor: plain.add_modifier(Modifier::REVERSED),
            red,
            yellow,
            green,
            unplanned,
        }
    }

    fn mono() -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Self {
            name: ThemeName::Mono,
            truecolor: false,
            text: plain,
            muted: plain,
            accent: bold,
            strong: bold,
            selection: plain.add_modifier(Modifier::REVERSED),
            rule: plain,
            key: bold,
            failure: bold,
            success: plain,
            focus: bold.add_modifier(Modifier::UNDERLINED),
            cursor: plain.add_modifier(Modifier::REVERSED),
            red: bold,
            yellow: bold,
            green: plain,
            unplanned: plain,
        }
    }

    /// The style of a piece of a captured line: what was said is plain, and what makes something of it stands out.
    #[must_use]
    pub fn part(&self, part: Part) -> Style {
        match part {
            Part::Client => self.focus,
            Part::Note => self.text,
            Part::Escape => self.muted,
            _ => self.accent,
        }
    }

    /// The style of a piece of a filter: what is asked and what is looked for stand out, and signs stand back.
    #[must_use]
    pub fn asked(&self, part: Asked) -> Style {
        match part {
            Asked::Field | Asked::Tag => self.accent,
            Asked::Sign => self.muted,
            Asked::Value | Asked::Word => self.text,
        }
    }

    /// The style of a colour that the user gave to a tag or a segment: its name says it too.
    #[must_use]
    pub fn hue(&self, hue: Hue) -> Style {
        match (self.name, self.truecolor) {
            (ThemeName::Mono, _) => Style::new().add_modifier(Modifier::BOLD),
            (ThemeName::Light, true) => Style::new().fg(dark_hue(hue)),
            (ThemeName::ColourBlind, true) => Style::new().fg(safe_hue(hue)),
            (ThemeName::Dark, true) => Style::new().fg(bright_hue(hue)),
            (name, false) => Style::new().fg(plain_hue(hue, name == ThemeName::Light)),
        }
    }

    /// The style of a light.
    #[must_use]
    pub fn light(&self, light: Light) -> Style {
        match light {
            Light::Red => self.red,
            Light::Yellow => self.yellow,
            Light::Green => self.green,
            Light::Unplanned => self.unplanned,
        }
    }
}

/// On a dark ground.
fn bright_hue(hue: Hue) -> Color {
    match hue {
        Hue::Red => Color::Rgb(240, 110, 110),
        Hue::Orange => Color::Rgb(240, 156, 92),
        Hue::Yellow => Color::Rgb(228, 200, 96),
        Hue::Green => Color::Rgb(124, 200, 128),
        Hue::Teal => Color::Rgb(86, 200, 190),
        Hue::Blue => Color::Rgb(122, 170, 244),
        Hue::Violet => Color::Rgb(180, 146, 240),
        Hue::Pink => Color::Rgb(238, 140, 194),
        Hue::Grey => Color::Rgb(164, 168, 176),
    }
}

/// On a light ground.
fn dark_hue(hue: Hue) -> Color {
    match hue {
        Hue::Red => Color::Rgb(184, 32, 40),
        Hue::Orange => Color::Rgb(176, 84, 0),
        Hue::Yellow => Color::Rgb(134, 104, 0),
        Hue::Green => Color::Rgb(24, 116, 56),
        Hue::Teal => Color::Rgb(0, 112, 112),
        Hue::Blue => Color::Rgb(24, 84, 176),
        Hue::Violet => Color::Rgb(104, 56, 168),
        Hue::Pink => Color::Rgb(168, 36, 112),
        Hue::Grey => Color::Rgb(92, 98, 108),
    }
}

/// From the palette of Okabe and Ito and between: they differ in brightness where they do not in kind.
fn safe_hue(hue: Hue) -> Color {
    match hue {
        Hue::Red => Color::Rgb(213, 94, 0),
        Hue::Orange => Color::Rgb(230, 159, 0),
        Hue::Yellow => Color::Rgb(240, 228, 66),
        Hue::Green => Color::Rgb(0, 158, 115),
        Hue::Teal => Color::Rgb(136, 214, 196),
        Hue::Blue => Color::Rgb(72, 142, 214),
        Hue::Violet => Color::Rgb(160, 120, 200),
        Hue::Pink => Color::Rgb(224, 150, 190),
        Hue::Grey => Color::Rgb(164, 168, 176),
    }
}

/// Of the terminal's own sixteen; bright ones are not seen on a light ground.
fn plain_hue(hue: Hue, light: bool) -> Color {
    match hue {
        Hue::Red => Color::Red,
        Hue::Orange if light => Color::Yellow,
        Hue::Orange => Color::LightRed,
        Hue::Yellow => Color::Yellow,
        Hue::Green => Color::Green,
        Hue::Teal => Color::Cyan,
        Hue::Blue if light => Color::Blue,
        Hue::Blue => Color::LightBlue,
        Hue::Violet => Color::Magenta,
        Hue::Pink if light => Color::Magenta,
        Hue::Pink => Color::LightMagenta,
        Hue::Grey if light => Color::DarkGray,
        Hue::Grey => Color::Gray,
    }
}

/// The few colours from which a theme is made.
#[derive(Clone, Copy)]
struct Palette {
    muted: Color,
    accent: Color,
    selection: Color,
    /// The text on it, where the terminal's own might not be seen.
    selected: Option<Color>,
    rule: Color,
    /// Red, yellow, green, and none.
    lights: [Color; 4],
}

impl Palette {
    /// The terminal's own sixteen colours.
    fn sixteen(lights: [Color; 4]) -> Self {
        Self {
            muted: Color::DarkGray,
            accent: Color::Cyan,
            selection: Color::Blue,
            selected: Some(Color::White),
            rule: Color::DarkGray,
            lights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;

    #[test]
    fn the_mono_theme_sets_no_colour() {
        let theme = Theme::of(ThemeName::Mono, true);
        let styles = [
            theme.text,
            theme.muted,
            theme.accent,
            theme.strong,
            theme.selection,
            theme.rule,
            theme.key,
            theme.failure,
            theme.success,
            theme.focus,
            theme.cursor,
            theme.red,
            theme.yellow,
            theme.green,
            theme.unplanned,
        ];
        let hues = Hue::ALL.iter().map(|hue| theme.hue(*hue));
        for style in styles.into_iter().chain(hues) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn the_colours_of_tags_differ_wherever_the_terminal_has_enough() {
        for name in [ThemeName::Dark, ThemeName::Light, ThemeName::ColourBlind] {
            let theme = Theme::of(name, true);
            for (n, one) in Hue::ALL.iter().enumerate() {
                for other in &Hue::ALL[n + 1..] {
                    assert_ne!(theme.hue(*one), theme.hue(*other), "{name:?}");
                }
                let plain = Theme::of(name, false).hue(*one);
                assert!(plain.fg.is_some_and(|colour| !matches!(colour, Color::Rgb(..))), "{name:?} {one:?}");
                let mono = Theme::of(ThemeName::Mono, true).hue(*one);
                assert_eq!((mono.fg, mono.bg), (None, None));
            }
        }
    }

    #[test]
    fn the_four_lights_differ_in_every_theme_and_in_their_signs() {
        for name in [ThemeName::Dark, ThemeName::Light, ThemeName::ColourBlind] {
            for truecolor in [false, true] {
                let theme = Theme::of(name, truecolor);
                for (n, one) in Light::ALL.iter().enumerate() {
                    for other in &Light::ALL[n + 1..] {
                        assert_ne!(theme.light(*one), theme.light(*other), "{name:?} {truecolor}");
                        assert_ne!(one.glyph(), other.glyph());
                    }
                }
            }
        }
    }
}
