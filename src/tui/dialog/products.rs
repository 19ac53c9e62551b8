//! The catalogue over the screen: what is sold, with a filter that one types, and keys that change it.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::domain::Product;
use crate::domain::text::words;

/// The catalogue.
#[derive(Clone, Debug, Default)]
pub struct ProductList {
    /// Everything that is or was sold; what is not offered any more comes last.
    pub products: Vec<Product>,
    /// What is looked for, while that is typed or after.
    pub filter: tui_input::Input,
    /// Whether keys go to the filter.
    pub filtering: bool,
    /// The selected one of those that are shown.
    pub selected: usize,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductAnswer {
    /// Nothing more.
    Nothing,
    /// To leave.
    Leave,
    /// To add one.
    Add,
    /// To change this one.
    Edit(Box<Product>),
    /// To offer this one no more, or again.
    Retire(Box<Product>),
    /// To remove this one.
    Remove(Box<Product>),
}

impl ProductList {
    /// The products that are shown, in their order.
    pub fn shown(&self) -> impl Iterator<Item = &Product> {
        let wanted = words(self.filter.value());
        self.products.iter().filter(move |product| {
            let about = [Some(&product.name), product.code.as_ref(), product.category.as_ref()];
            let known: Vec<String> = about.into_iter().flatten().flat_map(|text| words(text)).collect();
            wanted.iter().all(|wanted| known.iter().any(|word| word.starts_with(wanted.as_str())))
        })
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent, leaves: bool) -> ProductAnswer {
        if self.filtering {
            match key.code {
                _ if leaves => {
                    self.filter.reset();
                    self.filtering = false;
                }
                KeyCode::Enter | KeyCode::Tab | KeyCode::Down => self.filtering = false,
                _ => drop(self.filter.handle_event(&Event::Key(key))),
            }
            self.selected = 0;
            return ProductAnswer::Nothing;
        }
        if leaves {
            return ProductAnswer::Leave;
        }
        let last = self.shown().count().saturating_sub(1);
        self.selected = match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected.saturating_sub(10),
            KeyCode::PageDown => (self.selected + 10).min(last),
            KeyCode::Home => 0,
            KeyCode::End => last,
            _ => self.selected.min(last),
        };
        let product = self.shown().nth(self.selected).cloned().map(Box::new);
        match (key.code, product) {
            (KeyCode::Char('/'), _) => self.filtering = true,
            (KeyCode::Char('a'), _) => return ProductAnswer::Add,
            (KeyCode::Enter | KeyCode::Char('e'), Some(product)) => return ProductAnswer::Edit(product),
            (KeyCode::Char('r'), Some(product)) => return ProductAnswer::Retire(product),
            (KeyCode::Delete, Some(product)) => return ProductAnswer::Remove(product),
            _ => {}
        }
        ProductAnswer::Nothing
    }
}
