"""Names for people who do not exist. Every one is marked as fictional where it is shown."""

from random import Random

_GIVEN = (
    "Noor Ilse Tomasz Amara Kofi Lucia Hanne Yusuf Mei Andrej Fatou Rosa Idris Saoirse Bela Nadia"
    " Priya Jonas Leila Mateo Aino Tariq Greta Obi Sunniva Dario Mirela Kenji Zofia Emeka Anouk"
    " Rafi Linnea Pavel Salma Iker Thandi Bruno Yara Niamh Oskar Delia Hamid Vera Chidi Maren"
).split()
_FAMILY = (
    "Alder Brook Cedar Dale Elm Fern Glen Heath Ivy Juniper Knoll Lark Marsh Nettle Orchard"
    " Pine Quill Reed Sedge Thistle Umber Vale Willow Yarrow Ash Birch Clover Dune Ember Field"
).split()
_PSEUDONYMS = (
    "Harbour Lantern Meadow Compass Orchard Feather Anchor Maple Candle River Garden Bridge"
    " Window Pebble Violin Kettle Basket Ladder Saddle Ribbon Thimble Acorn Beacon Cobalt"
).split()

MARK = "(fictional)"


def person_name(chance: Random) -> str:
    """Give a made-up name, marked."""
    return f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)} {MARK}"


def pseudonym(chance: Random) -> str:
    """Give a pseudonym for a case: a word and a number, nobody's name."""
    return f"{chance.choice(_PSEUDONYMS)} {chance.randrange(10, 100)}"


def identifier(chance: Random) -> str:
    """Give an id of the product's shape from seeded chance."""
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    return "".join(chance.choices(alphabet, k=26))
