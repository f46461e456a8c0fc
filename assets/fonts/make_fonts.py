"""Make the four shipped fonts from the static Noto Sans SC TrueType files (SIL OFL 1.1).

usage: make_fonts.py REGULAR.ttf SEMIBOLD.ttf OUTDIR      (needs fonttools; run only to remake them)

Two full faces serve screen and PDF. Two small companions, for PDFs only, carry the Latin letters with the
proportional (`pwid`) forms of the punctuation that is one em wide in a Chinese font: reportlab can't switch
OpenType features, and English set with full-width quotes looks broken.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "HireApp Sans SC"
SYMBOLS = (
    (0x20, 0x180),
    (0x2000, 0x2070),
    (0x20A0, 0x20C0),
    (0x2100, 0x2300),
    (0x2460, 0x2600),
    (0x25A0, 0x2760),
    (0x3000, 0x3040),
    (0xFF00, 0xFFF0),
)
# Characters of the official table of 2013 that lie outside GBK: the end of the main block and the supplementary
# planes as a whole; from Extension A only those of the table (the rest is not used in modern names).
OUTSIDE_GBK = ((0x9FA6, 0xA000), (0x20000, 0x32000))
RARE_NAMES = "䶮㛃㙓㤘㧐㭎㳚㻋㻏㛹㟃㳇㬎㬚㑇㑊㕮㘎㙍㙘㙦㛚㛤㟥㠇㠓㤚㥄㧑㧟㫰㬊㭕㮾㰀㳘㳠㴋㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙"  # noqa: E501 - one list of characters
LATIN = (
    (0x20, 0x180),
    (0x2010, 0x2027),
    (0x2030, 0x203B),
    (0x20A0, 0x20C0),
    (0x2212, 0x2213),
    (0x2248, 0x2249),
    (0x2260, 0x2266),
)


def gbk_characters() -> set[int]:
    """Every code point of GBK."""
    found = set()
    for first in range(0x81, 0xFF):
        for second in range(0x40, 0xFF):
            try:
                found.add(ord(bytes([first, second]).decode("gbk")))
            except UnicodeDecodeError:
                continue
    return found


def expand(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    """The code points of half-open ranges."""
    return {code for low, high in ranges for code in range(low, high)}


def cut(source: Path, wanted: set[int], features: list[str]) -> TTFont:
    """A subset of ``source`` with the wanted code points and layout features."""
    font = TTFont(source)
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["vhea", "vmtx", "BASE", "DSIG", "VORG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted & set(font.getBestCmap()))
    cutter.subset(font)
    return font


def narrow(font: TTFont) -> None:
    """Put the `pwid` form of each character under its ordinary code point."""
    forms: dict[str, str] = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "pwid":
            continue
        for index in record.Feature.LookupListIndex:
            for lookup in table.LookupList.Lookup[index].SubTable:
                forms.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    for cmap in font["cmap"].tables:
        if hasattr(cmap, "cmap"):
            cmap.cmap = {code: forms.get(glyph, glyph) for code, glyph in cmap.cmap.items()}
    squeeze(font, {0xB1: 0.80, 0xD7: 0.72, 0xF7: 0.80, 0x2248: 0.80, 0xB7: 0.34, 0x2026: 0.92})


def squeeze(font: TTFont, widths: dict[int, float]) -> None:
    """Narrow the side bearings of signs without a proportional form, given their widths in em."""
    em = font["head"].unitsPerEm
    cmap = font.getBestCmap()
    for code, share in widths.items():
        name = cmap.get(code)
        if name is None or font["hmtx"][name][0] < em * 0.9:
            continue
        width = round(em * share)
        shift = (width - font["hmtx"][name][0]) // 2
        glyph = font["glyf"][name]
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((shift, 0))
            glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, max(0, font["hmtx"][name][1] + shift))


def rename(font: TTFont, family: str, weight: str, postscript: str) -> None:
    """Own names: with a clash of PostScript names reportlab silently reuses the first font."""
    full = f"{family} {weight}"
    names = {
        1: family if weight == "Regular" else full,
        2: "Regular",
        3: full,
        4: full,
        6: postscript,
        16: family,
        17: weight,
    }
    for name_id, text in names.items():
        font["name"].removeNames(nameID=name_id)
        font["name"].setName(text, name_id, 3, 1, 0x409)


def make(source: Path, weight: str, folder: Path) -> None:
    """The full face and its narrow companion in one weight."""
    full = cut(
        source,
        gbk_characters() | expand(SYMBOLS) | expand(OUTSIDE_GBK) | {ord(c) for c in RARE_NAMES},
        ["kern", "mark", "mkmk", "ccmp", "locl", "pwid", "palt", "tnum"],
    )
    rename(full, FAMILY, weight, f"HireAppSansSC-{weight}")
    full.save(folder / f"HireAppSansSC-{weight}.ttf")
    latin = cut(source, expand(LATIN), ["pwid"])
    narrow(latin)
    del latin["GSUB"]
    rename(latin, f"{FAMILY} Latin", weight, f"HireAppSansSCLatin-{weight}")
    latin.save(folder / f"HireAppSansSCLatin-{weight}.ttf")


if __name__ == "__main__":
    make(Path(sys.argv[1]), "Regular", Path(sys.argv[3]))
    make(Path(sys.argv[2]), "SemiBold", Path(sys.argv[3]))
