"""A small scenario for tests, as text and as it is read."""

from pathlib import Path

from lantoa.core.errors import BadInput
from lantoa.core.toml_file import parse_toml
from lantoa.rehearsal.scenario_file import read_scenario, scenario_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "huong-ve-la-co" / "scenario.toml"

TEXT = """\
id = "duyet"
name = "Duyệt thử"
first_day = 2024-08-26
last_day = 2024-08-30
seed = 5
posts = 600
views = 6_000_000
hashtags = ["CoDo", "SaoVang"]
ignore_diacritics = true
misspelt = ["CoDoo"]

[spellings]
CoDo = ["CờĐỏ", "codo"]

[shape]
peak_day = 2024-08-28
noise = 0.1
instagram = 0.05
deleted = 0.05

[template]
id = "7398800000000012345"
name = "Mẫu thử"
uses = 90
without_hashtag = 0.2

[sound]
id = "7402200000000054321"
name = "Nhạc thử"
share = 0.2

[roles]
kol = { posts = 20, views = 0.3 }
official = { posts = 10, views = 0.1 }

[[channels]]
handle = "ban.to.chuc.mophong"
name = "Ban tổ chức (mô phỏng)"
role = "official"

[[channels]]
handle = "mot.kol.mophong"
name = "Một KOL (mô phỏng)"
role = "kol"

[[captures]]
name = "A"
file = "a"
at = 2024-08-31T20:00:00+07:00
chance = 0.8
instagram = true
follows_channels = true

[[captures]]
name = "B"
file = "b"
at = 2024-08-31T20:30:00+07:00
chance = 0.7
dirty = true

[[captures]]
name = "C"
file = "c"
kind = "apify"
at = 2024-08-31T19:00:00+07:00
chance = 0.5
dirty = true

[panel]
file = "hang-dem"
share = 0.2

[late]
file = "sau"
at = 2024-09-08T20:00:00+07:00
share = 0.3

[studio]
file = "studio"
at = 2024-08-31T18:00:00+07:00

[press]
file = "bao"
at = 2024-09-02T09:00:00+07:00
rows = 12

[[claims]]
say = "Hơn {500} video"
verdict = "supported"
"""


def scenario(text=TEXT, **changes):
    """The small scenario, some of its lines replaced."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return scenario_of(parse_toml(text, "duyet.toml", BadInput))


def example():
    return read_scenario(EXAMPLE)
