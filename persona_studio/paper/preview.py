"""The pixels of a page of a PDF, for the window: what is seen is the file that is printed."""

from __future__ import annotations


def page_count(pdf: bytes) -> int:
    """How many pages a document has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def pixels(pdf: bytes, page: int, width: int) -> tuple[int, int, bytes]:
    """Width, height and BGRA bytes of one page, drawn on white at `width` pixels; rows without padding."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width(), rev_byteorder=False, prefer_bgrx=True, fill_color=(255, 255, 255, 255))
        try:
            return bitmap.width, bitmap.height, _packed(bytes(bitmap.buffer), bitmap.width * 4, bitmap.stride, bitmap.height)
        finally:
            bitmap.close()
            sheet.close()
    finally:
        document.close()


def _packed(data: bytes, row: int, stride: int, height: int) -> bytes:
    if stride == row:
        return data
    return b"".join(data[n * stride : n * stride + row] for n in range(height))
