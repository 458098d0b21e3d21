"""Sphinx: Markdown pages, the furo theme, nothing fetched while building."""

from importlib.metadata import version as installed

project = "realpolitik"
author = "The realpolitik developers"
project_copyright = "The realpolitik developers, Apache-2.0"
release = version = installed("realpolitik")

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist", "fieldlist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"realpolitik {release}"
html_copy_source = False
