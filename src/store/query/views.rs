//! The views that questions are asked of, in plain words: days and moments as ISO writes them, amounts as decimal numbers
//! beside their currency, and codes as `--json` has them.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::domain::Currency;

/// A view: its name, its columns, each with the expression behind it, and where they come from.
///
/// In an expression `{today}` stands for the day of the question, and `{AMOUNT/CURRENCY}` for an amount of smallest units
/// in a currency.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// How it is called.
    pub name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    from: &'static str,
}

/// Every view, in the order in which they are listed.
pub const VIEWS: &[View] = &[
    View {
        name: "clients",
        columns: &[
            ("id", "c.id"),
            ("name", "c.name"),
            ("kind", "c.kind"),
            ("company", "c.company"),
            ("role", "c.role"),
            ("sector", "c.sector"),
            ("size", "c.size"),
            ("city", "c.city"),
            ("zone", "c.zone"),
            ("country", "c.country"),
            ("time_zone", "c.time_zone"),
            ("source", "c.source"),
            ("tax_id", "c.tax_id"),
            ("number", "c.external_id"),
            ("language", "c.language"),
            ("tone", "c.tone"),
            ("interest", "c.interest"),
            ("light", LIGHT),
            ("last_contact_on", "nullif(l.last_on, '')"),
            ("next_on", "l.next_on"),
            ("cadence_days", "c.cadence_ideal"),
            ("cadence_max_days", "c.cadence_maximum"),
            ("attention", "c.attention"),
            ("standing", "c.standing"),
            ("snoozed_until", "c.snoozed_until"),
            ("potential", "{c.potential/c.potential_currency}"),
            ("potential_currency", "c.potential_currency"),
            ("created_on", "c.created_on"),
            ("lost_on", "c.left_on"),
            ("lost_why", "c.left_why"),
            ("note", "c.notes"),
            ("uid", "(SELECT uid FROM identity WHERE entity = 'client' AND row_id = c.id)"),
        ],
        from: "client c LEFT JOIN light l ON l.client_id = c.id",
    },
    View {
        name: "contacts",
        columns: &[
            ("id", "t.id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("name", "t.name"),
            ("role", "t.role"),
            ("influence", "t.influence"),
        ],
        from: "contact t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "channels",
        columns: &[
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("contact", "p.name"),
            ("kind", "t.kind"),
            ("value", "t.value"),
            ("preferred", "t.preferred"),
        ],
        from: "channel t JOIN client c ON c.id = t.client_id LEFT JOIN contact p ON p.id = t.contact_id",
    },
    View {
        name: "interactions",
        columns: &[
            ("id", "t.id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("contact", "p.name"),
            ("at", "t.at"),
            ("day", "substr(t.at, 1, 10)"),
            ("kind", "t.kind"),
            ("outcome", "t.outcome"),
            ("direction", "t.direction"),
            ("note", "t.text"),
            ("amount", "{t.amount/t.currency}"),
            ("currency", "t.currency"),
            ("score", "t.score"),
            ("expense", "{t.expense/t.expense_currency}"),
            ("expense_currency", "t.expense_currency"),
            ("resolved_on", "t.resolved_on"),
        ],
        from: "interaction t JOIN client c ON c.id = t.client_id LEFT JOIN contact p ON p.id = t.contact_id",
    },
    View {
        name: "follow_ups",
        columns: &[
            ("id", "t.id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("due_on", "t.due_on"),
            ("due_at", "t.due_at"),
            ("channel", "t.channel"),
            ("purpose", "t.purpose"),
            ("state", "t.state"),
            ("planned_on", "t.planned_on"),
            ("closed_on", "t.closed_on"),
            ("snoozes", "t.snoozes"),
            ("rule", "t.rule"),
            ("opportunity_id", "t.opportunity_id"),
        ],
        from: "follow_up t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "purchases",
        columns: &[
            ("id", "t.id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("made_on", "t.made_on"),
            ("kind", "t.kind"),
            ("number", "t.external_id"),
            ("total", "{t.total/t.currency}"),
            ("cost", "{t.cost/t.currency}"),
            ("currency", "t.currency"),
            ("method", "t.method"),
            ("due_on", "t.due_on"),
            ("paid_on", "t.paid_on"),
            ("initiative", "t.initiative"),
            ("note", "t.note"),
        ],
        from: "purchase t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "purchase_lines",
        columns: &[
            ("purchase_id", "t.purchase_id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("made_on", "b.made_on"),
            ("product_id", "t.product_id"),
            ("product", "coalesce(nullif(t.description, ''), p.name, '')"),
            ("code", "p.code"),
            ("category", "p.category"),
            ("quantity", "t.quantity / 1000.0"),
            ("price", "{t.price/b.currency}"),
            ("discount_percent", "t.discount / 100.0"),
            ("unit_cost", "{t.cost/b.currency}"),
            ("currency", "b.currency"),
        ],
        from: "purchase_line t JOIN purchase b ON b.id = t.purchase_id JOIN client c ON c.id = t.client_id
               LEFT JOIN product p ON p.id = t.product_id",
    },
    View {
        name: "products",
        columns: &[
            ("id", "t.id"),
            ("name", "t.name"),
            ("code", "t.code"),
            ("category", "t.category"),
            ("price", "{t.price/t.currency}"),
            ("unit_cost", "{t.cost/t.currency}"),
            ("currency", "t.currency"),
            ("retired", "t.retired"),
        ],
        from: "product t",
    },
    View {
        name: "opportunities",
        columns: &[
            ("id", "t.id"),
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("title", "t.title"),
            ("stage", "t.stage"),
            ("amount", "{t.amount/t.currency}"),
            ("currency", "t.currency"),
            ("probability", "t.probability"),
            ("opened_on", "t.opened_on"),
            ("stage_since", "t.stage_since"),
            ("expected_on", "t.expect_on"),
            ("closed_on", "t.closed_on"),
            ("closed_why", "t.why"),
            ("competitor", "t.competitor"),
            ("number", "t.external_id"),
            ("note", "t.note"),
        ],
        from: "opportunity t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "lights",
        columns: &[
            ("client_id", "l.client_id"),
            ("client", "c.name"),
            ("light", LIGHT),
            ("yellow_on", "l.yellow_on"),
            ("red_on", "l.red_on"),
            ("next_on", "l.next_on"),
            ("next_at", "l.next_at"),
            ("last_contact_on", "nullif(l.last_on, '')"),
            ("attempts", "l.attempts"),
        ],
        from: "light l JOIN client c ON c.id = l.client_id",
    },
    View {
        name: "tags",
        columns: &[("client_id", "t.client_id"), ("client", "c.name"), ("tag", "t.name")],
        from: "tag t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "fields",
        columns: &[("client_id", "t.client_id"), ("client", "c.name"), ("field", "f.name"), ("value", "t.value")],
        from: "custom_value t JOIN custom_field f ON f.id = t.field_id JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "topics",
        columns: &[
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("kind", "t.kind"),
            ("note", "t.text"),
            ("raised_on", "t.raised_on"),
            ("closed_on", "t.closed_on"),
        ],
        from: "topic t JOIN client c ON c.id = t.client_id",
    },
    View {
        name: "occasions",
        columns: &[
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("contact", "p.name"),
            ("kind", "t.kind"),
            ("label", "t.label"),
            ("month", "t.month"),
            ("day_of_month", "t.day"),
            ("year", "t.year"),
        ],
        from: "occasion t JOIN client c ON c.id = t.client_id LEFT JOIN contact p ON p.id = t.contact_id",
    },
    View {
        name: "relations",
        columns: &[
            ("client_id", "t.client_id"),
            ("client", "c.name"),
            ("kind", "t.kind"),
            ("other_id", "t.other_id"),
            ("other", "o.name"),
        ],
        from: "relation t JOIN client c ON c.id = t.client_id JOIN client o ON o.id = t.other_id",
    },
    View {
        name: "segments",
        columns: &[
            ("id", "t.id"),
            ("name", "coalesce(nullif(t.name, ''), t.code)"),
            ("filter", "t.filter"),
            ("cadence_days", "t.cadence_ideal"),
        ],
        from: "segment t WHERE NOT t.hidden",
    },
];

/// The light on the day of the question, as [`StoredLight::light`](crate::store::StoredLight::light) has it.
const LIGHT: &str = "CASE WHEN l.counted IS NOT 1 THEN NULL WHEN l.red_on <= '{today}' THEN 'red'
    WHEN l.yellow_on <= '{today}' THEN 'yellow' WHEN l.on_track THEN 'green' ELSE 'none' END";

impl View {
    /// The statement behind it.
    pub(super) fn sql(&self, today: Date) -> String {
        let column = |(name, expression): &(&str, &str)| {
            let expression = match expression.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(amount) => money(amount.split_once('/').unwrap_or((amount, "''"))),
                None => expression.replace("{today}", &today.to_string()),
            };
            format!("{expression} AS {name}")
        };
        let columns: Vec<String> = self.columns.iter().map(column).collect();
        format!("SELECT {} FROM {}", columns.join(", "), self.from)
    }
}

/// An amount as a decimal number.
fn money((amount, currency): (&str, &str)) -> String {
    let mut cases = String::new();
    for (code, digits) in Currency::UNUSUAL {
        let units = 10_i64.pow((*digits).into());
        let _ = write!(cases, " WHEN '{code}' THEN {amount} / {units}.0");
    }
    format!("CASE {currency}{cases} ELSE {amount} / 100.0 END")
}
