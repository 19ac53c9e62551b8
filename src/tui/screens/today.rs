//! The day: red, yellow with the appointments first, green, and without a next step.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{beside, preview};
use crate::agenda::{Band, Entry, Glimpse};
use crate::domain::Light;
use crate::domain::cells::{cut, fit, fit_right, width};
use crate::tui::act::unsaid_line;
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;
use crate::tui::veil;

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let (mut list, side) = beside(model, body, buf);
    if let (Some((said, key)), true) = (unsaid_line(model), list.height > 1) {
        let room = usize::from(list.width).saturating_sub(width(&key) + 6);
        let line = vec![
            Span::styled(" ✓ ", model.theme.success),
            Span::styled(cut(&said, room).into_owned(), model.theme.text),
            Span::styled(format!("  {key}"), model.theme.key),
        ];
        put(buf, Rect { height: 1, ..list }, &Line::from(line));
        list = Rect { y: list.y + 1, height: list.height - 1, ..list };
    }
    if model.today.total() == 0 {
        put(buf, list, &Line::styled(format!("  {}", model.texts.get("today-nobody")), model.theme.muted));
    }
    let visible = model.today.visible(list.height.into());
    let rows: Vec<_> =
        visible.map(|(place, entry)| (place, entry, model.texts.wanted(&entry.row, model.date))).collect();
    let columns = Columns::of(list.width.into(), rows.iter().map(|(.., wanted)| width(wanted)).max());
    let mut line = 0;
    let mut above = None;
    for (place, entry, wanted) in rows {
        let light = entry.spot.band.map(Band::light);
        // The first row on the screen always bears the heading of its group.
        if light != above {
            if above.is_some() {
                line += 1;
            }
            if let (Some(light), Some(area)) = (light, row(list, line)) {
                put(buf, area, &heading(model, light, area.width.into()));
            }
            line += 1;
            above = light;
        }
        let Some(area) = row(list, line) else { break };
        draw_row(model, (entry, &wanted), &columns, place == model.today.selected(), area, buf);
        line += 1;
    }
    if let (Some(side), Some(Glimpse { card, .. })) = (side, &model.preview) {
        preview::draw(model, card, side, buf);
    }
}

fn heading(model: &Model, light: Light, width: usize) -> Line<'static> {
    let count = model.texts.integer(i64::try_from(model.day.counts.of(light)).unwrap_or(i64::MAX));
    let word = model.texts.get(match light {
        Light::Red => "today-red",
        Light::Yellow => "today-yellow",
        Light::Green => "today-green",
        Light::Unplanned => "today-none",
    });
    let title = format!(" {} {word}", light.glyph());
    // Where the head of the screen has no room for it, what is at risk stands beside those that put it there.
    let risk = model.at_risk().filter(|_| light == Light::Red && !model.is_wide());
    let risk = risk.map(|risk| format!("   {risk}")).unwrap_or_default();
    let title = Span::raw(title);
    let room = width.saturating_sub(8 + title.width());
    Line::from(vec![
        title,
        Span::styled(fit(&risk, room), model.theme.muted),
        Span::raw(format!("{} ", fit_right(&count, 7))),
    ])
    .style(model.theme.light(light))
}

/// From this width on a row says how the next contact is to be; before, the name and the reason need the room.
const WITH_HOW: usize = 72;

/// The widths of a row's columns.
struct Columns {
    name: usize,
    why: usize,
    when: usize,
    how: usize,
}

impl Columns {
    /// Those of rows of this width, of which the longest says in `longest` cells when: half an hour, or a day without its
    /// year, would be wrong ones.
    fn of(width: usize, longest: Option<usize>) -> Self {
        let (usual, how) = (7, if width >= WITH_HOW { 10 } else { 0 });
        let when = longest.map_or(usual, |cells| (cells + 1).clamp(usual, 13));
        let rest = width.saturating_sub(3 + usual + how + 2);
        let name = (rest * 44 / 100).clamp(12, 36);
        // What takes more room than usual takes it from the reason alone, so that names stay where they are.
        Self { name, why: (rest + usual).saturating_sub(name + when), when, how }
    }
}

fn draw_row(
    model: &Model,
    (entry, wanted): (&Entry, &str),
    columns: &Columns,
    selected: bool,
    area: Rect,
    buf: &mut Buffer,
) {
    let (theme, texts) = (&model.theme, &model.texts);
    let today: Date = model.date;
    let Columns { name, why, when, how } = *columns;
    let light = entry.row.light.light(today).unwrap_or(Light::Unplanned);
    let urgent = matches!(light, Light::Red | Light::Yellow);
    let hidden = veil::hides(model, entry.row.id);
    let said = if hidden { String::new() } else { texts.why(&entry.row, today, model.agenda.rules().attempts) };
    let said = veil::said(model, &said);
    let kind = entry.row.next.as_ref().map(|next| texts.word(next.channel)).unwrap_or_default();
    let spans = vec![
        super::mark(model, entry.row.id, selected),
        Span::raw(" "),
        Span::styled(
            fit(veil::name(model, entry.row.id, &entry.row.name), name),
            if selected { theme.strong } else { theme.text },
        ),
        Span::raw(" "),
        Span::styled(fit(&said, why), if urgent || selected { theme.text } else { theme.muted }),
        Span::styled(fit_right(wanted, when), if urgent { theme.light(light) } else { theme.muted }),
        Span::styled(fit(&format!(" {kind}"), how), if selected { theme.text } else { theme.muted }),
    ];
    if selected {
        buf.set_style(area, theme.selection);
    }
    put(buf, area, &Line::from(spans));
}
