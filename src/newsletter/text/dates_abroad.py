"""A date in another language or calendar in, the same in figures out: "5 мая 2023", "令和5年5月5日".

Years of the Solar Hijri calendar are told by their number, 1300 to 1429, and reckoned with its cycle of 33 years, which
is right from 1799 to 2256; those of eras by the name of the era.
"""

from __future__ import annotations

import re
from datetime import date

from newsletter.text.patterns import pattern

_MONTHS = """
января январь янв січня січень januar januari janvier enero janeiro gennaio stycznia styczeń ledna leden
 tammikuuta ocak ιανουαρίου ιανουάριος يناير كانون_الثاني ژانویه ינואר जनवरी มกราคม
февраля февраль фев лютого лютий februar februari février fevrier febrero fevereiro febbraio lutego luty února únor
 helmikuuta şubat φεβρουαρίου φεβρουάριος فبراير شباط فوریه פברואר फरवरी กุมภาพันธ์
марта март мар березня березень märz maart mars marzo março marca marzec března březen maaliskuuta mart μαρτίου μάρτιος
 مارس آذار מרץ मार्च มีนาคม
апреля апрель апр квітня квітень avril abril aprile kwietnia kwiecień dubna duben huhtikuuta nisan απριλίου απρίλιος
 أبريل ابريل نيسان آوریل אפריל अप्रैल เมษายน
мая май травня травень mai mei mayo maio maggio maja maj května květen toukokuuta mayıs μαΐου μάιος مايو أيار مه מאי मई
 พฤษภาคม
июня июнь июн червня червень juni juin junio junho giugno czerwca czerwiec června červen kesäkuuta haziran ιουνίου
 ιούνιος يونيو حزيران ژوئن יוני जून มิถุนายน
июля июль июл липня липень juli juillet julio julho luglio lipca lipiec července červenec heinäkuuta temmuz ιουλίου
 ιούλιος يوليو تموز ژوئیه יולי जुलाई กรกฎาคม
августа август авг серпня серпень augustus août aout agosto sierpnia sierpień srpna srpen augusti elokuuta ağustos
 αυγούστου αύγουστος أغسطس آب اوت אוגוסט अगस्त สิงหาคม
сентября сентябрь сен вересня вересень septembre septiembre setembro settembre września wrzesień září syyskuuta eylül
 σεπτεμβρίου σεπτέμβριος سبتمبر أيلول سپتامبر ספטמבר सितंबर सितम्बर กันยายน
октября октябрь окт жовтня жовтень oktober octobre octubre outubro ottobre października październik října říjen
 lokakuuta ekim οκτωβρίου οκτώβριος أكتوبر تشرين_الأول اکتبر אוקטובר अक्टूबर अक्तूबर ตุลาคม
ноября ноябрь ноя листопада novembre noviembre novembro listopad listopadu marraskuuta kasım νοεμβρίου νοέμβριος نوفمبر
 تشرين_الثاني نوامبر נובמבר नवंबर नवम्बर พฤศจิกายน
декабря декабрь дек грудня грудень dezember décembre decembre diciembre dezembro dicembre grudnia grudzień prosince
 prosinec joulukuuta aralık δεκεμβρίου δεκέμβριος ديسمبر كانون_الأول دسامبر דצמבר दिसंबर दिसम्बर ธันวาคม
"""
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_BUDDHIST = 543


def _numbered(lines: str) -> dict[str, int]:
    """The number of a month by each of its names; a line that begins with a blank goes on with the month before."""
    months = re.split(r"\n(?! )", lines.strip("\n"))
    return {
        name.replace("_", " ").casefold(): number for number, names in enumerate(months, 1) for name in names.split()
    }


_NUMBERS = _numbered(_MONTHS) | {name: number for number, name in enumerate(_PERSIAN.split(), 1)}

_CLOCK = r"(?P<clock>[\s,،T]+\d{1,2}:\d{2}.*)?"
_AFTER = r"(?:\s*(?:г|р|года|року|г\.|р\.|م))?"
_SHAPES = tuple(
    pattern(shape + _CLOCK)
    for shape in (
        (
            r"(?P<era>令和|平成|昭和|民國|民国|西暦|公元)?\s*(?P<year>\d{1,4}|元)\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]"
            r"(?:\s*(?P<day>\d{1,2})\s*[日일号號])?"
        ),
        r"(?P<year>\d{4})\.\s*(?P<month>\d{1,2})\.\s*(?P<day>\d{1,2})\.?",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?:[^\d\s]+,?\s+)?(?P<day>\d{1,2})(?:\.|º|er|-?го)?\s+(?:de\s+)?(?P<name>[^\d,،.]+?)[.,،]?\s+(?:del?\s+)?"
        r"(?P<year>\d{4})" + _AFTER,
        r"(?:[^\d\s]+,\s+)?(?P<name>[^\d,،.]+?)\s+(?P<day>\d{1,2}),\s*(?P<year>\d{4})",
        r"(?P<name>[^\d,،.]+?)[.,،]?\s+(?:de\s+)?(?P<year>\d{4})" + _AFTER,
    )
)
_WEEKDAY = pattern(r"\s*[（(]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일](?:曜日?|요일)?[)）]?\Z")


def in_figures(text: str) -> str:
    """The date as `2023-05-05`, with the clock that stood behind it; "" where the text is no date of ours.

    >>> in_figures("5 мая 2023 г."), in_figures("令和5年5月5日（金）"), in_figures("۱۵ اردیبهشت ۱۴۰۲")
    ('2023-05-05', '2023-05-05', '2023-05-05')
    """
    if not any(map(str.isdecimal, text)):
        return ""
    figures = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.strip())
    for words in (figures, _WEEKDAY.sub("", figures)):
        for shape in _SHAPES:
            if (met := shape.fullmatch(words)) and (told := _told(met.groupdict())):
                return told
    return ""


def _told(parts: dict[str, str | None]) -> str:
    month = _month(parts["name"] or "") if parts.get("name") else int(parts["month"] or 0)
    year = 1 if parts["year"] == "元" else int(parts["year"] or 0)
    year += _ERAS.get(parts.get("era") or "", 0)
    day = int(parts.get("day") or 0)
    if not 1 <= month <= _MOST_MONTHS or day > _MOST_DAYS or (parts.get("name") == "Mars" and not day):
        return ""  # Mars is a planet, too
    if _FIRST_SOLAR <= year <= _LAST_SOLAR:
        return _gregorian(year, month, day).isoformat() + (parts["clock"] or "") if day else ""
    year -= _BUDDHIST if year > _FIRST_BUDDHIST else 0
    return f"{year:04}-{month:02}" + (f"-{day:02}{parts['clock'] or ''}" if day else "")


_FIRST_SOLAR, _LAST_SOLAR, _FIRST_BUDDHIST = 1300, 1429, 2400
_MOST_MONTHS, _MOST_DAYS = 12, 31


def _month(name: str) -> int:
    """The number of a month; Hebrew puts "in" before its name without a blank."""
    plain = name.strip().casefold()
    return _NUMBERS.get(plain) or _NUMBERS.get(plain.removeprefix("ב"), 0)


def _gregorian(year: int, month: int, day: int) -> date:
    """The day of the Solar Hijri calendar: six months of 31 days, then of 30, and eight leap years in 33."""
    since = year + _CYCLES
    before = 365 * since + since // 33 * 8 + (since % 33 + 3) // 4
    within = (month - 1) * 31 if month <= _LONG else _LONG * 31 + (month - 1 - _LONG) * 30
    return date.fromordinal(before + within + day - _TO_FIRST_DAY)


_CYCLES, _LONG, _TO_FIRST_DAY = 1595, 6, 356_033
"""Years that are added so that cycles are whole, months of 31 days, and days from there to the first one of ours."""
