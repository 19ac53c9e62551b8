//! `cartera stop`: ends what runs with a client; what was still planned of it is called off.
//!
//! With `--json`: `client` (`id`, `name`) and `stopped`, each with `playbook` and `name`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context};
use super::output;
use super::{Result, Streams};
use crate::domain::text;
use crate::i18n::Texts;

pub(super) const NAME: &str = "stop";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("client", "cli-val-client").option("playbook", "cli-val-playbook").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let key = match args.get_one::<String>("playbook") {
        Some(named) => Some(agenda.playbook_called(named)?.key()),
        None => None,
    };
    let stopped = agenda.stop_playbook(client, key.as_deref())?;
    let name = agenda.client(client)?.name;
    if cx.json {
        let stopped: Vec<_> = stopped.iter().map(|run| json!({ "playbook": run.playbook, "name": run.name })).collect();
        return Ok(output::json(to.out, &json!({ "client": { "id": client.0, "name": name }, "stopped": stopped }))?);
    }
    let names: Vec<_> = stopped.iter().map(|run| text::clean_line(&run.name)).collect();
    let args = [("client", text::clean_line(&name).into()), ("names", names.join(", ").into())];
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-stop-done", &args))?)
}
