"""Bytes that do not say what they are → the encoding that they are in."""

from __future__ import annotations

import pytest

from newsletter.text.encoding_guess import guess
from newsletter.text.encodings import decode

RUSSIAN = "Привет, друзья! Сегодня мы читаем письма о чае и чайниках."
JAPANESE = "今日のニュースレターでは、お茶とやかんについて書きます。"
CHINESE = "本期周刊介绍了三个关于茶壶的开源项目，欢迎大家阅读。"
TAIWAN = "本期週刊介紹了三個關於茶壺的開放原始碼專案，歡迎大家閱讀。"
KOREAN = "이번 주 뉴스레터에서는 차와 주전자에 대한 글을 소개합니다."
GREEK = "Καλημέρα σε όλους, σήμερα γράφουμε για το τσάι και τη ζωή."
HEBREW = "שלום לכולם, השבוע אנחנו כותבים על תה ועל קומקומים בבית."
ARABIC = "مرحبا بكم في العدد الجديد من النشرة الأسبوعية عن الشاي والحياة اليومية."
THAI = "สวัสดีทุกคน สัปดาห์นี้เราเขียนเรื่องชาและกาน้ำชา"
POLISH = "Dzień dobry, w tym tygodniu piszemy o herbacie, żółtych książkach i źródłach."
FRENCH = "Bonjour à tous, cet été nous écrivons sur le thé, l’œuvre et la théière préférée."
GERMAN = "Grüße aus Köln: über Tee, Kessel und süße Brötchen; größer, öfter, schöner."
DANISH = "Året rundt skriver vi om te på Ærø, blåbær og rødgrød."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("cp1251", "koi8-r", "cp866")),
        *((JAPANESE, name) for name in ("shift_jis", "euc_jp")),
        (CHINESE, "gb2312"),
        (TAIWAN, "big5"),
        (KOREAN, "euc_kr"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (ARABIC, "cp1256"),
        (THAI, "cp874"),
        *((POLISH, name) for name in ("cp1250", "iso8859-2")),
        *((text, "cp1252") for text in (FRENCH, GERMAN, DANISH)),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "<rss><channel><title>{}</title></channel></rss>", "# A title\n\n{}\n\n{}\n"])
def test_every_script_leaves_its_trace(text: str, encoding: str, frame: str) -> None:
    written = frame.replace("{}", text)
    read = decode(written.encode(encoding))
    assert read.text == written
    assert read.doubt.startswith("not utf-8; read as ")


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"\x80" * 9, bytes(range(128, 256)), b"\xa4" * 10_001, b"\x81\x40" * 50_000]
)
def test_any_bytes_have_a_guess(data: bytes) -> None:
    data.decode(guess(data), "replace")


def test_a_broken_letter_in_a_long_text_does_not_change_its_encoding() -> None:
    read = decode(RUSSIAN.encode()[:-2] + b" \xff")
    assert read.text.startswith("Привет, друзья!")
    assert read.doubt == "not everywhere utf-8; what is not was left out"
