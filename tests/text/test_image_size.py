"""Pictures → width and height, from their first bytes."""

from __future__ import annotations

from struct import pack

import pytest

from newsletter.text.image_size import image_size


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + pack(">I4sIIBBBBB", 13, b"IHDR", width, height, 8, 2, 0, 0, 0) + b"crc!"


def jpeg(width: int, height: int, *before: bytes, frame: int = 0xC0) -> bytes:
    size = pack(">BBHBHHB", 0xFF, frame, 8, 8, height, width, 1)
    return b"\xff\xd8" + b"".join(before) + size + b"..."


def segment(mark: int, data: bytes) -> bytes:
    return pack(">BBH", 0xFF, mark, len(data) + 2) + data


def exif(orientation: int, order: str = ">") -> bytes:
    tiff = (b"MM" if order == ">" else b"II") + pack(order + "HIH", 42, 8, 1)
    return segment(0xE1, b"Exif\0\0" + tiff + pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0))


def webp(kind: bytes, data: bytes) -> bytes:
    return b"RIFF" + pack("<I", len(data) + 12) + b"WEBP" + kind + pack("<I", len(data)) + data


SIZE = (640, 427)


@pytest.mark.parametrize(
    "data",
    [
        png(*SIZE),
        b"GIF87a" + pack("<HH", *SIZE),
        b"GIF89a" + pack("<HH", *SIZE) + b"\xf7\0\0",
        jpeg(*SIZE),
        jpeg(*SIZE, segment(0xE0, b"JFIF\0"), segment(0xC4, b"a table"), frame=0xC2),
        jpeg(*SIZE, exif(1), b"\xff\xff", frame=0xC2),
        jpeg(427, 640, exif(6)),
        jpeg(427, 640, exif(8, "<")),
        webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + pack("<HH", 640 | 0x4000, 427)),
        webp(b"VP8L", b"\x2f" + pack("<I", 639 | 426 << 14)),
        webp(b"VP8X", bytes(4) + (639).to_bytes(3, "little") + (426).to_bytes(3, "little")),
        b'<svg width="640" height="427px" xmlns="http://www.w3.org/2000/svg">',
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a <svg> -->\n<svg viewBox="0 0 640 427">',
        b"<svg viewBox='0,0,1280,854' width='100%' height='427'>",
        b'<svg width="480pt" height="320.25pt" viewBox="0.00 0.00 480.00 320.25">',
        '<svg width="640" height="427">'.encode("utf-16"),
    ],
)
def test_the_size_is_read_from_the_first_bytes(data: bytes) -> None:
    assert image_size(data) == SIZE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        png(*SIZE)[:20],
        png(0, 5),
        png(5, 4_000_000_000),
        jpeg(*SIZE)[:8],
        b"\xff\xd8" + b"\xff\xe1\0\0" * 9,
        b"\xff\xd8 not a mark",
        jpeg(0, 0),
        b"RIFF\0\0\0\0WAVEfmt ",
        webp(b"VP8 ", b"\0\0\0junk"),
        webp(b"ANIM", bytes(30)),
        b"<svg>",
        b'<svg width="100%" height="100%">',
        b'<svg viewBox="0 0 0 0">',
        b'<svg viewBox="0 0 x y" stroke-width="3" height="7">',
        b"<html><img src='a.png'></html>",
    ],
)
def test_what_is_no_picture_or_tells_no_size_has_none(data: bytes) -> None:
    assert image_size(data) is None


def test_a_broken_exif_does_not_hide_the_size() -> None:
    assert image_size(jpeg(*SIZE, segment(0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff"))) == SIZE
