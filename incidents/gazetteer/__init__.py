"""Places of the world by name: an indexed file made of GeoNames data and the packs' lists."""

from incidents.gazetteer.names import fold
from incidents.gazetteer.places import Place, km_between, middle, point_off
from incidents.gazetteer.sources import SourceError
from incidents.gazetteer.store import Gazetteer, open_gazetteer

__all__ = ["Gazetteer", "Place", "SourceError", "fold", "km_between", "middle", "open_gazetteer", "point_off"]
