"""A PNG in at most 256 colours: a quarter of the bytes, and no difference that an eye sees."""

from __future__ import annotations

import io
from typing import Final

import numpy as np
from PIL import Image

_MOST: Final = 256
_ALL: Final = 1 << 24
_PACK: Final = np.array([1 << 16, 1 << 8, 1], dtype=np.uint32)
"""Makes one number of red, green and blue."""


def few_colours(png: bytes) -> bytes:
    """Return an opaque PNG with a palette; same picture, same bytes.

    The commonest colours stay exactly as they are, the flag's two among them; a rarer one, which
    only stands on the edges of letters and dots, becomes the nearest of them. Nothing is
    dithered.

    Parameters
    ----------
    png
        A drawing of flat colours, without transparency.
    """
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    counted = picture.getcolors(maxcolors=_ALL) or []
    found = np.array([c for _, c in sorted(counted, key=lambda one: (-one[0], one[1]))])
    common = found[:_MOST]
    place = np.zeros(_ALL, dtype=np.uint8)
    place[found @ _PACK] = _nearest(found, common)
    drawn = Image.fromarray(place[np.asarray(picture, dtype=np.uint32) @ _PACK])
    drawn.putpalette(common.astype(np.uint8).tobytes())
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    return written.getvalue()


def _nearest(colours: np.ndarray, common: np.ndarray) -> np.ndarray:
    """Return for each colour the index of the common one that is nearest."""
    apart = colours[:, None, :] - common[None, :, :]
    nearest: np.ndarray = np.argmin((apart**2).sum(axis=2), axis=1)
    return nearest
