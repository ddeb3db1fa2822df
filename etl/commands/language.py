"""Typer's own words in Indonesian: help, panels, usage errors."""

import re
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

_CONSTANTS = {
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Opsi",
    "COMMANDS_PANEL_TITLE": "Perintah",
    "ERRORS_PANEL_TITLE": "Keliru",
    "ABORTED_TEXT": "Dibatalkan.",
    "DEFAULT_STRING": "[bawaan: {}]",
    "ENVVAR_STRING": "[variabel: {}]",
    "REQUIRED_LONG_STRING": "[wajib]",
    "DEPRECATED_STRING": "(usang) ",
    "RICH_HELP": "Bantuan: [blue]'{command_path} {help_option}'[/]",
}
_ERRORS = (
    (r"No such option: (\S+)\s*(?:Did you mean (\S+?)\?)?", r"Opsi \1 tidak ada."),
    (r"\(Possible options: (.*)\)", r"Maksudnya \1?"),
    (r"No such command '(.*?)'\.", r"Perintah '\1' tidak ada."),
    (r"Did you mean (.*)\?", r"Maksudnya \1?"),
    (r"Missing argument '(.*?)'\.", r"Argumen \1 belum disebut."),
    (r"Missing option '(.*?)'\.", r"Opsi \1 belum disebut."),
    (r"Missing command\.", "Perintahnya belum disebut."),
    (r"Invalid value for '(.*?)':", r"Nilai \1 keliru:"),
    (r"Invalid value:", "Nilai keliru:"),
    (r"Input should be a valid integer.*", "harus bilangan bulat."),
    (r"'(.*?)' is not a valid int(eger)?\.", r"'\1' bukan bilangan bulat."),
    (r"'(.*?)' is not one of (.*)\.", r"'\1' bukan salah satu dari \2."),
    (r"Option '(.*?)' requires an argument\.", r"Opsi \1 perlu diikuti nilainya."),
    (r"Option '(.*?)' does not take a value\.", r"Opsi \1 tidak diikuti nilai."),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"Ada yang berlebih: \1"),
)


def translate() -> None:
    """Set the words that typer prints around ours."""
    for name, words in _CONSTANTS.items():
        setattr(rich_utils, name, words)


def error_text(message: str) -> str:
    """A usage error in Indonesian; what is not known stays as it is."""
    for pattern, words in _ERRORS:
        message = re.sub(pattern, words, message)
    return message


class _Indonesian:
    """What a command and a group share: the usage line and the words of --help."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", "Pakai:")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help, option.metavar = "Tampilkan bantuan ini.", ""
        return option


class Command(_Indonesian, TyperCommand):
    """A command that explains itself in Indonesian."""


class Group(_Indonesian, TyperGroup):
    """A group of commands that explains itself in Indonesian."""


def group(**options: Any) -> typer.Typer:
    """A Typer whose help is Indonesian."""
    return typer.Typer(
        cls=Group,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        options_metavar="[OPSI]",
        subcommand_metavar="PERINTAH ...",
        context_settings={"help_option_names": ["--help", "-h"]},
        **options,
    )
