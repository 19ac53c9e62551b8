//! Writing a table that spreadsheets read: quoted where it must be, and without formulas that a reader would run.

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table as CSV: UTF-8 with the mark by which spreadsheets know it, commas, and a line end of two signs.
#[must_use]
pub fn write<R: AsRef<[String]>>(headers: &[String], rows: impl IntoIterator<Item = R>) -> Vec<u8> {
    let mut text = String::from('\u{feff}');
    line(&mut text, headers);
    for row in rows {
        line(&mut text, row.as_ref());
    }
    text.into_bytes()
}

/// A row of such a table.
pub(in crate::exchange) fn line(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        push(text, cell);
    }
    text.push_str("\r\n");
}

fn push(text: &mut String, cell: &str) {
    let defused = cell.starts_with(FORMULA) && !is_number(cell);
    let quoted = defused || cell.contains([',', ';', '"', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ');
    if !quoted {
        return text.push_str(cell);
    }
    text.push('"');
    if defused {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// Whether what begins with a sign is a number, or a telephone with its plus, and no spreadsheet computes with it: with
/// blanks between its digits it is no sum, whatever else parts them.
fn is_number(cell: &str) -> bool {
    let Some(unsigned) = cell.strip_prefix(['+', '-']) else { return false };
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let sum = unsigned.contains(['-', '/', '(']);
    let blanks = unsigned.split(|c: char| !c.is_ascii_digit() && c != ' ').any(|part| part.trim().contains(' '));
    let parts = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/');
    unsigned.chars().all(parts) && (!sum || blanks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::csv::Options;
    use crate::exchange::table::tests::read_clients as read;

    fn written(cells: &[&str]) -> String {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        String::from_utf8(write(&cells, Vec::<Vec<String>>::new())).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be_and_formulas_are_defused() {
        for (cells, expected) in [
            (&["nombre", "ciudad"] as &[_], "nombre,ciudad"),
            (
                &["López, Rosa", "di \"hola\"", "dos\nlíneas", " a"],
                "\"López, Rosa\",\"di \"\"hola\"\"\",\"dos\nlíneas\",\" a\"",
            ),
            (&["=1+2", "@cmd", "-x", "+A1"], "\"'=1+2\",\"'@cmd\",\"'-x\",\"'+A1\""),
            (&["+51 999 111 222", "-12.50", "12", ""], "+51 999 111 222,-12.50,12,"),
            (&["+51 1 222-3333", "+1 (555) 123 4567", "-1"], "+51 1 222-3333,+1 (555) 123 4567,-1"),
            (
                &["=1", "@1", "+1-555-1234", "-1/2", "+(1)", "- 5"],
                "\"'=1\",\"'@1\",\"'+1-555-1234\",\"'-1/2\",\"'+(1)\",\"'- 5\"",
            ),
            (&["\t=1", "\r=1", "'=1"], "\"'\t=1\",\"'\r=1\",'=1"),
        ] {
            assert_eq!(written(cells), format!("\u{feff}{expected}\r\n"), "{cells:?}");
        }
    }

    proptest! {
        /// What is written is read back as the same names.
        #[test]
        fn what_is_written_is_read_back(names in prop::collection::vec("[A-Za-zñ][a-zé ,\";\n]{0,12}[a-z]", 1..8)) {
            let headers = vec!["nombre".to_owned(), "ciudad".to_owned()];
            let rows: Vec<Vec<String>> = names.iter().map(|name| vec![name.clone(), "Lima".to_owned()]).collect();
            let sheet = read(&write(&headers, rows), &Options::default()).unwrap();
            prop_assert_eq!(sheet.rows.len() + sheet.rejects.len(), names.len());
        }
    }
}
