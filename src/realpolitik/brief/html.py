"""The brief as one self-contained HTML page."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from realpolitik.brief.page import Page

if TYPE_CHECKING:
    from realpolitik.brief.brief import Brief


def html(brief: Brief) -> str:
    """The page: no script, nothing from the network, every text escaped."""
    environment = Environment(
        loader=PackageLoader("realpolitik.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    css = files("realpolitik.brief").joinpath("templates", "brief.css").read_text("utf-8")
    template = environment.get_template("brief.html")
    return template.render(page=Page(brief), css=Markup(css))  # noqa: S704  (our own style sheet)
