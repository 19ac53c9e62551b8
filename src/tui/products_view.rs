//! How the catalogue is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::ProductList;
use super::model::Model;
use super::veil;
use crate::domain::cells::{around, cut, fit, fit_right};
use crate::domain::text::clean_line;
use crate::domain::{Money, Product};

/// The column of an amount.
const AMOUNT: usize = 14;
/// The column of a code.
const CODE: usize = 10;

pub(super) fn draw(model: &Model, list: &ProductList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 92, area.height.saturating_sub(2), buf);
    let title = texts.with("products-title", &[("n", list.products.len().into())]);
    let body = frame(model, &title, at, buf);
    let wide = usize::from(body.width);
    if let Some(head) = row(body, 0) {
        put(buf, head, &head_line(model, list, wide));
    }
    let rows = Rect { y: body.y + 1, height: body.height.saturating_sub(3), ..body };
    let room = usize::from(rows.height).max(1);
    let top = (list.selected + 1).saturating_sub(room);
    for (n, product) in list.shown().enumerate().skip(top).take(room) {
        let Some(at) = row(rows, n - top) else { break };
        let selected = n == list.selected && !list.filtering;
        if selected {
            buf.set_style(at, theme.selection);
        }
        put(buf, at, &product_line(model, product, selected, wide));
    }
    if list.shown().next().is_none()
        && let Some(at) = row(rows, 0)
    {
        let key = if list.products.is_empty() { "products-none" } else { "products-not-found" };
        put(buf, at, &Line::styled(cut(texts.get(key), wide).into_owned(), theme.muted));
    }
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    put(buf, foot, &Line::styled(cut(texts.get("products-foot"), wide).into_owned(), theme.muted));
}

/// What is looked for, or what the columns are.
fn head_line(model: &Model, list: &ProductList, wide: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    if list.filtering || !list.filter.value().is_empty() {
        let mut spans = vec![Span::styled("/ ", theme.accent)];
        if list.filtering {
            let (before, under, after) = around(list.filter.value(), list.filter.cursor(), wide.saturating_sub(2));
            spans.extend([
                Span::raw(before.to_owned()),
                Span::styled(under.to_owned(), theme.cursor),
                Span::raw(after.to_owned()),
            ]);
        } else {
            spans.push(Span::raw(cut(list.filter.value(), wide.saturating_sub(2)).into_owned()));
        }
        return Line::from(spans);
    }
    let columns = columns(
        texts.get("field-name"),
        texts.get("field-code"),
        [texts.get("field-price"), texts.get("field-cost")],
        wide,
    );
    Line::styled(format!("  {columns}"), theme.muted)
}

fn product_line(model: &Model, product: &Product, selected: bool, wide: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let amount = |minor: Option<i64>| {
        let money = minor.map(|minor| texts.money(Money { minor, currency: product.currency }));
        money.map(|money| veil::way(model, &money).into_owned()).unwrap_or_default()
    };
    let retired = if product.retired { format!(" · {}", texts.get("product-retired")) } else { String::new() };
    let category = product.category.as_ref().map(|category| format!(" · {}", clean_line(category)));
    let name = format!("{}{}{retired}", clean_line(&product.name), category.unwrap_or_default());
    let code = clean_line(product.code.as_deref().unwrap_or(""));
    let (price, cost) = (amount(product.price), amount(product.cost));
    let text = columns(&name, &code, [&price, &cost], wide);
    let style = match (selected, product.retired) {
        (true, _) => theme.strong,
        (false, true) => theme.muted,
        (false, false) => theme.text,
    };
    let mark = if selected { "▌ " } else { "  " };
    Line::from(vec![Span::styled(mark, theme.accent), Span::styled(text, style)])
}

fn columns(name: &str, code: &str, [price, cost]: [&str; 2], wide: usize) -> String {
    let room = wide.saturating_sub(CODE + 2 * AMOUNT + 4);
    format!("{} {}{}{}", fit(name, room), fit(code, CODE), fit_right(price, AMOUNT), fit_right(cost, AMOUNT))
}
