"""Every chart and map of a document as a picture, drawn once and shared by all writers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corridor.places.outlines import VIEW_BOX, disclaimer, outlines
from corridor.reports.charts.drawing import draw_chart, with_words
from corridor.reports.document.blocks import Chart, Document, MapBlock
from corridor.reports.document.walk import every_block
from corridor.reports.fonts import typst_fonts
from corridor.reports.map.drawing import draw_map

_DOTS_PER_INCH = 200
_ONE_PICTURE = (
    b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)'
)


@dataclass(frozen=True)
class Picture:
    """A picture as accessible SVG; `png` is the same, drawn when first asked for."""

    svg: str
    alternative: str
    # What must stand below it whatever the page says, as the caution on borders below a map.
    caution: str = ""

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG, 16 cm wide at 200 dots an inch, for writers without SVG."""
        import typst

        # typst draws an SVG six times as fast as Vega's own converter, and knows all weights.
        return typst.compile(
            _ONE_PICTURE,
            format="png",
            sys_inputs={"svg": self.svg},
            font_paths=typst_fonts(system=False),
            ppi=_DOTS_PER_INCH,
        )


def pictures(document: Document) -> Mapping[str, Picture]:
    """The document's charts and maps by their anchors."""
    return {
        block.anchor: picture(block, document.language)
        for block in every_block(document.blocks)
        if isinstance(block, Chart | MapBlock)
    }


def picture(block: Chart | MapBlock, language: str) -> Picture:
    """A chart or map drawn, with the numbers of the language."""
    if isinstance(block, Chart):
        svg, caution = draw_chart(block.specification), ""
    else:
        svg, caution = draw_map(block, outlines(), VIEW_BOX, language), disclaimer()
    return Picture(with_words(svg, block.anchor, block.caption, block.alternative), block.alternative, caution)
