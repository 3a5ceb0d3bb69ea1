"""Counts as bars for a document, drawn with matplotlib. Needs the extra ``charts``."""

from __future__ import annotations

import io

from safeguarding.charts.count_bars import CountBars
from safeguarding.charts.lettering import folded
from safeguarding.extras import optional

with optional("matplotlib", task="a picture"):
    from matplotlib.figure import Figure

_COLOUR = "#1d5a96"
_LONGEST_LINE = 40


def painted(bars: CountBars) -> bytes:
    """The picture as PNG.

    Examples:
        >>> from safeguarding.charts.count_bars import CountBar
        >>> painted(CountBars(caption="Rechecks", noun="people", bars=[CountBar("later", 3)]))[1:4]
        b'PNG'
    """
    places = range(len(bars.bars))
    figure = Figure(figsize=(6.3, 0.5 + 0.3 * len(bars.bars)), layout="constrained")
    axes = figure.add_subplot()
    # beside the longest: numpy holds no count of twenty digits
    most = max((each.count for each in bars.bars), default=0) or 1
    drawn = axes.barh(places, [each.count / most for each in bars.bars], height=0.65, color=_COLOUR)
    axes.bar_label(drawn, [str(each.count) for each in bars.bars], padding=3)
    axes.set_yticks(places, [folded(each.label, _LONGEST_LINE) for each in bars.bars])
    axes.invert_yaxis()
    axes.margins(x=0.1)
    axes.set_xticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(left=False)
    kept = io.BytesIO()
    figure.savefig(kept, format="png", dpi=150, metadata={"Description": bars.alt_text})
    return kept.getvalue()
