"""The settings of the docs site: Sphinx over the Markdown of this folder, staged by ``tools/build_site.py``."""

import os
import sys
from importlib.metadata import version as version_of
from pathlib import Path

# the project's own folder, where the tools are: the pages themselves are staged elsewhere
sys.path.insert(0, os.environ.get("SAFEGUARDING_PROJECT", str(Path(__file__).resolve().parent.parent)))

project = "safeguarding"
author = "the authors of safeguarding"
release = version_of("safeguarding")
language = "en-GB"

extensions = ["myst_parser", "sphinx.ext.autodoc", "tools.site_extension"]
root_doc = "docs/index"
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["docs/_static"]

# every reference leads somewhere; what leads out of the library is told apart in tools/site_extension.py
nitpicky = True
myst_heading_anchors = 4
# Markdown that is for people who read the files says no more about highlighting than they need
highlight_language = "none"

autodoc_typehints = "signature"
autodoc_member_order = "groupwise"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 100
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = f"safeguarding {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["site.js"]
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": False, "top_of_page_buttons": []}
html_show_copyright = False
pygments_dark_style = "github-dark"
