//! Messages: the client's data in the words of a message, and what there is to say about a template.

use jiff::civil::Date;

use super::{Lang, Locale, Texts};
use crate::agenda::Addressee;
use crate::domain::duplicate::Numbering;
use crate::domain::template::{
    Data, Datum, Flaw, FlawKind, Gap, LONGEST, Me, NoLink, Part, Rendered, Route, Template, Wanted, link,
};
use crate::domain::text::{clean_line, fold, words};
use crate::domain::{Client, ClientKind, Code, ContactId, Language, Medium, Tone};

/// The most of a name in a template that a line quotes.
const QUOTED: usize = 40;

impl Texts {
    /// What a message to a client should be like: in its language, or the user's own, and with reserve unless it is said
    /// otherwise.
    #[must_use]
    pub fn suited(&self, client: &Client, medium: Option<Medium>) -> Wanted {
        let own = match self.locale().lang {
            Lang::Es => Language::Spanish,
            Lang::En => Language::English,
        };
        let spoken = |language: &Language| matches!(language, Language::Spanish | Language::English);
        let language = client.language.filter(spoken).unwrap_or(own);
        Wanted { language, tone: client.tone.unwrap_or(Tone::Formal), medium }
    }

    /// A template as it reads for somebody.
    pub fn compose(
        &self,
        template: &Template,
        to: (&Addressee, Option<ContactId>),
        me: &Me,
        today: Date,
    ) -> Result<Rendered, Flaw> {
        let language = template.language.unwrap_or_else(|| self.suited(&to.0.client, None).language);
        template.render(&self.data(to, me, language, today))
    }

    /// What is known of somebody, in the words of a language.
    #[must_use]
    pub fn data(
        &self,
        (to, contact): (&Addressee, Option<ContactId>),
        me: &Me,
        language: Language,
        today: Date,
    ) -> Data {
        let other = self.speaking(language);
        let texts = other.as_ref().unwrap_or(self);
        let client = &to.client;
        let is_person = client.kind == ClientKind::Person;
        let person = to.person(contact).map(|person| person.name.as_str());
        let person = person.or(Some(client.name.as_str()).filter(|_| is_person));
        let company = if is_person { client.company.as_deref() } else { Some(client.name.as_str()) };
        let day = |day: Option<Date>| day.map(|day| texts.day_of_message(day, today));
        let money = |money| texts.money(money);
        let signature = me.signature.clone().or_else(|| {
            let parts: Vec<&str> = [&me.name, &me.company].into_iter().flatten().map(String::as_str).collect();
            Some(parts.join("\n")).filter(|signature| !signature.is_empty())
        });
        let known = [
            (Datum::Name, person.map(first_name).map(str::to_owned)),
            (Datum::FullName, person.map(str::to_owned)),
            (Datum::Client, Some(client.name.clone())),
            (Datum::Company, company.map(str::to_owned)),
            (Datum::Product, to.product.clone()),
            (Datum::LastPurchase, day(to.bought_on)),
            (Datum::LastContact, day(to.met_on)),
            (Datum::NextStep, day(to.next.as_ref().map(|next| next.due_on))),
            (Datum::Purpose, to.next.as_ref().map(|next| next.purpose.clone())),
            (Datum::Opportunity, to.opportunity.as_ref().map(|(title, _)| title.clone())),
            (Datum::Amount, to.opportunity.as_ref().and_then(|(_, amount)| *amount).map(money)),
            (Datum::Owed, to.owed.map(|(owed, _)| money(owed))),
            (Datum::DueSince, day(to.owed.map(|(_, since)| since))),
            (Datum::Today, day(Some(today))),
            (Datum::Me, me.name.clone()),
            (Datum::MyCompany, me.company.clone()),
            (Datum::Signature, signature),
        ];
        let known = known.into_iter().filter_map(|(datum, said)| Some((datum, said?)));
        known.filter(|(_, said)| !said.trim().is_empty()).collect()
    }

    /// The texts of a message's language, with the user's region; `None` when that is the user's own.
    fn speaking(&self, language: Language) -> Option<Texts> {
        let lang = match language {
            Language::Spanish => Lang::Es,
            Language::English => Lang::En,
            _ => self.locale().lang,
        };
        (lang != self.locale().lang).then(|| Texts::new(Locale { lang, ..self.locale() }))
    }

    /// A day as a message names it: `jueves 26 de noviembre`, with the year when it is another than today's.
    fn day_of_message(&self, day: Date, today: Date) -> String {
        if day.year() == today.year() { self.written("message-day", day) } else { self.day_long(day) }
    }

    /// What a template is called.
    #[must_use]
    pub fn template(&self, template: &Template) -> String {
        match template.ready_made() {
            Some(ready) if template.name.is_empty() => self.word(ready).to_owned(),
            _ => clean_line(&template.name),
        }
    }

    /// The keys of the templates that fit today, the most fitting first. A follow-up may name a template as it is called
    /// here.
    #[must_use]
    pub fn fitting(&self, to: &Addressee, templates: &[Template], inactive_days: u16, today: Date) -> Vec<String> {
        let keys = to.fitting(inactive_days, today);
        keys.into_iter().map(|key| self.template_key(templates, &key).unwrap_or(key)).collect()
    }

    /// The key of the template that is meant: by its key, by its name, or by words that one name alone has.
    #[must_use]
    pub fn template_key(&self, templates: &[Template], typed: &str) -> Option<String> {
        let wanted = fold(typed.trim());
        let named = |known: &&Template| known.key() == wanted || fold(&self.template(known)) == wanted;
        if let Some(template) = templates.iter().find(named) {
            return Some(template.key());
        }
        let wanted = words(typed);
        let has = |known: &&Template| {
            let name = words(&self.template(known));
            !wanted.is_empty() && wanted.iter().all(|word| name.contains(word))
        };
        let mut keys: Vec<String> = templates.iter().filter(has).map(Template::key).collect();
        keys.dedup();
        if let [key] = keys.as_slice() { Some(key.clone()) } else { None }
    }

    /// What a template is for: by what it goes out, in which language, how it speaks.
    #[must_use]
    pub fn template_use(&self, template: &Template) -> String {
        let parts = [
            template.medium.map(|medium| self.word(medium)),
            template.language.map(|language| self.word(language)),
            template.tone.map(|tone| self.word(tone)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What is wrong with a template.
    #[must_use]
    pub fn template_flaw(&self, flaw: &Flaw) -> String {
        let place = match flaw.part {
            Part::Subject => self.get("flawed-in-subject").to_owned(),
            Part::Body => self.with("flawed-in-line", &[("line", flaw.line.to_string().into())]),
        };
        let short = |name: &str| clean_line(name).chars().take(QUOTED).collect::<String>();
        let why = match &flaw.kind {
            FlawKind::Unknown(name, Some(near)) => {
                self.with("flawed-unknown-near", &[("name", short(name).into()), ("near", (*near).into())])
            }
            FlawKind::Unknown(name, None) => self.with("flawed-unknown", &[("name", short(name).into())]),
            FlawKind::Block(name) => self.with("flawed-block", &[("name", short(name).into())]),
            FlawKind::Filter(name) => self.with("flawed-filter", &[("name", short(name).into())]),
            FlawKind::Syntax => self.get("flawed-syntax").to_owned(),
            FlawKind::TooLong => self.with("flawed-too-long", &[("most", LONGEST.into())]),
        };
        self.with("flawed", &[("place", place.into()), ("why", why.into())])
    }

    /// What is missing, each as it is called: `el nombre de la persona, lo que debe`.
    #[must_use]
    pub fn gaps(&self, gaps: &[Gap]) -> String {
        let mut named: Vec<&str> = gaps.iter().map(|gap| self.word(gap.datum)).collect();
        named.dedup();
        named.join(", ")
    }

    /// A way for a message to go out, with whose it is.
    #[must_use]
    pub fn route(&self, route: &Route, to: &Addressee) -> String {
        let person = route.contact.and_then(|id| to.people.iter().find(|person| person.id == id));
        let place = match &route.to {
            Some(to) => clean_line(to),
            None => self.get("message-choose").to_owned(),
        };
        let parts = [Some(self.word(route.medium).to_owned()), Some(place), person.map(|it| clean_line(&it.name))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The address that opens a message; or why there is none.
    pub fn message_link(&self, route: &Route, client: &Client, subject: &str, body: &str) -> Result<String, String> {
        let country = client.country.as_deref().and_then(Numbering::of);
        let home = country.or_else(|| Numbering::of(self.locale().region_code()));
        link(route.medium, route.to.as_deref(), (subject, body), home).map_err(|why| {
            let key = match why {
                NoLink::NoNumber => "message-no-number",
                NoLink::NoCountry => "message-no-country",
                NoLink::NoAddress => "message-no-address",
            };
            self.with(key, &[("to", clean_line(route.to.as_deref().unwrap_or("")).into())])
        })
    }

    /// What is logged of a message that went out: what it was, and its text.
    #[must_use]
    pub fn message_note(&self, name: &str, subject: &str, body: &str) -> String {
        let head = if subject.is_empty() { name } else { subject };
        [head, body].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// The names by which a datum can be asked for.
    #[must_use]
    pub fn datum_names(&self, datum: Datum) -> [&'static str; 2] {
        match self.locale().lang {
            Lang::Es => [datum.spanish(), datum.code()],
            Lang::En => datum.names(),
        }
    }
}

/// The first name in a whole one: `Rosa` of `Sra. Rosa López`.
fn first_name(name: &str) -> &str {
    let mut words = name.split_whitespace();
    words.find(|word| !word.ends_with('.')).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Contact, Currency, Money};

    fn addressee() -> Addressee {
        let today = date(2026, 11, 23);
        let mut client = Client::named("Ferretería López", today);
        client.kind = ClientKind::Company;
        let person = |id, name: &str| Contact { id: ContactId(id), name: name.to_owned(), role: None, influence: None };
        Addressee {
            client,
            people: vec![person(1, "Sra. Rosa López"), person(2, "Luis")],
            routes: Vec::new(),
            bought_on: Some(date(2025, 10, 14)),
            product: Some("bolsas".to_owned()),
            met_on: Some(date(2026, 11, 3)),
            last: None,
            next: None,
            opportunity: None,
            owed: Some((Money { minor: 125_050, currency: "PEN".parse().unwrap() }, date(2026, 11, 3))),
            birthday: false,
        }
    }

    #[test]
    fn data_is_in_the_language_of_the_message() {
        let (texts, to, today) = (Texts::new(Locale::parse("es-PE")), addressee(), date(2026, 11, 23));
        let me = Me { name: Some("Ana".to_owned()), company: Some("Sur".to_owned()), signature: None };
        let said = |language, contact| {
            let data = texts.data((&to, contact), &me, language, today);
            [Datum::Name, Datum::Company, Datum::LastPurchase, Datum::LastContact, Datum::Owed, Datum::Signature]
                .map(|datum| data.get(&datum).cloned().unwrap_or_default())
        };
        assert_eq!(
            said(Language::Spanish, Some(ContactId(1))),
            [
                "Rosa",
                "Ferretería López",
                "martes 14 de octubre de 2025",
                "martes 3 de noviembre",
                "S/ 1,250.50",
                "Ana\nSur"
            ]
        );
        assert_eq!(
            said(Language::English, Some(ContactId(2)))[..4],
            ["Luis", "Ferretería López", "Tuesday, 14 October 2025", "Tuesday, 3 November"]
        );
        // Of two people nobody knows who is meant.
        assert_eq!(said(Language::Spanish, None)[0], "");
    }

    #[test]
    fn a_person_is_called_by_the_first_name() {
        for (whole, first) in [("Rosa López", "Rosa"), ("Ing. José  Pérez", "José"), ("Lic.", "Lic."), ("Ana", "Ana")]
        {
            assert_eq!(first_name(whole), first);
        }
    }

    #[test]
    fn numbers_are_of_the_client_country_or_else_of_the_users() {
        let mut to = addressee();
        let texts = Texts::new(Locale::parse("es-PE"));
        let route = |to: &str| Route { medium: Medium::WhatsApp, to: Some(to.to_owned()), contact: None };
        let opened = |to: &Addressee, number| texts.message_link(&route(number), &to.client, "", "Hola").ok();
        assert_eq!(opened(&to, "999 111 222").as_deref(), Some("https://wa.me/51999111222?text=Hola"));
        to.client.country = Some("México".to_owned());
        assert_eq!(opened(&to, "55 1234 5678").as_deref(), Some("https://wa.me/525512345678?text=Hola"));
        assert!(texts.message_link(&route("sin número"), &to.client, "", "Hola").unwrap_err().contains("sin número"));
    }

    #[test]
    fn a_template_is_meant_by_its_key_its_name_or_words_of_it() {
        let texts = Texts::new(Locale::parse("es-PE"));
        let mut templates = crate::domain::template::ready_made();
        templates.push(Template::named("Aviso de feriado"));
        for (typed, key) in [
            ("after_sample", Some("after_sample")),
            ("tras una MUESTRA", Some("after_sample")),
            ("muestra", Some("after_sample")),
            ("Feriado", Some("aviso de feriado")),
            ("una", None),
            ("nada", None),
            ("", None),
        ] {
            assert_eq!(texts.template_key(&templates, typed).as_deref(), key, "{typed}");
        }
    }

    #[test]
    fn a_sum_in_dollars_is_told_as_such() {
        let to =
            Addressee { owed: Some((Money { minor: 99, currency: Currency::USD }, date(2026, 1, 1))), ..addressee() };
        let texts = Texts::new(Locale::parse("es-PE"));
        let data = texts.data((&to, None), &Me::default(), Language::Spanish, date(2026, 11, 23));
        assert_eq!(data.get(&Datum::Owed).map(String::as_str), Some("US$ 0.99"));
        assert!(!data.contains_key(&Datum::Me) && !data.contains_key(&Datum::Signature));
    }
}
