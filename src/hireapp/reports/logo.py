"""The company's logo on page 1: decoded with bounds, made small, and left out when it can't be read."""

from __future__ import annotations

import io
import logging
import warnings

from reportlab.lib.utils import ImageReader

HEIGHT, WIDTH, TOP = 18.0, 150.0, 14.0
PIXELS_PER_POINT = 6
_log = logging.getLogger(__name__)


def readable(data: bytes | None) -> ImageReader | None:
    """A PNG or JPEG on white, no larger than print needs; None for no logo or one that can't be read. A report never
    fails for its logo."""
    if not data:
        return None
    # Imported here: most reports have no logo, and the library takes its time.
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
                image.thumbnail((int(WIDTH * PIXELS_PER_POINT), int(HEIGHT * PIXELS_PER_POINT)))
                inked = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        _log.warning("The logo can't be read and is left out of the report: %s", error)
        return None
    white = Image.new("RGB", inked.size, "white")
    white.paste(inked, mask=inked.getchannel("A"))
    return ImageReader(white)


def fitted(size: tuple[int, int]) -> tuple[float, float]:
    """Width and height in points of a picture of ``size`` pixels inside the logo's box, its shape kept."""
    wide, high = size
    factor = min(WIDTH / wide, HEIGHT / high)
    return wide * factor, high * factor
