//! Compiles SQLite with the means to encrypt a file: `SQLite3 Multiple Ciphers`, from the sources that a crate carries.
//!
//! The sources that `libsqlite3-sys` brings along cannot encrypt without OpenSSL, which needs more than a C compiler to
//! build. Its feature `in_gecko` leaves SQLite to whoever builds the program, and that is done here. These sources have
//! their own ciphers and need nothing else.

/// How SQLite is compiled: as `libsqlite3-sys` would, but with what this program needs and no more. Above all there are no
/// statistics of single values (`STAT4`): to read them took a quarter of the time until the first screen.
const OPTIONS: &[(&str, Option<&str>)] = &[
    ("SQLITE_CORE", None),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    // Nobody asks how much memory it took, and to count that costs a lock each time.
    ("SQLITE_DEFAULT_MEMSTATUS", Some("0")),
    // The pages of a damaged file that is encrypted are read one by one.
    ("SQLITE_ENABLE_DBPAGE_VTAB", None),
    ("SQLITE_ENABLE_FTS5", None),
    // No two connections share what they have at hand, and to see to that costs a call for each step in a tree.
    ("SQLITE_OMIT_SHARED_CACHE", None),
    ("SQLITE_THREADSAFE", Some("1")),
    ("SQLITE_USE_URI", None),
    ("HAVE_USLEEP", Some("1")),
    ("HAVE_ISNAN", None),
    ("_POSIX_THREAD_SAFE_FUNCTIONS", None),
];

/// Compiles it, and has it linked.
pub(super) fn compile() {
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
}
