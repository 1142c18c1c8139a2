//! The flags of the knobs, made from the table.

use std::{collections::BTreeMap, marker::PhantomData, path::PathBuf};

use clap::{Arg, ArgMatches, Command, FromArgMatches, error::ErrorKind, value_parser};

use super::Failure;
use crate::config::{
    Config, Registration,
    knob::{Group, KNOBS, Knob},
    layer::{FILE, FILE_ENV, Layers, Settings},
};

/// Which knobs a command has as flags, and its defaults.
pub(super) trait Scope {
    /// Whether the command has this knob's flag; the environment and the file set the others too.
    fn has(knob: &Knob) -> bool;

    /// The defaults.
    fn base() -> Config {
        Config::default()
    }
}

/// All of them.
#[derive(Debug)]
pub(super) struct All;

impl Scope for All {
    fn has(_: &Knob) -> bool {
        true
    }
}

/// Those of a command that works on what is stored and serves nobody.
#[derive(Debug)]
pub(super) struct Stored;

impl Scope for Stored {
    fn has(knob: &Knob) -> bool {
        matches!(knob.group, Group::Storage | Group::Log)
    }

    fn base() -> Config {
        Config {
            log: "warn".to_owned(),
            ..Config::default()
        }
    }
}

/// Those of the demo, which brings a database and a token of its own.
#[derive(Debug)]
pub(super) struct Demo;

impl Scope for Demo {
    fn has(knob: &Knob) -> bool {
        matches!(knob.key, "listen" | "data" | "log" | "log_format")
    }

    fn base() -> Config {
        Config {
            data: PathBuf::from("demo-data"),
            registration: Registration::Open,
            introspection: true,
            log: "warn".to_owned(),
            ..Config::default()
        }
    }
}

/// The layers of a command's settings.
#[derive(Debug)]
pub(super) struct Knobs<S> {
    layers: Layers,
    scope: PhantomData<S>,
}

impl<S: Scope> Knobs<S> {
    /// Settles every knob.
    pub(super) fn settle(&self) -> Result<Settings, Failure> {
        Ok(self.layers.settle(&|name| std::env::var_os(name))?)
    }
}

impl<S: Scope> clap::Args for Knobs<S> {
    fn augment_args(command: Command) -> Command {
        let base = S::base();
        let file = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(format!(
                "The TOML file with settings [env: {FILE_ENV}] [default: {FILE}, where it is there]"
            ))
            .long_help(format!(
                "The TOML file with settings, keys as in the environment's names: QIAO_LISTEN is `listen`\n\
                 设置文件（TOML）\n[env: {FILE_ENV}] [default: {FILE}, where it is there]"
            ))
            .help_heading("Settings 设置");
        let mut command = command.arg(file);
        for knob in KNOBS.iter().filter(|knob| S::has(knob)) {
            if let Some(flag) = knob.flag {
                let default = match (knob.show)(&base) {
                    none if none.is_empty() => String::new(),
                    value => format!(" [default: {value}]"),
                };
                let arg = Arg::new(knob.key)
                    .long(flag)
                    .value_name(knob.value)
                    .help(format!("{} [env: {}]{default}", knob.help, knob.env))
                    .long_help(format!(
                        "{}\n{}\n[env: {}]{default} [allowed: {}]",
                        knob.help, knob.chinese, knob.env, knob.allowed
                    ))
                    .help_heading(knob.group.heading());
                command = command.arg(arg);
            }
        }
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<S: Scope> FromArgMatches for Knobs<S> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = BTreeMap::new();
        for knob in KNOBS.iter().filter(|knob| knob.flag.is_some() && S::has(knob)) {
            let given = matches.try_get_one::<String>(knob.key);
            if let Some(text) = given.map_err(|error| clap::Error::raw(ErrorKind::InvalidValue, error))? {
                flags.insert(knob.key, text.clone());
            }
        }
        Ok(Self {
            layers: Layers {
                file: matches.get_one::<PathBuf>("config").cloned(),
                flags,
                base: S::base(),
            },
            scope: PhantomData,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
