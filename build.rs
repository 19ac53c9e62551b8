//! Compiles SQLite with the means to encrypt a file: `SQLite3 Multiple Ciphers`, from the sources that a crate carries.
//!
//! The sources that `libsqlite3-sys` brings along cannot encrypt without OpenSSL, which needs more than a C compiler to
//! build. Its feature `in_gecko` leaves SQLite to whoever builds the program, and that is done here, with the options that
//! it would have used itself. These have their own ciphers and need nothing else.

/// The options by which `libsqlite3-sys` compiles SQLite, so that nothing but the encryption differs.
const OPTIONS: &[(&str, Option<&str>)] = &[
    ("SQLITE_CORE", None),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    ("SQLITE_ENABLE_API_ARMOR", None),
    ("SQLITE_ENABLE_COLUMN_METADATA", None),
    ("SQLITE_ENABLE_DBSTAT_VTAB", None),
    ("SQLITE_ENABLE_FTS3", None),
    ("SQLITE_ENABLE_FTS3_PARENTHESIS", None),
    ("SQLITE_ENABLE_FTS5", None),
    ("SQLITE_ENABLE_JSON1", None),
    ("SQLITE_ENABLE_LOAD_EXTENSION", Some("1")),
    ("SQLITE_ENABLE_RTREE", None),
    ("SQLITE_ENABLE_STAT4", None),
    ("SQLITE_SOUNDEX", None),
    ("SQLITE_THREADSAFE", Some("1")),
    ("SQLITE_USE_URI", None),
    // Beyond those: the pages of a damaged file that is encrypted are read one by one.
    ("SQLITE_ENABLE_DBPAGE_VTAB", None),
    ("HAVE_USLEEP", Some("1")),
    ("HAVE_ISNAN", None),
    ("_POSIX_THREAD_SAFE_FUNCTIONS", None),
];

fn main() {
    let sources = sqlite3mc_src::source_dir();
    let mut build = cc::Build::new();
    build.file(sources.join(sqlite3mc_src::SOURCE_FILE)).include(sources).warnings(false);
    for (name, value) in OPTIONS {
        build.define(name, *value);
    }
    if std::env::var_os("CARGO_CFG_WINDOWS").is_none() {
        build.define("HAVE_LOCALTIME_R", None);
    }
    if std::env::var("OPT_LEVEL").is_ok_and(|level| level == "0") {
        // SQLite is worth the optimiser in tests too, and so is what makes a key of a passphrase: slow by design.
        build.opt_level(2);
    }
    // It is used by crates that the linker reads after this one.
    build.link_lib_modifier("+whole-archive");
    build.compile("sqlite3mc");
    println!("cargo:rerun-if-changed=build.rs");
}
