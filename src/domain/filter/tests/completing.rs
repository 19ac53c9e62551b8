//! What is offered while a filter is typed.

use super::*;

#[test]
fn names_and_values_are_offered_where_the_cursor_stands() {
    let cases: [(&str, &[&str]); 18] = [
        ("", &[]),
        ("lima ", &[]),
        ("ciu", &["ciudad:"]),
        ("aler", &["alerta:"]),
        ("light", &["alerta:"]),
        ("xyz", &[]),
        ("turn", &["turno:"]),
        ("alerta:", &["alerta:rojo", "alerta:amarillo", "alerta:verde", "alerta:sin_paso"]),
        ("alerta:am", &["alerta:amarillo"]),
        ("alerta:rojo,v", &["alerta:rojo,verde"]),
        ("alerta:rojo,", &["alerta:rojo,rojo", "alerta:rojo,amarillo", "alerta:rojo,verde", "alerta:rojo,sin_paso"]),
        ("alerta:rojo", &[]),
        ("ciudad:", &["ciudad:Lima", "ciudad:\"San Juan\"", "ciudad:Cusco"]),
        ("ciudad:ju", &["ciudad:\"San Juan\""]),
        ("ciudad:\"san", &["ciudad:\"San Juan\""]),
        ("#", &[]),
        ("#v", &["#vip"]),
        ("turno:t", &["turno:Tarde", "turno:\"Todo el día\""]),
    ];
    for (line, expected) in cases {
        assert_eq!(offered(line, line.chars().count()), expected, "{line}");
    }
    assert_eq!(offered("ciu city:lima", 3), ["ciudad: city:lima"], "what stands behind the cursor stays");
    assert_eq!(offered("orden:-val", 10), ["orden:-valor"]);
    assert_eq!(offered("#fre", 4), ["#\"cliente frecuente\""], "by the beginning of any word");
}
