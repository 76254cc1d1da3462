"""Every picture of the sample content by its name, with the title that editors see."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from home.sample.drawings import festivals, gatherings, network, seasons
from home.sample.drawings.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Drawing:
    title: str
    draw: Callable[[], Canvas]


DRAWINGS = {
    "hub": Drawing("つながりの図", network.hub),
    "survey": Drawing("アンケートの回答の図", network.survey),
    "tiles": Drawing("登録自治体の地図", network.tiles),
    "agreements_map": Drawing("連携協定の地図", network.agreements_map),
    "year": Drawing("年間の予定の図", network.year),
    "dialogue": Drawing("対話の図", network.dialogue),
    "board": Drawing("掲示板の絵", network.board),
    "symposium": Drawing("シンポジウムの図（164人）", partial(gatherings.symposium, 164)),
    "symposium_116": Drawing("シンポジウムの図（116人）", partial(gatherings.symposium, 116)),
    "cords_4": Drawing("水引の絵（四つの輪）", partial(gatherings.cords, 3)),
    "cords_3": Drawing("水引の絵（三つの輪）", partial(gatherings.cords, 2)),
    "lanterns": Drawing("六つのちょうちんの絵", festivals.lanterns),
    "fan": Drawing("扇の灯ろうの絵", festivals.fan),
    "street": Drawing("祭りの通りの絵", festivals.street),
    "great_lantern": Drawing("大ちょうちんの絵", festivals.great_lantern),
    "avenue": Drawing("並木道の絵", festivals.avenue),
    "snow": Drawing("雪の山の絵", seasons.snow),
    "crab": Drawing("黄金がにの絵", seasons.crab),
    "leeks": Drawing("ねぎの絵", seasons.leeks),
    "fields": Drawing("19の畑の絵", seasons.fields),
    "autumn_market": Drawing("秋の市の絵", seasons.autumn_market),
    "winter_market": Drawing("冬の市の絵", seasons.winter_market),
}
