//! `cartera encrypt` and `cartera decrypt`: whether only a passphrase opens the agenda.
//!
//! With `--json`: `encrypted`, `backups` (`converted`, `deleted`, `left`), `legible` (the copies that everybody can still
//! read), `keyring`.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::passphrase::Passphrase;
use super::{Fail, Result, Streams};
use crate::agenda::{self, Key, OldBackups, Rekeyed};
use crate::desktop::secret;
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const ENCRYPT: &str = "encrypt";
pub(super) const DECRYPT: &str = "decrypt";

pub(super) fn encrypt_shape(texts: &Texts) -> Command {
    Shape::new(texts, ENCRYPT)
        .flag("change")
        .option("backups", "cli-val-backups")
        .flag("keyring")
        .file("passphrase-file", "cli-val-file")
        .done()
}

pub(super) fn decrypt_shape(texts: &Texts) -> Command {
    Shape::new(texts, DECRYPT).option("backups", "cli-val-backups").done()
}

/// Encrypts the agenda, or gives it another passphrase.
pub(super) fn encrypt(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let (place, change) = (cx.existing()?, args.get_flag("change"));
    let backups = backups(cx, args, OldBackups::Convert)?;
    if !change && agenda::is_encrypted(&place) {
        return again(cx, args, &place, backups, to);
    }
    if change && !agenda::is_encrypted(&place) {
        return Err(cx.said("error-vault-plain"));
    }
    // Brought up to date first: what is written anew is of this version.
    let old = cx.unlocked(&place, |key| agenda::try_key(&place, key))?;
    let passphrase = cx.new_passphrase(args, !change)?;
    let done = agenda::rekey(&place, old.as_ref(), Some(&Key::of(&passphrase)), backups)?;
    let key = if change { "cli-encrypt-changed" } else { "cli-encrypt-done" };
    let keyring = keyring(cx, args, &place, &passphrase)?;
    told(cx, key, (true, done, keyring), &place, to)
}

/// Encrypts what a former time left as it was.
fn again(cx: &Context, args: &ArgMatches, place: &Path, backups: OldBackups, to: &mut Streams) -> Result<()> {
    let key = cx.unlocked(place, |key| agenda::try_key(place, key))?;
    let done = agenda::rekey_backups(place, key.as_ref(), key.as_ref(), backups)?;
    if (done.converted, done.deleted) == (0, 0) && done.legible.is_empty() && !args.get_flag("keyring") {
        return Err(cx.said("error-vault-encrypted"));
    }
    let keyring = if args.get_flag("keyring") {
        let passphrase = cx.passphrase_of(args, place)?;
        agenda::try_key(place, Some(&Key::of(&passphrase)))?;
        keyring(cx, args, place, &passphrase)?
    } else {
        false
    };
    told(cx, "cli-encrypt-again", (true, done, keyring), place, to)
}

/// Makes the agenda legible for everybody who can read the file.
pub(super) fn decrypt(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let place = cx.existing()?;
    let backups = backups(cx, args, OldBackups::Keep)?;
    if !agenda::is_encrypted(&place) {
        return Err(cx.said("error-vault-plain"));
    }
    let old = cx.unlocked(&place, |key| agenda::try_key(&place, key))?;
    let done = agenda::rekey(&place, old.as_ref(), None, backups)?;
    told(cx, "cli-decrypt-done", (false, done, false), &place, to)
}

fn backups(cx: &Context, args: &ArgMatches, usual: OldBackups) -> Result<OldBackups> {
    match args.get_one::<String>("backups").map(String::as_str).map(str::trim) {
        None => Ok(usual),
        Some("convert") => Ok(OldBackups::Convert),
        Some("delete") => Ok(OldBackups::Delete),
        Some("keep") => Ok(OldBackups::Keep),
        Some(typed) => Err(cx.bad_value("--backups", typed, "convert, delete, keep")),
    }
}

/// Has the keyring keep the passphrase, if that is wished for or it kept the old one; whether it does.
fn keyring(cx: &Context, args: &ArgMatches, place: &Path, passphrase: &Passphrase) -> Result<bool> {
    if !args.get_flag("keyring") && secret::in_keyring(place).is_none() {
        return Ok(false);
    }
    match secret::keep_in_keyring(place, passphrase) {
        Ok(()) => Ok(true),
        Err(why) => Err(Fail::Said(cx.texts.with("error-vault-keyring", &[("detail", clean_line(&why).into())]))),
    }
}

fn told(
    cx: &Context,
    key: &str,
    (encrypted, backups, keyring): (bool, Rekeyed, bool),
    place: &Path,
    to: &mut Streams,
) -> Result<()> {
    let Rekeyed { converted, deleted, left, legible } = backups;
    if cx.json {
        let backups = json!({ "converted": converted, "deleted": deleted, "left": left });
        let value = json!({ "encrypted": encrypted, "backups": backups, "legible": legible, "keyring": keyring });
        return Ok(output::json(to.out, &value)?);
    }
    let path = clean_line(&place.display().to_string());
    writeln!(to.out, "{}", cx.texts.with(key, &[("path", path.into())]))?;
    let left_key = if encrypted { "cli-vault-left" } else { "cli-vault-left-encrypted" };
    let counts = [("cli-vault-converted", converted), ("cli-vault-deleted", deleted), (left_key, left)];
    for (key, n) in counts.into_iter().filter(|(_, n)| *n > 0) {
        writeln!(to.out, "{}", cx.texts.with(key, &[("n", n.into())]))?;
    }
    for path in legible.iter().filter(|_| encrypted) {
        let path = clean_line(&path.display().to_string());
        writeln!(to.out, "{}", cx.texts.with("cli-vault-legible", &[("path", path.into())]))?;
    }
    if keyring {
        writeln!(to.out, "{}", cx.texts.get("cli-vault-keyring"))?;
    }
    if encrypted {
        writeln!(to.out, "{}", cx.style.paint(Paint::Faint, cx.texts.get("cli-vault-elsewhere")))?;
    }
    Ok(())
}
