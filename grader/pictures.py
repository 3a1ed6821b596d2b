"""Pictures that were pasted into texts: drawn anew, so that nothing of the file that was handed in reaches a page."""

from __future__ import annotations

import base64
import binascii
import re
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from PIL import Image, ImageOps

MAX_PICTURES = 8  # of one submission
MAX_PIXELS = 50_000_000  # of one as it was pasted: a phone's photo
SIDE = 1_000  # pixels, as it is shown
BYTES = 200_000  # larger ones are written as JPEG, and coarser
DATA = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=]+)")  # Colab writes pictures into the text

Attachments = dict[str, dict[str, str]]  # by a picture's name in the text: its type and its bytes in base64


def take_pictures(cells: list[dict[str, Any]]) -> tuple[dict[str, Attachments], list[str]]:
    """The pictures of a submission by the text that shows them, and notes on those that are not shown.

    Pictures that stand in the text itself are taken out of it: `cells` is changed so.
    """
    taken: dict[str, Attachments] = {}
    shown, left_out = 0, 0
    for cell in cells:
        source = cell.get("source")
        source = "".join(map(str, source)) if isinstance(source, list) else source
        if cell.get("cell_type") != "markdown" or not isinstance(source, str):
            continue
        pasted = _attached(cell, source)
        source = cell["source"] = DATA.sub(lambda found, pasted=pasted: _name_for(found[1], pasted), source)
        for name, data in pasted.items():
            picture = redrawn(data) if shown < MAX_PICTURES else None
            if picture:
                taken.setdefault(source, {})[name] = picture
                shown += 1
            else:
                left_out += 1
    if not left_out:
        return taken, []
    kinds = f"PNG and JPEG are, up to {MAX_PIXELS // 1_000_000} million pixels, {MAX_PICTURES} of them"
    return taken, [f"{left_out} pasted picture{'s are' if left_out > 1 else ' is'} not shown: {kinds}."]


def _attached(cell: dict[str, Any], source: str) -> dict[str, str]:
    """The attachments that a text refers to, in base64, by name."""
    attachments = cell.get("attachments")
    found = {}
    for name in re.findall(r"attachment:([^\s)\"'<>]+)", source):
        for key in (name, unquote(name)):
            bundle = attachments.get(key) if isinstance(attachments, dict) else None
            data = next(iter(bundle.values()), None) if isinstance(bundle, dict) else None
            data = "".join(map(str, data)) if isinstance(data, list) else data
            if isinstance(data, str):
                found[name] = data
    return found


def _name_for(data: str, pasted: dict[str, str]) -> str:
    name = f"pasted-{len(pasted) + 1}"
    pasted[name] = data
    return f"attachment:{name}"


def redrawn(data: str) -> dict[str, str] | None:
    """A picture in base64, decoded and encoded anew, by its type; None, if it is none, or too large."""
    try:
        picture = Image.open(BytesIO(base64.b64decode(data)), formats=("PNG", "JPEG"))
        if picture.width * picture.height > MAX_PIXELS:
            return None
        is_photo = picture.format == "JPEG"
        picture.draft("RGB", (SIDE, SIDE))
        picture.thumbnail((SIDE, SIDE))
        picture = ImageOps.exif_transpose(picture)
        has_alpha = "A" in picture.getbands() or "transparency" in picture.info
        picture = picture.convert("RGBA" if has_alpha else "RGB").convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
        if not is_photo and len(png := _encoded(picture, "PNG")) <= BYTES:
            return {"image/png": base64.b64encode(png).decode()}
        jpeg = _encoded(picture, "JPEG", quality=80)
        jpeg = jpeg if len(jpeg) <= BYTES else _encoded(picture, "JPEG", quality=40)
        return {"image/jpeg": base64.b64encode(jpeg).decode()}
    except (OSError, ValueError, SyntaxError, MemoryError, binascii.Error, Image.DecompressionBombError):
        return None


def _encoded(picture: Image.Image, kind: str, **options: int) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
