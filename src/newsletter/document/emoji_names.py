"""`tada` in, 🎉 out: the short names that GitHub, Slack and Hugo give to signs.

Many are the names that Unicode gives; the table has the others that people write.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_FIRST_SIGN = 0x2190
"""Below stand letters and punctuation: `:comma:` is a word."""

_TABLE = """
smiley 😃 smile 😄 grinning 😀 grin 😁 laughing 😆 satisfied 😆 joy 😂 rofl 🤣 wink 😉 blush 😊 heart_eyes 😍
kissing_heart 😘 thinking 🤔 sunglasses 😎 sob 😭 cry 😢 disappointed 😞 angry 😠 rage 😡 scream 😱 sweat 😓
sweat_smile 😅 innocent 😇 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜 relaxed ☺️ slightly_smiling 🙂
confused 😕 worried 😟 frowning 😦 open_mouth 😮 astonished 😲 flushed 😳 sleeping 😴 mask 😷 hugs 🤗
upside_down_face 🙃 partying_face 🥳 exploding_head 🤯 heart ❤️ +1 👍 -1 👎 thumbsup 👍 thumbsdown 👎 clap 👏
raised_hands 🙌 pray 🙏 muscle 💪 wave 👋 ok_hand 👌 v ✌️ point_right 👉 point_left 👈 point_up ☝️ point_up_2 👆
point_down 👇 fist ✊ crossed_fingers 🤞 tada 🎉 gift 🎁 star ⭐ star2 🌟 zap ⚡ boom 💥 bulb 💡 warning ⚠️
white_check_mark ✅ heavy_check_mark ✔️ x ❌ question ❓ exclamation ❗ grey_question ❔ bangbang ‼️ 100 💯 pencil 📝
pencil2 ✏️ link 🔗 mag 🔍 mag_right 🔎 unlock 🔓 tools 🛠️ hammer_and_wrench 🛠️ gear ⚙️ computer 💻
desktop_computer 🖥️ iphone 📱 phone ☎️ telephone ☎️ email 📧 envelope ✉️ mailbox 📫 date 📅 spiral_calendar 🗓️
clock1 🕐 watch ⌚ hourglass ⌛ loudspeaker 📢 mega 📣 speaking_head 🗣️ bee 🐝 bear 🐻 panda_face 🐼 see_no_evil 🙈
hear_no_evil 🙉 speak_no_evil 🙊 unicorn 🦄 camel 🐫 lion 🦁 owl 🦉 shark 🦈 earth_americas 🌎 earth_africa 🌍
earth_asia 🌏 world_map 🗺️ sunny ☀️ partly_sunny ⛅ cloud ☁️ snowman ⛄ snowflake ❄️ ocean 🌊 coffee ☕ tea 🍵
beer 🍺 beers 🍻 cocktail 🍸 wine_glass 🍷 pizza 🍕 fries 🍟 cake 🍰 birthday 🎂 apple 🍎 soccer ⚽ basketball 🏀
football 🏈 medal_sports 🏅 1st_place_medal 🥇 2nd_place_medal 🥈 3rd_place_medal 🥉 dart 🎯 art 🎨 notes 🎶
headphones 🎧 studio_microphone 🎙️ tv 📺 movie_camera 🎥 checkered_flag 🏁 construction 🚧 building_construction 🏗️
office 🏢 car 🚗 bike 🚲 airplane ✈️ arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️
arrow_upper_right ↗️ arrow_lower_right ↘️ arrow_heading_down ⤵️ leftwards_arrow_with_hook ↩️ arrow_forward ▶️
arrows_counterclockwise 🔄 arrow_double_up ⏫ recycle ♻️ new 🆕 free 🆓 up 🆙 cool 🆒 ok 🆗 soon 🔜 top 🔝 back 🔙
information_source ℹ️ copyright ©️ registered ®️ tm ™️ red_circle 🔴 large_blue_circle 🔵 green_circle 🟢
alien 👽 robot 🤖 poop 💩 hankey 💩 cd 💿 dna 🧬 moneybag 💰 dollar 💵 shopping_cart 🛒 shopping 🛍️ gem 💎 tophat 🎩
mortar_board 🎓 technologist 🧑‍💻 woman_technologist 👩‍💻 man_technologist 👨‍💻 scientist 🧑‍🔬 teacher 🧑‍🏫
wheelchair ♿ shield 🛡️
newspaper_roll 🗞️ file_cabinet 🗄️ wastebasket 🗑️ paperclips 🖇️ label 🏷️ memo 📝 books 📚 fire 🔥 shrug 🤷 facepalm 🤦
sweat_drops 💦 dash 💨 hand ✋ raised_hand ✋ raising_hand 🙋 eye 👁️ tongue 👅 running 🏃 walking 🚶 dancer 💃
rainbow_flag 🏳️‍🌈 triangular_flag_on_post 🚩 us 🇺🇸 de 🇩🇪 fr 🇫🇷 gb 🇬🇧 uk 🇬🇧 es 🇪🇸 it 🇮🇹 jp 🇯🇵 cn 🇨🇳 kr 🇰🇷 ru 🇷🇺 eu 🇪🇺
"""


def emoji(name: str) -> str:
    """The sign with this short name; "" when there is none.

    >>> emoji("tada"), emoji("package"), emoji("comma")
    ('🎉', '📦', '')
    """
    return _named().get(name) or _by_unicode(name)


@cache
def _named() -> dict[str, str]:
    words = _TABLE.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _by_unicode(name: str) -> str:
    try:
        sign = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    return sign if len(sign) == 1 and ord(sign) >= _FIRST_SIGN and unicodedata.category(sign) == "So" else ""
