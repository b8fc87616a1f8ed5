"""From longitudes and latitudes to the page: projection, the map's edge, simplification.

Projection: Equal Earth, B. Šavrič, T. Patterson, B. Jenny (2019), International Journal of
Geographical Information Science 33(3), equations 3 and 4. Equal areas, so that a coloured country
weighs what it measures. Its middle meridian is 11 degrees east, so that the map's edge runs through
the Bering Strait.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]

WIDTH = 1000
SOUTH, NORTH = -56.5, 84.0
MIDDLE = 11.0
# Square units of the page: points of a border with a smaller triangle are dropped.
SMALLEST_TRIANGLE = 0.3

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = math.sqrt(3) / 2


def project(longitude: float, latitude: float) -> Point:
    """Equal Earth, in units of the sphere's radius, y to the north."""
    parameter = math.asin(M * math.sin(math.radians(latitude)))
    p2 = parameter * parameter
    p6 = p2 * p2 * p2
    slope = A1 + 3 * A2 * p2 + p6 * (7 * A3 + 9 * A4 * p2)
    x = math.radians(longitude) * math.cos(parameter) / (M * slope)
    return x, parameter * (A1 + A2 * p2 + p6 * (A3 + A4 * p2))


SCALE = WIDTH / (2 * project(180, 0)[0])
TOP = project(0, NORTH)[1]
HEIGHT = round((TOP - project(0, SOUTH)[1]) * SCALE)


def on_page(longitude: float, latitude: float) -> Point:
    """In units of the page, y downwards; longitudes may pass the map's edge."""
    x, y = project(longitude - MIDDLE, latitude)
    return WIDTH / 2 + x * SCALE, (TOP - y) * SCALE


def within_edges(longitude: float, latitude: float) -> Point:
    """The same place with its longitude between the map's edges."""
    return (longitude - MIDDLE + 180) % 360 - 180 + MIDDLE, latitude


def unwrapped(line: Iterable[Point]) -> list[Point]:
    """The line without jumps from one side of the date line to the other; longitudes may pass 180."""
    turned: list[Point] = []
    for x, y in line:
        before = turned[-1][0] if turned else x
        turned.append((x - 360 * round((x - before) / 360), y))
    return turned


def cut(ring: Sequence[Point], west: float, east: float) -> list[Point]:
    """The part of a closed ring between two meridians (I. Sutherland, G. Hodgman 1974)."""
    for edge, sign in ((west, 1), (east, -1)):
        kept: list[Point] = []
        for a, b in pairwise(ring):
            a_in, b_in = sign * (a[0] - edge) >= 0, sign * (b[0] - edge) >= 0
            if a_in:
                kept.append(a)
            if a_in != b_in:
                share = (edge - a[0]) / (b[0] - a[0])
                kept.append((edge, a[1] + share * (b[1] - a[1])))
        ring = [*kept, kept[0]] if kept else []
    return list(ring)


def pieces_on_page(ring: Sequence[Point]) -> list[list[Point]]:
    """The ring on the page, in as many pieces as the map's edge cuts it into."""
    whole = unwrapped(ring)
    pieces = []
    for turn in (-360, 0, 360):
        piece = cut([(x + turn, y) for x, y in whole], MIDDLE - 180, MIDDLE + 180)
        if len(piece) > 3:
            pieces.append([on_page(*point) for point in piece])
    return pieces


def triangle(a: Point, b: Point, c: Point) -> float:
    """Area of a triangle."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(line: Sequence[Point]) -> list[Point]:
    """The line without points whose triangle on the page is too small.

    Ends stay, so that neighbours keep their corners; a closed line keeps four points. Method:
    M. Visvalingam, J. D. Whyatt (1993), The Cartographic Journal 30(1).
    """
    arc = [on_page(*point) for point in unwrapped(line)]
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    current = {i: triangle(arc[i - 1], arc[i], arc[i + 1]) for i in range(1, len(arc) - 1)}
    heap = [(area, i) for i, area in current.items()]
    heapq.heapify(heap)
    remaining, least = len(arc), 4 if line[0] == line[-1] else 2
    while heap and remaining > least:
        area, i = heapq.heappop(heap)
        if current.get(i) != area:
            continue
        if area >= SMALLEST_TRIANGLE:
            break
        del current[i]
        remaining -= 1
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                # Never less than what was just dropped, or a spike would survive its own base.
                current[j] = max(area, triangle(arc[before[j]], arc[j], arc[after[j]]))
                heapq.heappush(heap, (current[j], j))
    return [point for i, point in enumerate(line) if i in current or i in (0, len(line) - 1)]


def signed_area(ring: Sequence[Point]) -> float:
    """Area of a closed ring, negative when it turns the other way."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def within(point: Point, ring: Sequence[Point]) -> bool:
    """Whether the point is inside the ring (even-odd rule)."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def point_in(ring: Sequence[Point]) -> Point:
    """The centroid, or where that is outside, the middle of the widest stretch at its height."""
    area = signed_area(ring)
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in pairwise(ring)]
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (6 * area)
    if within((x, y), ring):
        return x, y
    crossings = (pair for pair in pairs if (pair[0][1] > y) != (pair[1][1] > y))
    cuts = sorted(a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) for a, b, _ in crossings)
    west, east = max(zip(cuts[::2], cuts[1::2], strict=True), key=lambda span: span[1] - span[0])
    return (west + east) / 2, y
