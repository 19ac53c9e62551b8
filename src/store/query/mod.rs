//! Questions that the user asks in SQL: a connection that can only read, and views that say what there is in plain words.
//!
//! The views belong to the connection, not to the file; what they are called and what they hold is a promise, whatever
//! becomes of the tables behind them.

mod views;

pub use views::{VIEWS, View};

use jiff::civil::Date;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Batch, Connection, OpenFlags, fallible_iterator::FallibleIterator};

use super::error::{Result, StoreError};
use super::key::connect;
use super::{Store, open};

/// A value of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryCell {
    /// Nothing.
    Nothing,
    /// A whole number.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// A text.
    Text(String),
}

impl Store {
    /// Answers a question: `head` is told the names of the columns, and `row` each row. The views are as on a day.
    pub fn query<E: From<StoreError>>(
        &self,
        question: &str,
        today: Date,
        head: &mut dyn FnMut(&[String]) -> std::result::Result<(), E>,
        row: &mut dyn FnMut(&[QueryCell]) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let conn = self.reading(today)?;
        let mut batch = Batch::new(&conn, question);
        let statement = batch.next().map_err(refused)?;
        let mut statement = statement.ok_or(StoreError::NotAQuestion)?;
        if !statement.readonly() || batch.next().map_or(true, |more| more.is_some()) {
            return Err(StoreError::NotAQuestion.into());
        }
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        if names.is_empty() {
            return Err(StoreError::NotAQuestion.into());
        }
        head(&names)?;
        let mut rows = statement.raw_query();
        while let Some(found) = rows.next().map_err(refused)? {
            let cells: rusqlite::Result<Vec<QueryCell>> =
                (0..names.len()).map(|at| found.get_ref(at).map(cell)).collect();
            row(&cells.map_err(refused)?)?;
        }
        Ok(())
    }

    /// The columns of each of the [`VIEWS`], in their order.
    pub fn view_columns(&self, today: Date) -> Result<Vec<(&'static str, Vec<String>)>> {
        let conn = self.prepared(today)?;
        let columns = |view: &View| {
            let statement = conn.prepare(&format!("SELECT * FROM temp.{}", view.name))?;
            Ok((view.name, statement.column_names().map(str::to_owned).collect()))
        };
        VIEWS.iter().map(columns).collect()
    }

    /// A connection of its own that has the views.
    fn prepared(&self, today: Date) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = connect(self.path(), flags, self.key())?;
        conn.busy_timeout(open::PATIENCE)?;
        conn.pragma_update(None, "temp_store", "MEMORY")?;
        for view in VIEWS {
            conn.execute_batch(&format!("CREATE TEMP VIEW {} AS {}", view.name, view.sql(today)))?;
        }
        Ok(conn)
    }

    /// The same, which refuses whatever does not only read.
    fn reading(&self, today: Date) -> Result<Connection> {
        let mut conn = self.prepared(today)?;
        conn.pragma_update(None, "query_only", true)?;
        conn.authorizer(Some(|context: AuthContext<'_>| match context.action {
            AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => Authorization::Allow,
            AuthAction::Function { function_name } if !function_name.eq_ignore_ascii_case("load_extension") => {
                Authorization::Allow
            }
            _ => Authorization::Deny,
        }))?;
        Ok(conn)
    }
}

fn cell(value: ValueRef) -> QueryCell {
    match value {
        ValueRef::Null => QueryCell::Nothing,
        ValueRef::Integer(number) => QueryCell::Whole(number),
        ValueRef::Real(number) => QueryCell::Number(number),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => QueryCell::Text(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// What SQLite says of a question.
fn refused(error: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::AuthorizationForStatementDenied | ErrorCode::ReadOnly) => StoreError::NotAQuestion,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseCorrupt | ErrorCode::DatabaseLocked) => error.into(),
        _ => StoreError::Question(match &error {
            rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
            rusqlite::Error::SqliteFailure(_, Some(message)) => message.clone(),
            other => other.to_string(),
        }),
    }
}
