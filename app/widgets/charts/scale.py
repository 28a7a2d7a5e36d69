"""From values to pixels: round ticks, labels that do not collide; plain functions."""

import math
from collections.abc import Sequence


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round steps (1, 2, 5 × 10ⁿ, and 25, 250 …) that cover low to high in about `wanted` intervals."""
    if not math.isfinite(low) or not math.isfinite(high) or high <= low:
        high = low + 1
    raw = (high - low) / max(1, wanted)
    power = 10.0 ** math.floor(math.log10(raw))
    steps = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)  # 2.5 itself would need another decimal
    step = next(each * power for each in steps if each * power >= raw * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(step * place, 10) for place in range(first, last + 1)]


def whole_ticks(high: float, wanted: int = 5) -> list[float]:
    """Ticks from 0 for things that are counted: never a half customer."""
    found = ticks(0, max(1, high), wanted)
    return found if all(float(each).is_integer() for each in found) else [0.0, *_ones(high)]


def _ones(high: float) -> list[float]:
    return [float(each) for each in range(1, max(1, math.ceil(high)) + 1)]


def label_step(widths: Sequence[float], room: float) -> int:
    """Show every n-th label, so that labels with `room` pixels each do not touch."""
    if not widths or room <= 0:
        return 1
    return max(1, math.ceil((max(widths) + 8) / room))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move positions apart to at least `gap`, order kept, as near to where they wanted to be as fits."""
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [wanted[place] for place in order]
    for place in range(1, len(placed)):
        placed[place] = max(placed[place], placed[place - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for place in range(len(placed) - 2, -1, -1):
            placed[place] = min(placed[place], placed[place + 1] - gap)
    if placed and placed[0] < low:
        placed = [each + low - placed[0] for each in placed]
    result = [0.0] * len(placed)
    for place, position in zip(order, placed, strict=True):
        result[place] = position
    return result


def heat_step(value: float, highest: float, steps: int = 6) -> int:
    """Which of `steps` shades a value has: 0 for nothing, the last for the highest."""
    if highest <= 0 or value <= 0:
        return 0
    return min(steps - 1, max(1, math.ceil(value / highest * (steps - 1) - 1e-9)))
