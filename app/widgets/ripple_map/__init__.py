"""The ripple map: rings around ourselves, people as dots, firms as squares, ties as lines; knows no customer."""

from app.widgets.ripple_map.scene import MapLegend, MapLink, MapNode, MapScene
from app.widgets.ripple_map.view import RippleMapView

__all__ = ["MapLegend", "MapLink", "MapNode", "MapScene", "RippleMapView"]
