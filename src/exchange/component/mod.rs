//! Contacts and calendars as text: what vCard and iCalendar share (RFC 6350, 2426, 5545), before anything is understood
//! of it.
//!
//! A [`Component`] is what stands between `BEGIN` and `END`: its properties in their order, and the components in it. A
//! property keeps its value and its parameters as they were written, so that whatever this program knows nothing of is
//! written back as it came. Names are compared in any case. Only the folding of long lines is made anew.

mod lines;
mod plain;
pub(super) mod slot;
mod value;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use lines::{Found, TextError, parse_all};
pub use plain::{decode, modern};
pub use value::{escape, split, structured, unescape};

/// How deep components may stand in one another.
pub const DEEPEST: usize = 16;

/// What stands between `BEGIN` and `END`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    name: String,
    properties: Vec<Property>,
    children: Vec<Component>,
}

/// A line of a component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Property {
    /// What ties it to others: `item1`.
    pub group: Option<String>,
    /// Its name as it was written; empty for a line that is no property, which is kept as it is.
    pub name: String,
    /// Its parameters.
    pub params: Vec<Param>,
    /// Its value as it was written, escapes and all.
    pub value: String,
}

/// A parameter of a property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Param {
    /// Its name; empty where only a value is written, as vCard 2.1 does.
    pub name: String,
    /// Its value as it was written, quotation marks and all.
    pub value: String,
}

impl Param {
    /// A parameter with a value that is written so that it can be read back.
    #[must_use]
    pub fn new(name: &str, plain: &str) -> Self {
        Self { name: name.to_owned(), value: value::quoted(plain) }
    }

    /// Its values, without quotation marks.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        value::unquoted(&self.value)
    }
}

impl Property {
    /// A property with this value as it is written.
    #[must_use]
    pub fn new(name: &str, value: impl Into<String>) -> Self {
        Self { group: None, name: name.to_owned(), params: Vec::new(), value: value.into() }
    }

    /// A property whose value is this text.
    #[must_use]
    pub fn of_text(name: &str, text: &str) -> Self {
        Self::new(name, escape(text))
    }

    /// A property whose value is a list of texts.
    #[must_use]
    pub fn of_list<'t>(name: &str, texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::new(name, texts.into_iter().map(escape).collect::<Vec<_>>().join(","))
    }

    /// A property whose value has parts.
    #[must_use]
    pub fn of_parts<'t>(name: &str, parts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::new(name, parts.into_iter().map(escape).collect::<Vec<_>>().join(";"))
    }

    /// The same with another parameter.
    #[must_use]
    pub fn with(mut self, name: &str, plain: &str) -> Self {
        self.params.push(Param::new(name, plain));
        self
    }

    /// The same in a group.
    #[must_use]
    pub fn grouped(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()), ..self }
    }

    /// Whether it has this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value as a text.
    #[must_use]
    pub fn text(&self) -> String {
        unescape(&self.value)
    }

    /// The value as a list of texts.
    #[must_use]
    pub fn list(&self) -> Vec<String> {
        split(&self.value, ',')
    }

    /// The parts of the value; each whole, though it may itself be a list.
    #[must_use]
    pub fn parts(&self) -> Vec<String> {
        structured(&self.value)
    }

    /// The first value of a parameter.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<String> {
        let param = self.params.iter().find(|param| param.name.eq_ignore_ascii_case(name))?;
        param.values().into_iter().next()
    }

    /// What it is said to be for, in lower case: the values of `TYPE`, and those that vCard 2.1 writes without it.
    #[must_use]
    pub fn types(&self) -> Vec<String> {
        let typed = self.params.iter().filter(|param| param.name.is_empty() || param.name.eq_ignore_ascii_case("TYPE"));
        let values: Vec<String> = typed.flat_map(Param::values).collect();
        // vCard 4.0 puts several into one pair of quotation marks.
        values.iter().flat_map(|value| value.split(',')).map(|kind| kind.trim().to_lowercase()).collect()
    }

    /// Whether it is said to be for this.
    #[must_use]
    pub fn has_type(&self, kind: &str) -> bool {
        self.types().iter().any(|known| known == kind)
    }
}

impl Component {
    /// An empty component.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), properties: Vec::new(), children: Vec::new() }
    }

    /// Reads a text that holds one component and nothing else.
    ///
    /// # Errors
    /// See [`TextError`].
    pub fn parse(text: &str) -> Result<Self, TextError> {
        lines::one(text)
    }

    /// The component as text, in lines of 75 octets.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        lines::write(self, &mut text);
        text
    }

    /// What it is: `VCARD`, `VTODO`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is one of these.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its properties in their order.
    #[must_use]
    pub fn props(&self) -> &[Property] {
        &self.properties
    }

    /// Its properties, to be changed.
    pub fn props_mut(&mut self) -> &mut Vec<Property> {
        &mut self.properties
    }

    /// The components in it.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        &self.children
    }

    /// The components in it, to be changed.
    pub fn children_mut(&mut self) -> &mut Vec<Self> {
        &mut self.children
    }

    /// The properties of this name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.is(name))
    }

    /// The first property of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.all(name).next()
    }

    /// The text of the first property of this name; `None` also where it is empty.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(Property::text).filter(|text| !text.trim().is_empty())
    }

    /// What the record is called for ever.
    #[must_use]
    pub fn uid(&self) -> Option<String> {
        self.text("UID").map(|uid| uid.trim().to_owned())
    }

    /// Puts these in the place of all properties of this name; new ones go to the end.
    pub fn set(&mut self, name: &str, values: Vec<Property>) {
        let place = self.properties.iter().position(|property| property.is(name));
        let gone = self.take_where(|property| property.is(name));
        let place = place.unwrap_or(self.properties.len());
        self.properties.splice(place..place, values);
        self.drop_remarks(&gone);
    }

    /// Sets one text, or takes it away. What already says the same stays as it is written.
    pub fn set_text(&mut self, name: &str, text: Option<&str>) {
        match text {
            None => self.remove(name),
            Some(text) if self.all(name).count() == 1 && self.get(name).is_some_and(|is| is.text() == text) => {}
            Some(text) => self.set(name, vec![Property::of_text(name, text)]),
        }
    }

    /// Takes away all properties of this name, and what only spoke of them: other lines of their groups.
    pub fn remove(&mut self, name: &str) {
        self.remove_where(|property| property.is(name));
    }

    /// Takes away the properties that are such, and what only spoke of them: other lines of their groups.
    pub fn remove_where(&mut self, such: impl Fn(&Property) -> bool) {
        let gone = self.take_where(such);
        self.drop_remarks(&gone);
    }

    fn take_where(&mut self, such: impl Fn(&Property) -> bool) -> Vec<Property> {
        self.properties.extract_if(.., |property| such(property)).collect()
    }

    /// Takes away what speaks of lines that are gone, unless another of their group is still there.
    pub(super) fn drop_remarks(&mut self, gone: &[Property]) {
        for group in gone.iter().filter_map(|property| property.group.as_ref()) {
            let of_group = |property: &Property| property.group.as_ref() == Some(group);
            if !self.properties.iter().any(|property| of_group(property) && !is_remark(property)) {
                self.properties.retain(|property| !of_group(property));
            }
        }
    }

    /// Names for groups that are not in use yet.
    pub fn free_groups(&self) -> impl Iterator<Item = String> + use<> {
        let taken: BTreeSet<String> =
            self.properties.iter().filter_map(|property| Some(property.group.as_ref()?.to_lowercase())).collect();
        (1_u32..).map(|number| format!("item{number}")).filter(move |name| !taken.contains(name))
    }

    /// A name for a group that is not in use yet.
    #[must_use]
    pub fn free_group(&self) -> String {
        self.free_groups().next().unwrap_or_default()
    }

    /// The label that stands beside a property in its group, without the marks around Apple's own words.
    #[must_use]
    pub fn label(&self, of: &Property) -> Option<String> {
        let group = of.group.as_deref()?;
        let mut labels = self.all("X-ABLabel");
        let label = labels.find(|it| it.group.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(group)))?.text();
        Some(label.trim_start_matches("_$!<").trim_end_matches(">!$_").to_owned())
    }

    /// Whether two say the same, in whatever order and case of names their lines stand: a server may have sorted them.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }

    fn sorted(&self) -> Self {
        let mut sorted = Self::new(&self.name.to_uppercase());
        sorted.properties.clone_from(&self.properties);
        for property in &mut sorted.properties {
            property.name = property.name.to_uppercase();
            for param in &mut property.params {
                param.name = param.name.to_uppercase();
            }
            property.params.sort();
        }
        sorted.properties.sort();
        sorted.children = self.children.iter().map(Self::sorted).collect();
        sorted.children.sort_by_cached_key(Self::to_text);
        sorted
    }
}

/// Whether a line only speaks of another one of its group.
fn is_remark(property: &Property) -> bool {
    ["X-ABLabel", "X-ABADR"].iter().any(|name| property.is(name))
}
